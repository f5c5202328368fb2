"""The clock adds intents up: each once, whatever is folded or killed when."""

from datetime import timedelta

import pytest

from articles import shares
from articles.models import ShareDay, ShareEvent, ShareKey, ShareTotal
from articles.shares import counting
from tests import makers
from tests.shares.presses import press

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def presses(story, count, **words):
    for host in range(count):
        assert press(story, address=f"198.51.{host // 250}.{host % 250}", **words)


def total(story):
    return ShareTotal.objects.get(article=story).total


def test_intents_become_a_total_by_channel_and_language():
    story = makers.published(english=True)
    presses(story, 3)
    presses(story, 2, channel="x")
    presses(story, 1, language="en", channel="telegram")
    assert shares.fold(at=makers.NOON) == 6
    assert total(story) == 6
    assert list(
        ShareDay.objects.order_by("-count").values_list("channel", "language", "count")
    ) == [("whatsapp", "ar", 3), ("x", "ar", 2), ("telegram", "en", 1)]


def test_folding_again_adds_nothing():
    story = makers.published()
    presses(story, 2)
    assert [shares.fold(at=makers.NOON), shares.fold(at=makers.NOON)] == [2, 0]
    assert total(story) == 2


def test_what_comes_later_is_added_to_what_was():
    story = makers.published()
    presses(story, 2)
    shares.fold(at=makers.NOON)
    presses(story, 3, channel="x")
    later = makers.NOON + timedelta(minutes=1)
    shares.fold(at=later)
    assert total(story) == 5
    assert ShareTotal.objects.get().as_of == later


def test_a_batch_leaves_the_rest_for_the_next_one():
    story = makers.published()
    presses(story, 5)
    assert [shares.fold(at=makers.NOON, batch=2) for _time in range(4)] == [2, 2, 1, 0]
    assert total(story) == 5


def test_a_fold_that_is_killed_half_way_counts_nothing_and_loses_nothing(monkeypatch):
    story = makers.published()
    presses(story, 2)
    add = counting._add

    def die(*words):
        add(*words)
        raise KeyboardInterrupt

    monkeypatch.setattr(counting, "_add", die)
    with pytest.raises(KeyboardInterrupt):
        shares.fold(at=makers.NOON)
    monkeypatch.undo()
    assert not ShareTotal.objects.exists()
    assert shares.fold(at=makers.NOON) == 2
    assert total(story) == 2


def test_used_intents_of_past_days_and_old_keys_go():
    story = makers.published()
    presses(story, 2)
    shares.fold(at=makers.NOON)
    assert shares.purge(at=makers.NOON) == 0
    assert shares.purge(at=makers.NOON + DAY) == 2
    assert (ShareEvent.objects.count(), ShareKey.objects.count(), total(story)) == (0, 0, 2)


def test_intents_that_no_clock_has_folded_yet_stay():
    story = makers.published()
    presses(story, 2)
    assert shares.purge(at=makers.NOON + DAY) == 0
    assert shares.fold(at=makers.NOON + DAY) == 2
    assert str(ShareDay.objects.get().day) == "2026-11-20"
