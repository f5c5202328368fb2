"""Whatever is asked under /api/: problem+json, never a page; and our own bugs are ours."""

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.test import Client

from articles.api import cards
from tests import makers
from tests.api.asking import get, is_problem

pytestmark = pytest.mark.django_db

NOWHERE = [
    "/api",
    "/api/",
    "/api/v2/articles/",
    "/api/v1",
    "/api/v1/",
    "/api/v1/nothing",
    "/api/v1/nothing/",
    "/api/v1/articles/0/",
    "/api/v1/articles/abc/shares/",
    "/api/v1/articles/1/shares",
    "/api/v1/articles/99999999999999999999/",
    "/api/v1/desk/nothing/",
    "/api/v1/articles/%00/",
    "/api/v1/articles/%0A/",
]


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("address", NOWHERE)
def test_an_address_that_is_none_is_a_problem_for_every_method(address, method):
    if address.endswith("/shares") and method in ("get", "head"):
        return  # only its slash is missing: below
    client = Client(enforce_csrf_checks=True, headers={"Accept": "text/html"})
    answer = getattr(client, method)(address)
    if method == "head":
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    else:
        assert is_problem(answer, 404, "not_found")


def test_a_missing_slash_is_added_for_who_reads():
    answer = Client().get("/api/v1/articles?page_size=5")
    assert answer.status_code == 301
    assert answer["Location"] == "/api/v1/articles/?page_size=5"


def test_a_host_that_is_not_ours_is_a_problem_too():
    assert is_problem(
        Client().get("/api/v1/articles/", headers={"Host": "evil"}), 400, "bad_request"
    )


@pytest.mark.parametrize(
    "bug", [RecursionError, ValueError, KeyError, TypeError, SuspiciousFileOperation]
)
def test_our_own_bug_is_never_the_clients_fault_and_is_logged(bug, monkeypatch, caplog):
    makers.publication()

    def broken(*_arguments):
        raise bug("our own")

    monkeypatch.setattr(cards.Card, "to_representation", broken)
    assert is_problem(get("articles/"), 500, "server_error")
    assert "our own" in caplog.text


def test_a_bug_outside_of_the_views_is_a_problem_too(monkeypatch, caplog):
    def broken(*_arguments):
        raise RuntimeError("our own")

    monkeypatch.setattr("articles.api.articles.ArticleList.dispatch", broken)
    client = Client(raise_request_exception=False)
    assert is_problem(client.get("/api/v1/articles/"), 500, "server_error")
    assert "our own" in caplog.text


@pytest.mark.parametrize(
    "path",
    [
        "articles/",
        "articles/{}/",
        "articles/{}/?fields=blocks,body_html,related",
        "most-shared/",
        "topics/",
        "contributors/",
    ],
)
def test_a_story_with_pictures_in_every_size_and_portraits_is_answered(path):
    from django.utils import timezone

    from articles.images import render_pending
    from articles.models import ShareDay

    story = makers.publication(english=True, texts={"lead_image": makers.picture()})
    writer = makers.contributor()
    writer.portrait = makers.picture("#8b1a1a")
    writer.save()
    render_pending(at=timezone.now(), limit=5)
    ShareDay.objects.create(
        article=story.article, day=timezone.localdate(), channel="x", language="ar", count=9
    )
    assert get(path.format(story.article_id)).status_code == 200
