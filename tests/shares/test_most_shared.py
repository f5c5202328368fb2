"""The most shared stories, of a day and of a week."""

from datetime import timedelta

import pytest

from articles import roles, shares, workflow
from articles.models import ShareDay
from tests import makers

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def shared(story, count, days_ago=0, language="ar"):
    ShareDay.objects.create(
        article=story,
        day=(makers.NOON - days_ago * DAY).date(),
        channel="whatsapp",
        language=language,
        count=count,
    )


def top(**words):
    asked = {"language": "ar", "at": makers.NOON, **words}
    return [one.article_id for one in shares.top(**asked)]


def two_days_old(**words):
    return makers.published(at=makers.NOON - 2 * DAY, **words)


def test_the_most_shared_story_stands_first():
    little, much = two_days_old(), two_days_old()
    shared(little, 4)
    shared(much, 9)
    assert top() == [much.pk, little.pk]
    assert top(limit=1) == [much.pk]


def test_fewer_than_the_minimum_is_chance():
    shared(two_days_old(), shares.ranking.MINIMUM - 1)
    assert top() == []


def test_at_noon_half_of_yesterday_counts():
    yesterday, today = two_days_old(), two_days_old()
    shared(yesterday, 10, days_ago=1)
    shared(today, 6)
    assert top() == [today.pk, yesterday.pk]


def test_a_week_forgets_slowly():
    old, new = two_days_old(), two_days_old()
    shared(old, 10, days_ago=4)
    shared(new, 4)
    assert top(window="7d") == [new.pk, old.pk]
    assert top(window="24h") == [new.pk]


def test_shares_of_a_language_rank_that_language():
    story = two_days_old(english=True)
    shared(story, 5, language="en")
    assert (top(), top(language="en")) == ([], [story.pk])


def test_a_section_has_its_own_list():
    story = two_days_old()
    shared(story, 5)
    assert top(section=makers.section()) == [story.pk]
    assert top(section=makers.section("sport", "رياضة", "Sport")) == []


@pytest.mark.parametrize("what", ["held", "withdrawn", "retracted", "sensitive", "unshared"])
def test_what_is_not_promoted_is_not_on_the_list(what):
    fields = {"sensitive": {"is_sensitive": True}, "unshared": {"shares_enabled": False}}
    story = two_days_old(texts=fields.get(what))
    shared(story, 50)
    words = {"article": story, "at": makers.NOON, "reason": "مراجعة"}
    if what == "held":
        workflow.hold(by=makers.person(roles.LEGAL), **words)
    elif what == "withdrawn":
        workflow.withdraw(by=makers.person(roles.MANAGING_EDITOR), **words)
    elif what == "retracted":
        chief = makers.person(roles.EDITOR_IN_CHIEF)
        workflow.retract(by=chief, notices={"ar": "سحبنا المادة."}, **words)
    assert top() == []


def test_the_list_costs_at_most_three_queries(django_assert_max_num_queries):
    for story in makers.archive(12, until=makers.NOON - DAY):
        shared(story, 5)
    with django_assert_max_num_queries(3):
        assert len(shares.top(language="ar", at=makers.NOON)) == 10
