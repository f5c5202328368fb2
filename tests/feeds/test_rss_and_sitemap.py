"""Feeds: whole, absolute, encoded once, and only what readers may see."""

import re
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles.models import Publication
from tests import makers

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
MAP = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def items(client, path: str) -> list:
    response = client.get(path)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/rss+xml")
    return ElementTree.fromstring(response.content).findall("./channel/item")


def places(client, path: str) -> list[str]:
    response = client.get(path)
    assert response.status_code == 200
    return [loc.text for loc in ElementTree.fromstring(response.content).iterfind(".//m:loc", MAP)]


def test_an_item_carries_the_story_s_encoded_address(client):
    story = makers.publication(texts={"headline_ar": "«الموانئ» & البحر <غداً>"})
    (item,) = items(client, "/feeds/latest.xml")
    assert item.findtext("title") == "«الموانئ» & البحر <غداً>"
    assert item.findtext("link") == SITE + story.get_absolute_url()
    assert item.findtext("link").isascii()
    assert item.findtext("guid") == f"urn:uuid:{story.uuid}:ar"


def test_each_language_has_its_own_feed(client):
    makers.publication(english=True)
    channel = ElementTree.fromstring(client.get("/en/feeds/latest.xml").content).find("channel")
    assert channel.findtext("language") == "en"
    assert [one.findtext("title") for one in channel.findall("item")] == [makers.ENGLISH_HEADLINE]


def test_a_section_has_its_own_feed_under_its_arabic_slug(client):
    makers.archive(2, section=makers.section("بحر", "البحر", "Sea"))
    makers.archive(3)
    assert len(items(client, "/feeds/بحر.xml")) == 2
    assert client.get("/feeds/nothing.xml").status_code == 404


def test_feeds_may_be_kept_and_validated(client):
    makers.publication()
    first = client.get("/feeds/latest.xml")
    again = client.get("/feeds/latest.xml", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert "public" in first["Cache-Control"]
    assert not first.cookies


def test_the_sitemap_leads_to_every_story(client):
    makers.archive(3, english=True)
    sheets = places(client, "/sitemap.xml")
    found = [place for sheet in sheets for place in places(client, sheet.removeprefix(SITE))]
    stories = Publication.objects.filter(language="ar")
    assert {SITE + one.get_absolute_url() for one in stories} <= set(found)
    assert all(place.isascii() for place in found)
    assert not any("/en/" in place for place in found)
    assert f"{SITE}/economy/" in found


def test_a_month_without_stories_has_no_sheet(client):
    assert client.get("/sitemaps/1999-01.xml").status_code == 404
    assert client.get("/sitemaps/1999-13.xml").status_code == 404


def test_robots_are_shown_every_sitemap_and_no_desk(client):
    text = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {SITE}/sitemap.xml" in text
    assert f"Sitemap: {SITE}/en/sitemap.xml" in text
    assert "Disallow: /admin/" in text


def test_what_is_scheduled_is_in_no_feed(client):
    makers.scheduled(at=timezone.now())
    assert items(client, "/feeds/latest.xml") == []
    assert places(client, "/sitemap.xml") == [f"{SITE}/sitemaps/pages.xml"]


ATOM = {"a": "http://www.w3.org/2005/Atom"}
NEWS = {"n": "http://www.google.com/schemas/sitemap-news/0.9"}


def test_atom_tells_the_same_stories(client):
    story = makers.publication()
    answer = client.get("/feeds/latest.atom")
    assert answer["Content-Type"].startswith("application/atom+xml")
    (entry,) = ElementTree.fromstring(answer.content).findall("a:entry", ATOM)
    assert entry.find("a:link", ATOM).get("href") == SITE + story.get_absolute_url()
    assert entry.findtext("a:id", namespaces=ATOM) == f"urn:uuid:{story.uuid}:ar"


def test_the_news_sitemap_holds_two_days(client):
    makers.archive(60, section=makers.section())
    sheet = ElementTree.fromstring(client.get("/news-sitemap.xml").content)
    titles = [one.text for one in sheet.iterfind(".//n:title", NEWS)]
    assert titles[0] == f"{makers.HEADLINE} 0"
    assert 40 < len(titles) < 50
    assert {one.text for one in sheet.iterfind(".//n:language", NEWS)} == {"ar"}


def test_a_page_for_people_lists_every_feed_and_each_works(client):
    makers.publication(english=True)
    for root in ("", "/en"):
        page = client.get(f"{root}/feeds/").content.decode()
        for address in re.findall(
            r'<li><a href="([^"]+)"', page[page.index("<main") : page.index("<footer")]
        ):
            assert client.get(address).status_code == 200, address
