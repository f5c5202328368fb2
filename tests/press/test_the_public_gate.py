"""Readers see what `Publication.objects.public(at=…)` lets through, and nothing else."""

from datetime import timedelta

import pytest

from articles import roles, workflow
from articles.models import Publication, Status
from tests import makers

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def seen(at):
    return Publication.objects.public(at=at).count()


@pytest.mark.parametrize("state", list(Status))
def test_only_published_stories_are_seen(state):
    makers.IN_STATE[state]()
    assert seen(makers.NOON) == (state == Status.PUBLISHED)


def test_a_scheduled_story_appears_at_its_second_without_a_clock():
    makers.scheduled(publish_at=makers.NOON + HOUR)
    assert seen(makers.NOON + HOUR - timedelta(seconds=1)) == 0
    assert seen(makers.NOON + HOUR) == 1


def test_a_story_on_hold_is_not_seen_and_comes_back():
    story = makers.published()
    legal = makers.person(roles.LEGAL)
    story = workflow.hold(article=story, by=legal, at=makers.NOON, reason="دعوى")
    assert seen(makers.NOON) == 0
    workflow.release(article=story, by=legal, at=makers.NOON)
    assert seen(makers.NOON) == 1


def test_a_scheduled_story_on_hold_does_not_appear_at_its_time():
    story = makers.scheduled(publish_at=makers.NOON + HOUR)
    workflow.hold(article=story, by=makers.person(roles.LEGAL), at=makers.NOON, reason="دعوى")
    assert seen(makers.NOON + 2 * HOUR) == 0


def test_a_language_without_its_sign_off_is_not_printed():
    story = makers.in_review(english=True)
    story = makers.sign_all(story, translations=False)
    workflow.publish(article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)
    assert list(Publication.objects.values_list("language", flat=True)) == ["ar"]


def test_both_languages_are_printed_when_both_are_signed():
    story = makers.published(english=True)
    assert sorted(story.publications.values_list("language", flat=True)) == ["ar", "en"]
    assert story.publications.first().languages == ["ar", "en"]


def test_the_desks_later_changes_are_not_seen_before_they_are_printed():
    story = makers.published()

    def change(article):
        article.headline_ar = "عنوان لم يُنشر بعد"

    workflow.edit(article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON, change=change)
    assert Publication.objects.get().headline == makers.HEADLINE
