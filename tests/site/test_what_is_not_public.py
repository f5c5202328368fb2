"""Nothing about what is not public: the same answer as for nonsense, on every public page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Status
from tests import makers

pytestmark = pytest.mark.django_db

SECRET = "عنوان لا يعرفه أحد بعد"
HIDDEN = [Status.DRAFT, Status.IN_REVIEW, Status.APPROVED, Status.SCHEDULED, Status.SPIKED]
PAGES = [
    "/",
    "/en/",
    "/latest/",
    "/economy/",
    "/corrections/",
    "/authors/byline-reporter/",
    "/feeds/latest.xml",
    "/feeds/economy.xml",
    "/en/feeds/latest.xml",
    "/sitemap.xml",
    "/sitemaps/pages.xml",
    "/robots.txt",
    "/nothing-here/",
]


@pytest.mark.parametrize("status", HIDDEN)
def test_no_page_names_a_story_that_is_not_public(client, status):
    makers.IN_STATE[status](at=timezone.now(), texts={"headline_ar": SECRET, "slug_ar": "سر"})
    for page in PAGES:
        body = client.get(page).content.decode()
        assert SECRET not in body, page
        assert "%D8%B3%D8%B1" not in body, page


@pytest.mark.parametrize("status", HIDDEN)
def test_the_address_of_a_hidden_story_answers_like_nonsense(client, status):
    story = makers.IN_STATE[status](at=timezone.now())
    for path in ("/economy/{}/x/", "/n/{}", "/en/n/{}"):
        hidden = client.get(path.format(story.pk))
        nonsense = client.get(path.format(story.pk + 1000))
        assert hidden.status_code == nonsense.status_code == 404
        assert hidden.content == nonsense.content


def test_a_held_story_is_nowhere(client):
    publication = makers.publication()
    type(publication).objects.update(is_held=True)
    assert client.get(publication.get_absolute_url()).status_code == 404
    assert makers.HEADLINE not in client.get("/latest/").content.decode()


def test_a_translation_that_is_not_out_yet_is_not_announced(client):
    publication = makers.publication(english=True)
    later = timezone.now() + timedelta(hours=1)
    type(publication).objects.filter(language="en").update(visible_from=later)
    body = client.get(publication.get_absolute_url()).content.decode()
    assert 'hreflang="en" href="http' not in body
    assert makers.ENGLISH_HEADLINE not in body


def test_an_arabic_story_is_not_shown_as_english(client):
    publication = makers.publication()
    response = client.get(f"/en{publication.get_absolute_url()}")
    assert response.status_code == 404
    assert makers.HEADLINE not in response.content.decode()


def test_a_section_without_a_name_in_english_is_not_in_the_english_edition(client):
    makers.section("heritage", "تراث", "")
    assert client.get(reverse("site:section", args=["heritage"])).status_code == 200
    assert client.get("/en/heritage/").status_code == 404
    assert "heritage" not in client.get("/en/").content.decode()


def test_a_topic_or_an_author_of_unpublished_stories_alone_is_as_unknown_as_nonsense(client):
    story = makers.draft(at=timezone.now())
    story.topics.add(makers.topic("تسريب", "تسريب", "Leak"))
    for known, nonsense in (
        ("/topics/تسريب/", "/topics/لا-شيء/"),
        ("/en/topics/تسريب/", "/en/topics/لا-شيء/"),
        ("/authors/byline-reporter/", "/authors/nobody/"),
    ):
        answers = [client.get(path) for path in (known, nonsense)]
        assert [one.status_code for one in answers] == [404, 404]
        assert answers[0].content == answers[1].content


def test_a_topic_stands_in_the_editions_that_have_a_story_of_it(client):
    makers.archive(1)
    path = f"/topics/{makers.topic().slug}/"
    page = client.get(path)
    assert page.status_code == 200
    assert "hreflang" not in page.content.decode().split("</head>")[0]
    assert client.get(f"/en{path}").status_code == 404
    makers.archive(1, english=True)
    assert client.get(f"/en{path}").status_code == 200
