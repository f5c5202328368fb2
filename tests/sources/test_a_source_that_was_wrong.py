"""One act of its handler, or of a chief who decides, reaches every story that rests on a source:
each gets a task for its own passages, nothing of it is printed any more, and no desk learns of
another's story."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from articles import roles, workflow
from articles.admin import source_use
from articles.models import Status, Task
from articles.models.source import SourceAccess
from tests import makers
from tests.admin.pages import signed_in, source_page, story_page

pytestmark = pytest.mark.django_db
LATER = makers.NOON + timedelta(hours=1)
WHY = "CANARY اعترف بأنه لم يحضر الاجتماع"


@pytest.fixture
def agreement():
    return makers.named_source("رصيف-9")


def codes(story) -> set[str]:
    facts = workflow.Facts(story)
    return {one.code for one in workflow.what_printing_needs(facts, at=LATER)}


def hold_wrong(agreement, by=None, is_wrong=True, at=LATER):
    workflow.source_found_wrong(
        source=agreement.source_id,
        is_wrong=is_wrong,
        by=by or agreement.source.handler,
        at=at,
        why=WHY,
    )


def test_each_story_gets_a_task_for_each_of_its_passages(agreement):
    printed = makers.published(agreement=agreement)
    draft = makers.draft(agreement=agreement)
    draft.attributions.create(agreement=agreement, language="ar", exact="في 30 شهراً")
    spiked = makers.spiked(agreement=agreement)
    other = makers.draft()
    hold_wrong(agreement)
    hold_wrong(agreement)  # said twice, done once
    found = sorted(Task.objects.values_list("article", "kind"))
    assert found == [(one.pk, "source_wrong") for one in (printed, draft, draft)]
    assert not Task.objects.filter(article__in=[spiked, other]).exists()
    for task in Task.objects.all():
        assert agreement.source.code_name not in str(task)
        assert "CANARY" not in str(task)


def test_what_was_signed_is_not_printed_and_what_is_printed_stays(agreement):
    signed = makers.approved(agreement=agreement)
    printed = makers.published(agreement=agreement)
    before = printed.publications.get().proof
    hold_wrong(agreement)
    signed.refresh_from_db()
    assert signed.status == Status.IN_REVIEW
    assert "source_was_wrong" in codes(signed)
    printed.refresh_from_db()
    assert printed.status == Status.PUBLISHED
    assert printed.publications.get().proof == before
    assert "source_was_wrong" in codes(printed)


def test_a_check_that_confirms_it_afterwards_lets_it_be_printed(agreement):
    story = makers.in_review(agreement=agreement)
    row = story.attributions.get(agreement=agreement)

    def check(outcome, at):
        story.verifications.create(
            attribution=row,
            kind="document",
            method="قرئ المحضر",
            evidence="ملف 7",
            outcome=outcome,
            by=makers.person(roles.MANAGING_EDITOR),
            at=at,
        )

    check("confirmed", makers.NOON)
    hold_wrong(agreement)
    assert "source_was_wrong" in codes(story)
    check("confirmed", LATER + timedelta(hours=1))
    assert "source_was_wrong" not in codes(story)
    check("disputed", LATER + timedelta(hours=2))
    assert "source_was_wrong" in codes(story)


def test_it_may_be_held_to_be_right_again(agreement):
    story = makers.approved(agreement=agreement)
    sealed = story.digests
    hold_wrong(agreement)
    hold_wrong(agreement, is_wrong=False)
    story.refresh_from_db()
    assert story.digests == sealed
    assert "source_was_wrong" not in codes(story)
    told = SourceAccess.objects.filter(what__in=["wrong", "not_wrong"]).order_by("id")
    assert [(one.what, one.why) for one in told] == [("wrong", WHY), ("not_wrong", WHY)]


def test_only_who_may_change_what_was_agreed_says_so(agreement):
    makers.draft(agreement=agreement)
    address = reverse("admin:articles_source_wrong", args=[agreement.source_id])
    others = [makers.person(one, f"other-{one}") for one in {*roles.ROLES} - roles.CHIEFS]
    for somebody in [*others, makers.superuser()]:
        with pytest.raises(PermissionDenied):
            hold_wrong(agreement, by=somebody)
        client = signed_in(somebody)
        assert client.get(address).status_code == client.post(address).status_code == 404
    assert not Task.objects.exists()


def test_the_page_names_stories_that_one_sees_and_counts_the_others(agreement):
    mine = makers.draft(agreement=agreement, texts={"headline_ar": "خبري الذي أعمل عليه"})
    boss = makers.person(roles.DESK_EDITOR)
    makers.draft(agreement=agreement, by=boss, texts={"headline_ar": "CANARY خبر قسم آخر"})
    client = signed_in(agreement.source.handler)
    address = reverse("admin:articles_source_wrong", args=[agreement.source_id])
    for page in (source_page(agreement.source), address):
        text = client.get(page).content.decode()
        assert mine.headline_ar in text
        assert "CANARY" not in text
        assert "في مواد ليست مفتوحة لك" in text
    assert client.post(address, {"why": " "}).status_code == 200
    assert not Task.objects.exists()
    assert client.post(address, {"why": WHY}).status_code == 302
    assert Task.objects.count() == 2
    assert "CANARY" not in client.get("/admin/").content.decode()


def test_of_a_source_of_many_stories_the_newest_are_named(agreement, monkeypatch):
    monkeypatch.setattr(source_use, "SHOWN", 2)
    stories = [makers.in_review(agreement=agreement) for _number in range(3)]
    client = signed_in(agreement.source.handler)
    told = client.get(source_page(agreement.source)).text
    at = [f"/articles/article/{story.pk}/change/" in told for story in stories]
    assert at == [False, True, True]
    assert "وغيرها: خبر واحد" in told


def test_a_task_is_done_by_whom_it_waits_for(agreement):
    story = makers.draft(agreement=agreement)
    hold_wrong(agreement)
    task = Task.objects.get()
    done = reverse("admin:task_done", args=[task.pk])
    stranger = signed_in(makers.person(roles.REPORTER, "stranger"))
    assert done not in stranger.get("/admin/").content.decode()
    assert stranger.post(done).status_code == 404
    client = signed_in(makers.person(roles.DESK_EDITOR))
    home = client.get("/admin/").content.decode()
    assert done in home
    assert story_page(story) in home
    assert agreement.source.code_name not in home
    assert client.get(done).status_code == 405
    assert client.post(done).status_code == 302
    task.refresh_from_db()
    assert task.done_by == makers.person(roles.DESK_EDITOR)
    assert client.post(done).status_code == 404
    assert done not in client.get("/admin/").content.decode()


def test_a_picture_that_left_the_print_is_a_task():
    story = makers.with_everything()
    image = story.lead_image
    image.rights_expire_at = makers.NOON + timedelta(days=1)
    image.save()
    workflow.picture_changed(image=image, at=makers.NOON)
    story.refresh_from_db()
    story = makers.sign_all(story)
    workflow.publish(article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)
    workflow.take_out_ended_pictures(at=makers.NOON + timedelta(days=2))
    assert list(Task.objects.values_list("article", "kind")) == [(story.pk, "picture_gone")]
