"""The stream of a live story is found as it stands, in the moment it is told."""

import pytest
from django.utils import timezone

from articles.workflow import live
from tests import makers
from tests.search.archive import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return makers.live()


def test_an_entry_is_found_by_its_words(story):
    makers.entry(story, headline="انقطع الكابل البحري")
    assert found("الكابل") == [story.headline_ar]


def test_what_took_its_place_is_found_and_what_was_wrong_is_not(story):
    entry = makers.entry(story, headline="انقطع الكابل البحري")
    words = {"said_by": "سلطة الموانئ", "by": makers.person("desk_editor"), "at": timezone.now()}
    live.correct(entry=entry, headline="تعطل الرادار", told="لم ينقطع شيء.", **words)
    assert (found("الكابل"), found("الرادار")) == ([], [story.headline_ar])


def test_what_was_taken_back_is_not_found(story):
    entry = makers.entry(story, headline="انقطع الكابل البحري")
    desk = makers.person("desk_editor")
    live.take_back(entry=entry, told="لم يتأكد.", by=desk, at=timezone.now())
    assert found("الكابل") == []
