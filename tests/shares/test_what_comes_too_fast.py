"""Shares that come too fast are neither counted unseen nor lost: they wait for the desk."""

from datetime import timedelta

import pytest

from articles import roles, shares
from articles.models import ShareDay, ShareEvent, ShareReview, ShareTotal
from articles.shares.reviewing import NETWORK_A_DAY
from tests import makers
from tests.shares.presses import PHONE, press

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def crowd(story, number, **words):
    """So many readers behind one address, each with a phone of his own."""
    for phone in range(number):
        assert press(story, agent=f"{PHONE} {words.get('channel', '')} {phone}", **words)


def invented(story, number, **words):
    """So many networks of which none has a neighbour."""
    for one in range(number):
        assert press(story, address=f"2001:{one:x}::1", **words)


def numbers(story):
    """Counted, waiting."""
    total = ShareTotal.objects.filter(article=story).values_list("total", flat=True).first()
    return total or 0, sum(one.waits for one in ShareReview.objects.waiting().with_intents())


def decide(counts, at=makers.NOON):
    review = ShareReview.objects.waiting().get()
    editor = makers.person(roles.DESK_EDITOR)
    return shares.decide(review, counts=counts, by=editor, at=at)


def test_three_hundred_readers_behind_one_address_are_all_there():
    story = makers.published()
    crowd(story, 300)
    shares.fold(at=makers.NOON)
    assert numbers(story) == (NETWORK_A_DAY, 300 - NETWORK_A_DAY)
    assert set(ShareEvent.objects.values_list("held", flat=True)) == {"", "network"}


def test_two_thousand_invented_networks_are_not_counted_unseen(settings):
    settings.SHARES_AN_HOUR = 50
    story = makers.published()
    invented(story, 200)
    shares.fold(at=makers.NOON)
    assert numbers(story) == (50, 150)


def test_it_makes_no_difference_in_how_many_parts_they_are_folded(settings):
    settings.SHARES_AN_HOUR = 50
    story = makers.published()
    for _part in range(4):
        crowd(story, 30, channel="whatsapp", address=f"192.0.2.{_part}")
        shares.fold(at=makers.NOON, batch=7)
        while shares.fold(at=makers.NOON, batch=7):
            pass
    assert numbers(story) == (50, 70)


def test_a_story_that_readers_pass_on_all_day_waits_for_nobody(settings):
    settings.SHARES_AN_HOUR = 20
    story = makers.published()
    for hour in range(5):
        for reader in range(20):
            at = makers.NOON + timedelta(hours=hour)
            assert press(story, address=f"2001:{hour:x}:{reader:x}::1", at=at)
        shares.fold(at=at)
    assert numbers(story) == (100, 0)


def test_one_story_that_is_pumped_holds_no_other_up(settings):
    settings.SHARES_AN_HOUR = 10
    pumped, honest = makers.published(), makers.published()
    invented(pumped, 30)
    invented(honest, 10)
    shares.fold(at=makers.NOON)
    assert [ShareTotal.objects.get(article=one).total for one in (pumped, honest)] == [10, 10]


def test_what_the_desk_takes_for_readers_is_counted_with_its_day_and_channel(settings):
    settings.SHARES_AN_HOUR = 10
    story = makers.published()
    invented(story, 15)
    invented(story, 15, channel="x")
    shares.fold(at=makers.NOON)
    assert decide(True, at=makers.NOON + DAY) == 20
    assert numbers(story) == (30, 0)
    assert set(ShareDay.objects.values_list("day", "channel", "count")) == {
        (makers.NOON.date(), "whatsapp", 15),
        (makers.NOON.date(), "x", 15),
    }


def test_after_that_ten_times_as_many_count_on_the_same_day_and_on_no_other(settings):
    settings.SHARES_AN_HOUR = 10
    story = makers.published()
    invented(story, 15)
    shares.fold(at=makers.NOON)
    decide(True)
    invented(story, 15, channel="x")
    invented(story, 15, at=makers.NOON + DAY)
    shares.fold(at=makers.NOON + DAY)
    assert numbers(story) == (40, 5)
    invented(story, 120, channel="email")
    shares.fold(at=makers.NOON + DAY)
    assert numbers(story)[0] == 110


def test_what_the_desk_takes_for_a_machine_is_not_counted_and_more_of_it_waits_again(settings):
    settings.SHARES_AN_HOUR = 10
    story = makers.published()
    invented(story, 15)
    shares.fold(at=makers.NOON)
    assert decide(False) == 5
    invented(story, 15, channel="x")
    shares.fold(at=makers.NOON)
    assert numbers(story) == (10, 15)
    decided = ShareReview.objects.exclude(decided_at=None).get()
    assert (decided.intents, decided.is_counted) == (5, False)


def test_two_editors_decide_once(settings):
    settings.SHARES_AN_HOUR = 10
    story = makers.published()
    invented(story, 15)
    shares.fold(at=makers.NOON)
    review = ShareReview.objects.get()
    decide(True)
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    with pytest.raises(ShareReview.DoesNotExist):
        shares.decide(review, counts=True, by=chief, at=makers.NOON)
    assert numbers(story) == (15, 0)


def test_what_waits_outlives_the_day_and_ends_after_a_month(settings):
    settings.SHARES_AN_HOUR = 10
    story = makers.published()
    invented(story, 15)
    shares.fold(at=makers.NOON)
    assert shares.purge(at=makers.NOON + 2 * DAY) == 0
    assert numbers(story) == (10, 5)
    assert shares.by_hour(ShareReview.objects.get()) == [(12, 10, 5)]
    assert shares.purge(at=makers.NOON + 31 * DAY) == 5
    assert not ShareReview.objects.exists()
    assert shares.purge(at=makers.NOON + 31 * DAY) == 10
    assert numbers(story) == (10, 0)


def test_judging_costs_the_same_however_many_stories(settings, django_assert_max_num_queries):
    settings.SHARES_AN_HOUR = 2
    for _story in range(6):
        invented(makers.published(), 4)
    with django_assert_max_num_queries(16):
        assert shares.fold(at=makers.NOON) == 24
    assert ShareReview.objects.count() == 6
