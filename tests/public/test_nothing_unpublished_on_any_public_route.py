"""A walk through every public address: nothing that is not public is said, or can be guessed."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Publication, ShareEvent
from tests import makers
from tests.caches import forget
from tests.public import addresses, canaries
from tests.public.addresses import Subject
from tests.public.canaries import CANARY, TAKEN_BACK, UNKNOWN, WAS_PUBLIC

pytestmark = pytest.mark.django_db

NONSENSE = 9_000_000


@pytest.fixture
def neighbours() -> Publication:
    """What readers know: two stories, one of them rewritten since."""
    stories = makers.archive(2, english=True)
    canaries.edited_since(stories[0])
    return stories[0].publications.get(language="ar")


def month() -> str:
    return f"{timezone.localdate():%Y-%m}"


def public(story: Publication) -> Subject:
    return Subject(
        story.article_id, story.slug, makers.topic().slug, makers.contributor().slug, month()
    )


def of(hidden: canaries.Hidden) -> Subject:
    slug = f"{CANARY}-slug"
    return Subject(hidden.article.pk, slug, hidden.topic, hidden.author, month())


def nonsense() -> Subject:
    return Subject(NONSENSE, f"{CANARY}-slug", f"{CANARY}-none", f"{CANARY}-none", month())


def said(answer) -> str:
    """All that leaves: status line, headers and body, addresses decoded."""
    body = answer.content.decode(errors="replace")
    headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
    return unquote(f"{headers}\n{body}").lower()


def test_every_public_route_has_a_recipe():
    known = addresses.routes()
    missing = set(known) - set(addresses.RECIPES)
    assert not missing, f"Say in tests/public/addresses.py what to ask of {sorted(missing)}."
    assert not set(addresses.RECIPES) - set(known), "a recipe for a route that is gone"


def test_the_walk_does_reach_what_is_public(neighbours):
    shown = [where for where, answer in addresses.answers(public(neighbours)) if answer.content]
    reached = [
        where
        for where, answer in addresses.answers(public(neighbours))
        if answer.status_code < 400 and str(neighbours.article_id) in said(answer)
    ]
    assert len(shown) > 60
    assert len(reached) > 30


@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_about_unpublished_stories_is_said_anywhere(neighbours, language):
    makers.archive(28, english=True)  # more than a page, so that there is a next one
    hidden = [canaries.hide(state) for state in (*UNKNOWN, *TAKEN_BACK)]
    uuids = [str(one.article.uuid) for one in hidden]
    for where, answer in addresses.answers(public(neighbours), language):
        words = said(answer)
        assert CANARY not in words, where
        for one, uuid in zip(hidden, uuids, strict=True):
            if "/changes/" in where and one.state in WAS_PUBLIC:
                continue  # whoever kept it is told to forget it, by its number
            assert uuid not in words, (where, one.state)
            assert f"/{one.article.pk}/" not in words, (where, one.state)
            assert f'"id":{one.article.pk},' not in words, (where, one.state)


@pytest.mark.parametrize("state", UNKNOWN)
def test_asking_for_it_is_answered_as_nonsense_is(neighbours, state):
    hidden = canaries.hide(state)
    ours, theirs = _dealt(of(hidden)), _dealt(nonsense())
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert one[1:] == other[1:], one[0]
    assert not ShareEvent.objects.exists()


def _dealt(subject: Subject) -> list[tuple[str, int, str, bytes, int]]:
    """Address, status, headers, body and the number of queries, with what was asked taken out."""
    dealt = []
    walk = addresses.answers(subject)
    while True:
        with CaptureQueriesContext(connection) as queries:
            found = next(walk, None)
        if found is None:
            return dealt
        where, answer = found
        if subject.topic in where or subject.author in where:  # a page may repeat the question
            del answer["ETag"], answer["Content-Length"]
        del answer["Last-Modified"]  # when this address was first asked
        headers = _without_echo(str(sorted(answer.items())), subject)
        body = _without_echo(answer.content.decode(errors="replace"), subject)
        # of an address of the archive its figures are a day
        if "/archive/" not in where and re.search(rf"/{subject.number}\b", where):
            assert answer.status_code == 404, where
        dealt.append((where, answer.status_code, headers, body, len(queries)))


def _without_echo(text: str, subject: Subject) -> str:
    echoed = (f"/{subject.number}/", f"/{subject.number}.", subject.topic, subject.author)
    for word in sorted(echoed, key=len, reverse=True):  # one may begin with the other
        text = text.replace(word, "…")
    return text


@pytest.mark.parametrize(("state", "status"), [("withdrawn", 404), ("retracted", 410)])
def test_what_was_taken_back_says_its_notice_and_nothing_else(neighbours, state, status):
    hidden = canaries.hide(state)
    hidden.article.publications.update(notice="نراجع ما ورد في هذه المادة.")
    number, telling = hidden.article.pk, 0
    pages = (f"GET /economy/{number}/", f"GET /n/{number}", f"GET /api/v1/articles/{number}/")
    for where, answer in addresses.answers(of(hidden)):
        words = said(answer)
        for echo in (f"/{CANARY}-slug", hidden.topic, hidden.author):
            words = words.replace(echo, "")
        assert CANARY not in words, where
        if where.startswith(pages):
            assert answer.status_code == status, where
            assert "نراجع ما ورد" in words, where
            telling += 1
    assert telling == 9


@pytest.mark.parametrize("state", ["scheduled", "embargoed"])
def test_a_scheduled_story_appears_at_its_time_without_any_clock(neighbours, state, monkeypatch):
    hidden = canaries.hide(state)
    number = hidden.article.pk
    for offset, is_out in ((-1, False), (1, True)):
        moment = hidden.article.publish_at + timedelta(seconds=offset)
        monkeypatch.setattr("django.utils.timezone.now", lambda moment=moment: moment)
        forget()
        shown = {
            where
            for where, answer in addresses.answers(of(hidden))
            if answer.status_code == 200 and CANARY in said(answer)
        }
        for place in (
            "/",
            "/latest/",
            "/economy/",
            f"/topics/{hidden.topic}/",
            f"/authors/{hidden.author}/",
            "/feeds/latest.xml",
            "/feeds/economy.xml",
            f"/sitemaps/{month()}.xml",
            "/sitemaps/pages.xml",
            "/search/?q=كناريّة",
            "/api/v1/articles/",
            f"/api/v1/articles/{number}/",
            "/api/v1/topics/",
            "/api/v1/contributors/",
            "/en/latest/",
        ):
            assert (f"GET {place}" in shown) is is_out, (place, offset)
