"""One visitor, one story, one channel, one day: one intent."""

from datetime import UTC, datetime, timedelta

import pytest

from articles import roles, shares, workflow
from articles.models import ShareEvent, ShareKey, Status
from tests import makers
from tests.shares.presses import PHONE, press

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
JUST_AFTER = datetime(2026, 11, 20, 21, 1, tzinfo=UTC)  # 00:01 in Kuwait


def test_the_second_press_of_a_visitor_is_not_counted():
    story = makers.published()
    assert [press(story), press(story)] == [True, False]
    assert ShareEvent.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [{"channel": "x"}, {"address": "192.0.2.8"}, {"agent": PHONE + " Other"}],
    ids=lambda other: next(iter(other)),
)
def test_another_channel_address_or_agent_is_another_intent(other):
    story = makers.published()
    assert [press(story), press(story, **other)] == [True, True]


def test_a_household_keeps_its_network_and_changes_its_last_half():
    story = makers.published()
    assert press(story, address="2001:db8:1:2:aaaa::1")
    assert not press(story, address="2001:db8:1:2:bbbb::9")
    assert press(story, address="2001:db8:1:3::1")


def test_an_apps_retry_is_counted_once_from_wherever_it_comes():
    story = makers.published()
    assert press(story, idempotency_key="3f6c")
    assert not press(story, idempotency_key="3f6c", address="198.51.100.4", agent="App/2")
    assert press(story, idempotency_key="3f6d")


def test_a_new_day_of_the_paper_begins_at_its_own_midnight():
    story = makers.published()
    before = datetime(2026, 11, 21, 20, 59, tzinfo=UTC)  # 23:59 in Kuwait
    assert press(story, at=before)
    assert press(story, at=before + timedelta(minutes=1))
    assert [str(event.day) for event in ShareEvent.objects.order_by("id")] == [
        "2026-11-21",
        "2026-11-22",
    ]


def test_the_key_of_a_day_is_thrown_away_when_the_next_one_is_made():
    story = makers.published()
    press(story)
    press(story, at=makers.NOON + DAY)
    assert [str(key.day) for key in ShareKey.objects.all()] == ["2026-11-21"]


def test_of_yesterday_only_the_key_of_retries_is_left_until_noon():
    story = makers.published()
    press(story)
    press(story, at=JUST_AFTER)
    yesterday, today = ShareKey.objects.order_by("day")
    assert bytes(yesterday.secret) == b""
    assert bytes(yesterday.retries)
    assert bytes(today.secret)


def test_an_apps_retry_after_midnight_is_counted_once():
    story = makers.published()
    assert press(story, idempotency_key="3f6c", at=JUST_AFTER - timedelta(minutes=2))
    shares.fold(at=JUST_AFTER)
    shares.purge(at=JUST_AFTER)
    assert not press(story, idempotency_key="3f6c", at=JUST_AFTER)
    assert press(story, idempotency_key="3f6c", channel="x", at=JUST_AFTER)
    assert press(makers.published(), idempotency_key="3f6c", at=JUST_AFTER)


def test_a_key_that_an_app_uses_again_the_next_evening_is_a_new_intent():
    story = makers.published()
    assert press(story, idempotency_key="3f6c")
    assert press(story, idempotency_key="3f6c", at=makers.NOON + DAY)


def test_the_same_visitor_has_another_digest_tomorrow():
    story = makers.published()
    press(story)
    press(story, at=makers.NOON + DAY)
    assert len(set(ShareEvent.objects.values_list("visitor", flat=True))) == 2


def test_nothing_that_is_stored_tells_who_it_was():
    press(makers.published())
    stored = str(list(ShareEvent.objects.values()))
    assert "192.0.2" not in stored
    assert "Android" not in stored


@pytest.mark.parametrize("state", [one for one in Status if one != Status.PUBLISHED])
def test_only_a_public_story_is_counted(state):
    assert not press(makers.IN_STATE[state]())


def test_a_story_on_hold_is_not_counted():
    story = makers.published()
    legal = makers.person(roles.LEGAL)
    workflow.hold(article=story, by=legal, at=makers.NOON, reason="دعوى")
    assert not press(story)


def test_a_story_that_may_not_be_shared_is_not_counted():
    assert not press(makers.published(texts={"shares_enabled": False}))


def test_a_language_the_story_is_not_printed_in_is_not_counted():
    assert not press(makers.published(), language="en")


@pytest.mark.parametrize(
    "agent",
    ["Googlebot/2.1", "facebookexternalhit/1.1", "WhatsApp/2.23", "TelegramBot", "curl/8.1"],
)
def test_a_robot_is_not_counted(agent):
    assert not press(makers.published(), agent=agent)


def test_a_phone_with_bot_in_its_name_is_no_robot():
    assert press(makers.published(), agent="Mozilla/5.0 (Linux; Android 10; CUBOT NOTE 20)")


def test_a_page_that_is_only_prepared_is_not_counted():
    assert not press(makers.published(), purpose="prefetch;prerender")


def test_a_network_that_floods_is_not_written_down_any_more(monkeypatch):
    monkeypatch.setattr("articles.shares.visitors.INTENTS_A_MINUTE", 3)
    story = makers.published()
    counted = [press(story, address=f"192.0.2.{host}") for host in range(1, 6)]
    assert counted == [True, True, True, False, False]
    assert press(story, address="198.51.100.1")


def test_counting_costs_three_queries(django_assert_num_queries):
    story = makers.published()
    press(story)
    with django_assert_num_queries(3):
        press(story, address="192.0.2.8")
