"""Ctrl+K finds a story by the words of its text among those one sees, and without words shows the
stories one saved last."""

import pytest
from django.test import Client
from django.urls import reverse

from articles import roles, workflow
from tests import makers
from tests.admin.pages import signed_in

pytestmark = pytest.mark.django_db

FIND = reverse("admin:articles_article_find")


def shown(client, **asked) -> str:
    return client.get(FIND, asked).content.decode()


def saves(story, by, words: str):
    def change(article):
        article.headline_ar = words

    return workflow.edit(article=story, by=by, at=makers.NOON, change=change)


def test_by_the_words_of_the_text_as_readers_search_understands_them():
    desk = signed_in(makers.person(roles.DESK_EDITOR))
    story = makers.draft()
    assert str(story) in shown(desk, q="الارصفه لتوسعه") or str(story) in shown(desk, q="لتوسعه")
    assert "لا مادة تراها" in shown(desk, q="قطار")
    assert str(story) in shown(desk, q=str(story.pk))
    assert "لا مادة تراها" in shown(desk, q="\0 ط")


def test_without_words_what_one_saved_last_the_latest_first():
    editor = makers.person(roles.DESK_EDITOR)
    older = saves(makers.draft(), editor, "الأقدم")
    makers.draft()
    saves(makers.draft(), editor, "الأحدث")
    page = shown(signed_in(editor))
    assert page.index("الأحدث") < page.index("الأقدم")
    assert page.count("<li>") == 2
    assert str(older) in page


def test_nobody_finds_what_he_does_not_see():
    story = makers.draft()
    assert str(story) not in shown(signed_in(makers.person(roles.SOURCE_CUSTODIAN)), q=str(story))
    assert Client().get(FIND).status_code == 302
