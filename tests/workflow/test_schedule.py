from datetime import timedelta

import pytest

from articles import roles, workflow
from articles.models import Publication
from tests import makers

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def editor():
    return makers.person(roles.DESK_EDITOR)


def codes(call, **words):
    with pytest.raises(workflow.Refused) as refused:
        call(**words)
    return [reason.code for reason in refused.value.reasons]


def test_a_time_that_has_passed_is_refused():
    story = makers.approved()
    words = {"article": story, "by": editor(), "at": makers.NOON, "publish_at": makers.NOON}
    assert codes(workflow.schedule, **words) == ["not_in_future"]


def test_a_time_before_the_embargo_is_refused():
    story = makers.approved(texts={"embargoed_until": makers.NOON + 2 * HOUR})
    words = {"article": story, "by": editor(), "at": makers.NOON}
    assert codes(workflow.schedule, **words, publish_at=makers.NOON + HOUR) == ["before_embargo"]
    assert codes(workflow.publish, **words) == ["embargoed"]


def test_the_clock_publishes_a_due_story_with_the_time_it_was_promised_for():
    story = makers.scheduled(publish_at=makers.NOON + HOUR)
    late = makers.NOON + 5 * HOUR
    assert codes(workflow.publish, article=story, by=None, at=makers.NOON) == ["not_due"]
    story = workflow.publish(article=story, by=None, at=late)
    assert story.first_published_at == makers.NOON + HOUR
    assert Publication.objects.get().first_published_at == makers.NOON + HOUR
    assert story.transitions.first().by is None


def test_unscheduling_takes_the_print_off():
    story = makers.scheduled()
    story = workflow.unschedule(article=story, by=editor(), at=makers.NOON)
    assert story.status == "approved"
    assert story.publish_at is None
    assert not Publication.objects.exists()


def test_a_story_whose_time_has_come_cannot_be_unscheduled_behind_the_readers_backs():
    story = makers.scheduled(publish_at=makers.NOON + HOUR)
    late = makers.NOON + 2 * HOUR
    assert codes(workflow.unschedule, article=story, by=editor(), at=late) == ["wrong_state"]


def test_publishing_a_scheduled_story_by_hand_is_publishing_now():
    story = makers.scheduled(publish_at=makers.NOON + 5 * HOUR)
    workflow.publish(article=story, by=editor(), at=makers.NOON + HOUR)
    assert Publication.objects.get().first_published_at == makers.NOON + HOUR
