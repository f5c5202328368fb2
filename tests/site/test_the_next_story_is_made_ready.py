"""Readers' pages tell browsers which links they may make ready, and nothing else does."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from tests import makers

pytestmark = pytest.mark.django_db


def test_every_page_of_readers_names_the_rules(client: Client) -> None:
    publication = makers.publication(english=True)
    english = publication.article.publications.get(language="en")
    pages = ("/", "/en/", "/latest/", publication.get_absolute_url(), english.get_absolute_url())
    for path in pages:
        assert client.get(path)["Speculation-Rules"] == '"/speculation.json"'


def test_no_other_answer_does(client: Client) -> None:
    makers.publication()
    for path in ("/api/v1/articles/", "/feeds/latest.xml", "/sw.js", "/accounts/login/"):
        assert "Speculation-Rules" not in client.get(path)


def test_the_rules_are_of_their_type_and_name_stories_alone(client: Client) -> None:
    answer = client.get("/speculation.json")
    assert answer["Content-Type"] == "application/speculationrules+json"
    (rule,) = answer.json()["prerender"]
    matched, excepted = rule["where"]["and"]
    stories, others = (
        [re.compile(_plain(each)) for each in one["href_matches"]]
        for one in (matched, excepted["not"])
    )
    publication = makers.publication(english=True)
    for one in publication.article.publications.all():
        assert any(each.fullmatch(one.get_absolute_url()) for each in stories)
    number, today = publication.article_id, timezone.localdate()
    writes = (f"/report/{number}/", f"/share/{number}/x/", "/accounts/logout/", "/preview/")
    for path in (*writes, f"/archive/{today:%Y/%m/%d}/", f"/en/archive/{today:%Y/%m}/"):
        is_made_ready = any(each.fullmatch(path) for each in stories)
        assert not is_made_ready or any(each.fullmatch(path) for each in others), path


def _plain(pattern: str) -> str:
    """A URL pattern as a regular expression."""
    words = re.sub(r":(section|code|slug)", "[^/]+", pattern.replace(":number(\\d+)", "[0-9]+"))
    return words.replace("*", ".*")
