"""POST articles/{id}/shares/: an intent, counted once, told as of the last count."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles import shares
from articles.models import ShareEvent
from tests import makers
from tests.api.asking import ROOT, is_problem
from tests.shares.presses import PHONE

pytestmark = pytest.mark.django_db


def share(story, channel="whatsapp", query="", **headers):
    headers.setdefault("User-Agent", PHONE)
    return Client(headers=headers).post(
        f"{ROOT}articles/{story.pk}/shares/{query}",
        {"channel": channel},
        content_type="application/json",
    )


def yesterdays(**words):
    return makers.published(at=timezone.now() - timedelta(days=1), **words)


def test_an_intent_is_taken_and_shows_after_the_next_count():
    story = yesterdays()
    answer = share(story)
    assert (answer.status_code, answer["Cache-Control"]) == (202, "no-store")
    assert answer.json() == {"total": None, "as_of": None, "basis": "site_intents"}
    shares.fold(at=timezone.now())
    assert share(story).json()["total"] == 1
    assert share(story).json()["as_of"].endswith("+03:00")


def test_a_retry_with_its_key_is_counted_once():
    story = yesterdays()
    for agent in (PHONE, "Riwaq/2 (retry)"):
        answer = share(story, **{"Idempotency-Key": "b1946ac9", "User-Agent": agent})
        assert answer.status_code == 202
    assert ShareEvent.objects.count() == 1


def test_an_intent_belongs_to_the_language_that_was_read():
    story = makers.archive(1, english=True)[0]
    share(story, query="?lang=en")
    assert ShareEvent.objects.get().language == "en"


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}]
)
def test_a_page_of_another_site_counts_nothing(headers):
    assert is_problem(share(yesterdays(), **headers), 403, "cross_site")
    assert not ShareEvent.objects.exists()


def test_a_story_that_may_not_be_shared_is_not_there_to_share():
    story = yesterdays(texts={"shares_enabled": False})
    assert is_problem(share(story), 404, "not_found")


def test_a_count_that_is_switched_off_is_not_told_here_either():
    assert share(yesterdays(texts={"show_share_count": False})).json()["total"] is None


def test_reading_never_counts():
    story = yesterdays()
    assert Client().get(f"{ROOT}articles/{story.pk}/shares/").status_code == 405
    Client().get(f"{ROOT}articles/{story.pk}/")
    assert not ShareEvent.objects.exists()
