"""What a form shows is what it saves: pressing «save» is no change of anything that is signed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from articles import roles, workflow
from articles.models import Article
from tests import makers
from tests.admin.pages import form_of, move_page, signed_in, source_page, story_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return makers.with_everything()


def pages(story):
    unnamed = story.attributions.last().agreement.source
    yield roles.EDITOR_IN_CHIEF, story_page(story)
    yield roles.REPORTER, source_page(unnamed)
    for name, pk in (
        ("image", story.lead_image_id),
        ("contributor", story.bylines.first().contributor_id),
        ("topic", story.topics.get().pk),
        ("section", story.section_id),
    ):
        yield roles.EDITOR_IN_CHIEF, reverse(f"admin:articles_{name}_change", args=[pk])


def test_saving_any_page_as_it_is_keeps_every_sign_off(story):
    for role, page in pages(story):
        client = signed_in(makers.person(role))
        answer = client.post(page, form_of(client, page))
        assert answer.status_code == 302, (page, answer.context["errors"])
        again = Article.objects.get(pk=story.pk)
        assert len(workflow.signoffs.holding(workflow.Facts(again))) == 4, page
        assert again.status == "approved", page


def test_another_description_on_the_page_of_a_source_sends_its_stories_back(story):
    page = source_page(story.attributions.last().agreement.source)
    client = signed_in(makers.person(roles.REPORTER))
    form = form_of(client, page) | {"agreements-0-description_ar": "وزير في الحكومة"}
    assert client.post(page, form).status_code == 302
    again = Article.objects.get(pk=story.pk)
    assert again.status == "in_review"
    last = again.transitions.first()
    assert (last.move, last.by, last.reason) == ("reopen", None, "تغيّر ما تستند إليه المادة.")


def test_other_words_of_a_picture_send_its_stories_back(story):
    page = reverse("admin:articles_image_change", args=[story.lead_image_id])
    client = signed_in(makers.person(roles.PICTURE_EDITOR))
    form = form_of(client, page) | {"caption_ar": "رصيف آخر"}
    assert client.post(page, form).status_code == 302
    assert Article.objects.get(pk=story.pk).status == "in_review"


def check(story, outcome="confirmed"):
    unnamed = story.attributions.last()
    return {
        "verifications-TOTAL_FORMS": 1,
        "verifications-0-attribution": unnamed.pk,
        "verifications-0-kind": "image",
        "verifications-0-method": "زيارة الموقع",
        "verifications-0-evidence": "محضر 14/2026",
        "verifications-0-outcome": outcome,
    }


def test_an_editor_writes_down_what_he_checked_and_the_passage_stands_confirmed(story):
    client = signed_in(makers.person(roles.DESK_EDITOR))
    page = story_page(story)
    assert client.post(page, form_of(client, page) | check(story)).status_code == 302
    made = story.verifications.get()
    assert (made.by, made.evidence) == (makers.person(roles.DESK_EDITOR), "محضر 14/2026")
    again = Article.objects.get(pk=story.pk)
    assert {need.kind for need in workflow.signoffs.needed(workflow.Facts(again))} == {
        "desk",
        "copy",
    }
    assert again.status == "in_review"
    assert "مؤكد" in client.get(page).content.decode()


def test_a_check_by_an_author_counts_for_nothing(story):
    editor = makers.person(roles.DESK_EDITOR)
    story.authorships.create(account=editor, is_for_good=True)
    client = signed_in(editor)
    page = story_page(story)
    assert client.post(page, form_of(client, page) | check(story)).status_code == 302
    again = Article.objects.get(pk=story.pk)
    assert "verification" in {need.kind for need in workflow.signoffs.needed(workflow.Facts(again))}


def test_a_reporter_checks_nothing(story):
    story = workflow.return_for_changes(
        article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON, reason="ينقصه شيء"
    )
    client = signed_in(makers.person(roles.REPORTER))
    page = story_page(story)
    assert client.post(page, form_of(client, page) | check(story)).status_code == 302
    assert story.verifications.count() == 0


def test_what_was_found_false_is_not_printed(story):
    client = signed_in(makers.person(roles.DESK_EDITOR))
    page = story_page(story)
    client.post(page, form_of(client, page) | check(story, "false"))
    again = Article.objects.get(pk=story.pk)
    codes = {
        one.code for one in workflow.what_printing_needs(workflow.Facts(again), at=makers.NOON)
    }
    assert "found_false" in codes


def test_a_passage_of_another_story_cannot_be_checked_here(story):
    other = makers.draft(agreement=makers.unnamed_source())
    client = signed_in(makers.person(roles.DESK_EDITOR))
    page = story_page(story)
    sent = check(story) | {"verifications-0-attribution": other.attributions.get().pk}
    assert client.post(page, form_of(client, page) | sent).status_code == 200
    assert other.verifications.count() == 0


def test_whoever_signs_again_sees_what_changed_and_nothing_of_a_source(story):
    """The copy editor may not see the source: he reads that what a passage rests on has changed."""
    agreement = story.attributions.last().agreement
    agreement.terms, agreement.ground_rule = "سرّ بيننا", "on_the_record"
    agreement.save()
    workflow.source_changed(source=agreement.source_id, at=makers.NOON)
    page = move_page(story, "sign_off")
    shown = signed_in(makers.person(roles.COPY_EDITOR)).get(f"{page}?need=copy:ar")
    said = shown.content.decode()
    assert "تغيّر ما يستند إليه المقطع 2." in said
    assert agreement.source.code_name not in said
    assert "سرّ بيننا" not in said


def test_advice_is_told_from_what_keeps_a_story_back(story):
    story = workflow.publish(article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)
    agreement = story.attributions.last().agreement
    agreement.expires_on = makers.NOON.date() - timedelta(days=3)
    agreement.save()
    workflow.source_changed(source=agreement.source_id, at=makers.NOON)
    page = move_page(story, "correct")
    said = signed_in(makers.person(roles.DESK_EDITOR)).get(page).content.decode()
    assert "تنبيه" in said
