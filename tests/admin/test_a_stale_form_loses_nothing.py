"""Two people edit one story: the second one sees both texts, and nothing he typed is lost."""

import re
from datetime import timedelta

import pytest

from articles import roles, workflow
from articles.models import Article
from tests import makers
from tests.admin.pages import form_of, signed_in, story_page

pytestmark = pytest.mark.django_db

MINE = "مجلس الموانئ يقرّ خطة لم يعلن كلفتها"
THEIRS = "مجلس الموانئ يؤجل خطة الرصيف"


def somebody_else_writes(story, headline=THEIRS):
    def change(article):
        article.headline_ar = headline

    workflow.edit(
        article=story, by=makers.person(roles.MANAGING_EDITOR), at=makers.NOON, change=change
    )


def opened(story):
    client = signed_in(makers.person(roles.DESK_EDITOR))
    return client, form_of(client, story_page(story))


def test_a_stale_form_is_refused_and_shows_both_texts():
    story = makers.draft()
    client, form = opened(story)
    somebody_else_writes(story)
    answer = client.post(story_page(story), {**form, "headline_ar": MINE})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "غيّر زميل هذه المادة" in page
    headline = next(one for one in answer.context["merges"] if one.name == "headline_ar")
    for side, words in (("ours", MINE), ("theirs", THEIRS)):
        assert "".join(getattr(part, side) for part in headline.shown) == words
    assert Article.objects.get(pk=story.pk).headline_ar == THEIRS


def test_everything_typed_comes_back():
    story = makers.draft()
    client, form = opened(story)
    somebody_else_writes(story)
    typed = {"kicker_ar": "تمهيد كتبته", "headline_en": "Typed in English", "ed_note": "ملاحظة"}
    answer = client.post(story_page(story), {**form, **typed})
    sent_back = answer.context["adminform"].form
    for field, words in typed.items():
        assert sent_back[field].value() == words


def test_saving_again_in_sight_of_both_texts_is_accepted():
    story = makers.draft()
    client, form = opened(story)
    somebody_else_writes(story)
    second = client.post(story_page(story), {**form, "headline_ar": MINE})
    seen = second.context["adminform"].form["seen_version"].value()
    assert int(seen) == Article.objects.get(pk=story.pk).version
    third = client.post(story_page(story), {**form, "headline_ar": MINE, "seen_version": seen})
    assert third.status_code == 302
    assert Article.objects.get(pk=story.pk).headline_ar == MINE


def test_a_form_without_a_version_writes_over_nobody():
    story = makers.draft()
    client, form = opened(story)
    form.pop("seen_version")
    client.post(story_page(story), {**form, "headline_ar": MINE})
    assert Article.objects.get(pk=story.pk).headline_ar == makers.HEADLINE


def test_a_race_at_the_last_moment_is_refused_on_the_same_form(monkeypatch):
    """The story changes after the form was checked and before it is written."""
    story = makers.draft()
    client, form = opened(story)
    edit = workflow.edit

    def slower(**words):
        monkeypatch.setattr(workflow, "edit", edit)
        somebody_else_writes(story)
        return edit(**words)

    monkeypatch.setattr(workflow, "edit", slower)
    answer = client.post(story_page(story), {**form, "headline_ar": MINE})
    assert answer.status_code == 200
    assert MINE in answer.content.decode()
    assert "غيّر زميل هذه المادة" in answer.content.decode()


def test_what_a_colleague_alone_changed_is_taken_up_beside_the_words_too():
    """Genre and section are printed like words: an untouched form never takes them back."""
    story = makers.draft()
    client, form = opened(story)

    def change(article):
        article.genre = "opinion"
        article.section = makers.section("culture", "ثقافة", "Culture")

    by = makers.person(roles.MANAGING_EDITOR)
    workflow.edit(article=story, by=by, at=makers.NOON, change=change)
    answer = client.post(story_page(story), form)
    sent_back = answer.context["adminform"].form
    assert (sent_back["genre"].value(), sent_back["section"].value()) == (
        "opinion",
        str(makers.section("culture", "ثقافة", "Culture").pk),
    )
    shown = {one.label: one.shown[0] for one in answer.context["merges"]}
    assert {label: (one.kind, one.theirs) for label, one in shown.items()} == {
        "نوع المادة": ("theirs", "رأي"),
        "قسم": ("theirs", "ثقافة"),
    }


def test_changes_in_different_places_are_joined_and_what_both_changed_is_to_choose():
    story = makers.draft()
    client, form = opened(story)

    def change(article):
        article.headline_ar = THEIRS
        article.body_ar = f"{article.body_ar}<p>فقرة أضافتها زميلة.</p>"

    by = makers.person(roles.MANAGING_EDITOR)
    workflow.edit(article=story, by=by, at=makers.NOON, change=change)
    mine = {"headline_ar": MINE, "body_ar": form["body_ar"].replace("المقبل", "الجاري")}
    answer = client.post(story_page(story), {**form, **mine})
    sent_back = answer.context["adminform"].form
    assert "الجاري" in sent_back["body_ar"].value()
    assert "<p>فقرة أضافتها زميلة.</p>" in sent_back["body_ar"].value()
    merges = {one.name: one for one in answer.context["merges"]}
    assert merges["body_ar"].is_settled
    assert not merges["headline_ar"].is_settled
    assert sent_back["headline_ar"].value() == MINE
    assert THEIRS.split()[-3] in answer.content.decode()


def test_topics_pictures_and_an_embargo_of_a_colleague_are_never_taken_back_unseen():
    story = makers.draft()
    client, form = opened(story)
    topic, picture = makers.topic(), makers.picture()
    until = makers.NOON + timedelta(days=9)

    def change(article):
        article.topics.set([topic])
        article.lead_image = picture
        article.embargoed_until = until

    by = makers.person(roles.MANAGING_EDITOR)
    workflow.edit(article=story, by=by, at=makers.NOON, change=change)
    answer = client.post(story_page(story), {**form, "topics": [], "headline_ar": MINE})
    sent_back = answer.context["adminform"].form
    assert sent_back["topics"].value() == [str(topic.pk)]
    assert sent_back["lead_image"].value() == str(picture.pk)
    merges = {one.name: one for one in answer.context["merges"]}
    assert not merges["embargoed_until"].is_settled
    assert merges["embargoed_until"].parts[0][2].startswith("20")


def test_a_row_that_was_not_touched_here_is_not_written_over():
    story = makers.draft()
    client, form = opened(story)
    page = client.get(story_page(story)).content.decode()
    shown = dict(re.findall(r'name="(initial-bylines-[^"]+)"[^>]* value="([^"]*)"', page))
    assert shown
    by = makers.person(roles.MANAGING_EDITOR)
    workflow.edit(
        article=story,
        by=by,
        at=makers.NOON,
        change=lambda row: row.bylines.update(credit="translator"),
    )
    first = client.post(story_page(story), {**form, **shown, "headline_ar": MINE})
    seen = first.context["adminform"].form["seen_version"].value()
    again = {**form, **shown, "headline_ar": MINE, "seen_version": seen}
    assert client.post(story_page(story), again).status_code == 302
    assert [one.credit for one in story.bylines.all()] == ["translator"]
