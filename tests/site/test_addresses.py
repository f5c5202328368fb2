"""The number of a story decides; every other address of it leads to the one it has now."""

import unicodedata
from urllib.parse import quote

import pytest

from articles.models import Publication
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def story() -> Publication:
    return makers.publication()


def test_the_canonical_address_answers(client, story):
    response = client.get(story.get_absolute_url())
    assert response.status_code == 200
    assert makers.HEADLINE in response.content.decode()


def test_a_stale_slug_moves_for_good(client, story):
    response = client.get(f"/economy/{story.article_id}/{quote('عنوان-قديم')}/?utm=x")
    assert response.status_code == 301
    assert response["Location"] == f"{story.get_absolute_url()}?utm=x"


def test_a_stale_section_moves_for_good(client, story):
    response = client.get(story.get_absolute_url().replace("/economy/", "/politics/"))
    assert (response.status_code, response["Location"]) == (301, story.get_absolute_url())


def test_the_short_address_moves_for_good(client, story):
    response = client.get(story.short_url())
    assert (response.status_code, response["Location"]) == (301, story.get_absolute_url())


def test_a_slug_in_decomposed_letters_reaches_the_story(client):
    story = makers.publication(
        texts={"headline_ar": "مؤتمر أمن الموانئ", "slug_ar": "مؤتمر-أمن-الموانئ"}
    )
    decomposed = unicodedata.normalize("NFD", story.slug)
    assert decomposed != story.slug
    response = client.get(f"/economy/{story.article_id}/{quote(decomposed)}/", follow=True)
    assert response.status_code == 200


def test_an_address_without_its_last_slash_gets_one(client, story):
    response = client.get(story.get_absolute_url().rstrip("/"))
    assert (response.status_code, response["Location"]) == (301, story.get_absolute_url())


@pytest.mark.parametrize(
    "path",
    [
        "/economy/1/%25D8%25A7/",
        "/%25D8%25A7/",
        "/economy/999999999999999999999999/x/",
        "/economy/0/x/",
        "/n/999999999999999999999999",
        "/topics/%00/",
        "/topics/%ff%fe/",
        "/latest/?before=nonsense",
        "/latest/?before=999999999999999999-1",
        "/corrections/?before=1-",
        "/fr/",
        "/ar/",
    ],
)
def test_nonsense_is_a_404_and_never_a_500(client, path):
    makers.section()
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_pages_are_only_read(client, story, method):
    assert getattr(client, method)(story.get_absolute_url()).status_code == 405


def test_head_answers_like_get(client, story):
    response = client.head(story.get_absolute_url())
    assert (response.status_code, response.content) == (200, b"")
