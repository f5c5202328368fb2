"""Every save of a story can be looked at, compared with any other, named and brought back."""

import pytest
from django.test import Client
from django.urls import reverse

from articles import roles, workflow
from articles.models import Article, NamedVersion
from tests import makers
from tests.admin.pages import signed_in

pytestmark = pytest.mark.django_db

ANEW = "مجلس الموانئ يؤجل خطة الرصيف"


@pytest.fixture
def desk():
    return signed_in(makers.person(roles.DESK_EDITOR))


@pytest.fixture
def story():
    """Changed by a colleague: text, genre, section, topics, byline, lead picture, shelf."""
    story = makers.draft()
    picture, topic = makers.picture(), makers.topic()

    def change(article):
        article.headline_ar = ANEW
        article.body_ar = article.body_ar.replace("مطلع", "<strong>مطلع</strong>")
        article.genre = "analysis"
        article.section = makers.section("culture", "ثقافة", "Culture")
        article.lead_image = picture
        article.topics.set([topic])
        article.bylines.all().delete()
        article.pictures.create(image=picture, position=1)

    by = makers.person(roles.MANAGING_EDITOR)
    return workflow.edit(article=story, by=by, at=makers.NOON, change=change)


def page(story) -> str:
    return reverse("admin:articles_article_revisions", args=[story.pk])


def numbers(story) -> list[int]:
    return list(story.revisions.order_by("number").values_list("number", flat=True))


def test_the_list_says_who_when_and_what_changed(desk, story):
    lines = desk.get(page(story)).context["lines"]
    assert [one.revision.number for one in lines] == numbers(story)[::-1]
    assert lines[0].revision.author.username == roles.MANAGING_EDITOR
    assert {"العنوان", "المتن", "نوع المادة", "قسم", "الموضوعات", "الصورة الرئيسية"} <= set(
        lines[0].changed
    )
    assert lines[0].is_current


def test_any_two_are_compared_word_by_word_links_and_settings_too(desk, story):
    old, new = numbers(story)[-2:]
    answer = desk.get(page(story), {"old": new, "new": old})  # whichever way round
    told = {label: drawn for label, _language, drawn in answer.context["compared"]}
    assert "<ins>" in told["العنوان"]
    assert "&lt;strong&gt;" in told["المتن"]  # only the markup differs
    assert "تحليل" in told["نوع المادة"]
    assert "ثقافة" in told["قسم"]


def test_one_is_brought_back_as_a_new_one_with_all_that_readers_see(desk, story):
    before, last = numbers(story)[-2:]
    first = Article.objects.get(pk=story.pk).revisions.get(number=before).snapshot
    sent = {"number": before, "version": story.version, "bring_back": "1"}
    assert desk.post(page(story), sent).status_code == 302
    back = Article.objects.get(pk=story.pk)
    newest = back.revisions.order_by("-number").first()
    assert newest.number == last + 1
    assert newest.note == f"استُعيدت من النسخة {before}"
    unlike = {"attributions"}
    assert {k: v for k, v in newest.snapshot.items() if k not in unlike} == {
        k: v for k, v in first.items() if k not in unlike
    }
    assert back.headline_ar == makers.HEADLINE


def test_nothing_is_brought_back_over_a_text_that_was_not_seen(desk, story):
    sent = {"number": numbers(story)[0], "version": story.version - 1, "bring_back": "1"}
    desk.post(page(story), sent)
    assert Article.objects.get(pk=story.pk).headline_ar == ANEW


def test_a_version_is_named(desk, story):
    desk.post(page(story), {"number": numbers(story)[0], "name": " أُرسلت  إلى القانونية "})
    assert NamedVersion.objects.get().name == "أُرسلت إلى القانونية"
    assert "أُرسلت إلى القانونية" in desk.get(page(story)).content.decode()


@pytest.mark.parametrize("name", ["", "  ", "ط" * 81])
def test_but_not_without_a_name_or_with_a_long_one(desk, story, name):
    desk.post(page(story), {"number": numbers(story)[0], "name": name})
    assert not NamedVersion.objects.exists()


@pytest.mark.parametrize(
    "asked", [{"old": "x", "new": "1"}, {"old": "1", "new": "99"}, {"old": "1", "new": "9" * 30}]
)
def test_a_number_that_never_was_is_not_found(desk, story, asked):
    assert desk.get(page(story), asked).status_code == 404


def test_who_does_not_see_the_story_sees_none_of_its_texts(story):
    stranger = signed_in(makers.person(roles.SOURCE_CUSTODIAN))
    assert stranger.get(page(story)).status_code in {403, 404}
    assert Client().get(page(story)).status_code == 302


def test_who_may_not_write_brings_nothing_back(story):
    reviewed = makers.in_review()
    reporter = signed_in(reviewed.created_by)
    number = numbers(reviewed)[0]
    before = numbers(reviewed)
    sent = {"number": number, "version": reviewed.version, "bring_back": "1"}
    reporter.post(page(reviewed), sent)
    assert numbers(reviewed) == before
    shown = reporter.get(page(reviewed), {"old": number, "new": before[-1]})
    assert "bring_back" not in shown.content.decode()


def test_those_of_a_story_that_came_from_an_archive_have_no_author_here(desk):
    [story] = makers.archive(1)
    page = reverse("admin:articles_article_revisions", args=[story.pk])
    assert "وردت من خارج التحرير" in desk.get(page).text
    workflow.edit(
        article=story,
        by=makers.person(roles.DESK_EDITOR),
        at=makers.NOON,
        change=lambda article: setattr(article, "headline_ar", ANEW),
    )
    assert desk.get(page, {"old": 1, "new": 2}).status_code == 200
