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


PRINTED = reverse("admin:articles_article_printed")


def test_a_link_finds_what_is_printed_and_nothing_else():
    editor = signed_in(makers.person(roles.DESK_EDITOR))
    printed, unseen = makers.publication(), makers.draft()
    found = editor.get(PRINTED, {"q": "توسعة", "language": "ar"}).content.decode()
    assert f'data-href="/n/{printed.article_id}"' in found
    assert found.count("data-href") == 1
    assert f"/n/{unseen.pk}" not in found
    assert "data-href" not in editor.get(PRINTED, {"q": "\0", "language": "ar"}).content.decode()
    assert editor.get(PRINTED, {"q": "توسعة", "language": "xx"}).status_code == 404
    reader = signed_in(makers.person(roles.LEGAL))
    assert reader.get(PRINTED, {"q": "توسعة", "language": "ar"}).status_code == 403
