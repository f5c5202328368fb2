"""What the desk finds in working copies, what is offered while a reader types, and spellings."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from articles import roles, search
from articles.models import Article, Spelling
from tests import makers
from tests.admin.pages import signed_in
from tests.search.archive import found, printed

pytestmark = pytest.mark.django_db


def on_desk(text: str) -> list[Article]:
    return list(search.find_on_desk(Article.objects.all(), text))


def test_the_desk_finds_drafts_by_the_words_of_the_whole_text():
    story = makers.draft()
    assert on_desk("بالكلفة") == [story]
    assert on_desk("رصيف مجلس") == [story]
    assert on_desk("رصيف كوكب") == []


def test_the_desk_finds_a_story_by_its_number_and_in_any_language():
    story = makers.draft(english=True)
    assert on_desk(str(story.pk)) == [story]
    assert on_desk("quays") == [story]
    assert on_desk("؟") == []


def test_the_desk_finds_no_note_and_no_source():
    story = makers.draft(agreement=makers.unnamed_source("مرساة-7"))
    story.notes.create(text="سرّ الملاحظة", by=makers.person(roles.DESK_EDITOR))
    for secret in ("مرساة", "الملاحظة"):
        assert on_desk(secret) == []


def test_the_list_of_stories_searches_as_the_desk_does():
    story = makers.draft()
    client = signed_in(makers.person(roles.DESK_EDITOR))
    page = reverse("admin:articles_article_changelist")
    address = reverse("admin:articles_article_change", args=[story.pk])
    assert address in client.get(page, {"q": "بالأرصفة"}).content.decode()
    assert address not in client.get(page, {"q": "كوكب"}).content.decode()
    assert client.get(page, {"q": "\x00"}).status_code in (200, 302)


def offers(text: str, root: str = "") -> list[tuple[str, str]]:
    answer = Client().get(f"{root}/search/suggest/", {"q": text})
    assert answer.status_code == 200
    return [(one["text"], one["kind"]) for one in json.loads(answer.content)["suggestions"]]


def test_what_begins_so_is_offered_by_kind():
    printed("الميناء يستقبل أول سفينة")
    assert ("الموانئ", "موضوع") in offers("موا")
    assert ("سلمى الهاشم", "كاتب") in offers("سلم")
    assert ("الميناء يستقبل أول سفينة", "مادة") in offers("مينا")
    assert offers("") == offers("؟") == offers("كوكب") == []


def test_what_is_not_public_is_not_offered():
    story = makers.draft()
    story.topics.add(makers.topic("sirr", "سرداب", "Vault"))
    assert offers("سردا") == offers("رصي") == []
    assert offers("Vau", "/en") == []


def test_a_group_of_spellings_is_one_word_from_the_moment_it_is_saved():
    printed("زهران يفوز", "ظهران تستضيف القمة")
    assert found("زهران") == ["زهران يفوز"]
    chief = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    form = {"kind": "name", "words": "زهران\r\nظهران"}
    assert chief.post(reverse("admin:articles_spelling_add"), form).status_code == 302
    assert set(found("زهران")) == {"زهران يفوز", "ظهران تستضيف القمة"}
    Spelling.objects.all().delete()
    assert found("زهران") == ["زهران يفوز"]


def test_one_spelling_is_no_group():
    chief = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    answer = chief.post(reverse("admin:articles_spelling_add"), {"kind": "name", "words": "زهران"})
    assert "صيغتين على الأقل" in answer.content.decode()
    assert not Spelling.objects.exists()
