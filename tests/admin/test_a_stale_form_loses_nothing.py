"""Two people edit one story: the second one sees both texts, and nothing he typed is lost."""

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
    assert MINE in page
    assert THEIRS in page
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


def test_what_differs_beside_the_words_is_shown_too():
    """Genre and section are printed like words: whoever saves over them sees that he does."""
    story = makers.draft()
    client, form = opened(story)

    def change(article):
        article.genre = "opinion"
        article.section = makers.section("culture", "ثقافة", "Culture")

    by = makers.person(roles.MANAGING_EDITOR)
    workflow.edit(article=story, by=by, at=makers.NOON, change=change)
    answer = client.post(story_page(story), form)
    shown = {label: saved for label, _code, saved, _way in answer.context["differences"]}
    assert shown == {"نوع المادة": "رأي", "قسم": "ثقافة"}
