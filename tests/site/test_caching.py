"""Every copy of a public page is the same for everybody, and a reader who has it is told so."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Publication
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Publication:
    return makers.publication(english=True)


def pages(story: Publication) -> list[str]:
    return ["/", "/en/", "/latest/", "/economy/", "/corrections/", story.get_absolute_url()]


def test_a_public_page_may_be_kept_and_sets_no_cookie(client, story):
    for page in pages(story):
        response = client.get(page)
        assert response.status_code == 200
        assert "public" in response["Cache-Control"], page
        assert "max-age=60" in response["Cache-Control"], page
        assert "Set-Cookie" not in response, page
        assert not response.cookies, page
        assert response["Vary"] == "Accept-Encoding", page


def test_who_has_the_page_gets_a_304(client, story):
    for page in pages(story):
        first = client.get(page)
        again = client.get(page, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b""), page


def test_a_date_is_enough_for_a_304(client, story):
    page = story.get_absolute_url()
    first = client.get(page)
    again = client.get(page, headers={"If-Modified-Since": first["Last-Modified"]})
    assert again.status_code == 304


def test_taking_a_story_back_changes_the_lists_it_stood_on(client, story):
    first = client.get("/latest/")
    workflow.withdraw(
        article=story.article,
        by=makers.person("managing_editor"),
        at=timezone.now() - timedelta(seconds=1),
        reason="نراجع رقماً",
    )
    again = client.get("/latest/", headers={"If-Modified-Since": first["Last-Modified"]})
    assert again.status_code == 200
    assert makers.HEADLINE not in again.content.decode()


def test_neither_a_cookie_nor_a_browser_language_changes_the_page(client, story):
    plain = client.get("/").content
    client.cookies["django_language"] = "en"
    assert client.get("/", headers={"Accept-Language": "en"}).content == plain


def test_an_editor_who_is_logged_in_reads_the_same_page(client, story):
    plain = client.get(story.get_absolute_url()).content
    client.force_login(makers.person("reporter"))
    response = client.get(story.get_absolute_url())
    assert response.content == plain
    assert response["Vary"] == "Accept-Encoding"


def test_nothing_in_the_page_is_run_or_styled_in_place(client, story):
    for page in pages(story):
        body = client.get(page).content.decode()
        assert "<style" not in body
        assert " style=" not in body
        assert " onclick=" not in body
        assert body.count("<script") == body.count("<script src=") + body.count(
            '<script type="module" src='
        ) + body.count('<script type="application/ld+json">')
