"""schema.org's facts on every kind of page, the picture in each shape, what the switch says."""

import io
import json
import re

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image as Pillow

from articles import images
from tests import makers

pytestmark = pytest.mark.django_db


def facts(client, path: str) -> dict[str, dict]:
    """By their type."""
    html = client.get(path).content.decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return {one["@type"]: one for one in map(json.loads, found)}


@pytest.fixture
def story():
    made = makers.publication(texts={"lead_image": makers.picture(width=1600)}, english=True)
    people = [
        {"name": "سلمى", "slug": "a", "credit": "text"},
        {"name": "سامر", "slug": "b", "credit": "photo"},
        {"name": "نادين", "slug": "c", "credit": "translation"},
    ]
    made.article.publications.filter(language="ar").update(byline=people)
    made.refresh_from_db()
    return made


def test_who_wrote_translated_and_photographed_are_told_apart(client, story):
    told = facts(client, story.get_absolute_url())["NewsArticle"]
    assert [one["name"] for one in told["author"]] == ["سلمى"]
    assert [one["name"] for one in told["translator"]] == ["نادين"]
    assert {one["creator"][0]["name"] for one in told["image"]} == {"سامر"}


def test_the_picture_is_there_in_every_shape_and_each_can_be_fetched(client, story):
    told = facts(client, story.get_absolute_url())["NewsArticle"]
    shapes = {(one["width"], one["height"]): one["url"] for one in told["image"][1:]}
    assert set(shapes) == set(images.SHAPES.values())
    for size, address in shapes.items():
        answer = client.get(address.removeprefix("http://127.0.0.1:8000"))
        assert answer["Content-Type"] == "image/jpeg"
        assert Pillow.open(io.BytesIO(answer.content)).size == size


def test_the_whole_picture_is_the_widest_we_serve(client, story):
    images.render_pending(at=timezone.now(), limit=5)
    told = facts(client, story.get_absolute_url())["NewsArticle"]["image"][0]
    story.lead_image.refresh_from_db()
    width = story.lead_image.sizes["jpeg"][-1]
    assert told["url"].endswith(story.lead_image.address(width, "jpeg"))
    with Pillow.open(default_storage.path(f"{story.lead_image.stem}-{width}.jpeg")) as served:
        assert (told["width"], told["height"]) == served.size


def test_a_picture_of_another_story_is_not_cut(client, story):
    other = makers.picture("#aa2200", 1500)
    stem = other.stem.rpartition("/")[2]
    own = story.lead_image.stem.rpartition("/")[2]
    number = story.article_id
    for wrong in (f"{number}/{stem}/16x9", f"{number}/{own}/2x1", f"999/{own}/16x9"):
        assert client.get(f"/picture/{wrong}.jpg").status_code == 404
    story.article.publications.update(withdrawn_at=timezone.now())
    assert client.get(f"/picture/{number}/{own}/16x9.jpg").status_code == 404


def test_the_publisher_has_a_logo_and_its_policies(client, story):
    publisher = facts(client, story.get_absolute_url())["NewsArticle"]["publisher"]
    assert publisher["logo"]["url"].endswith(".png")
    for name in ("correctionsPolicy", "unnamedSourcesPolicy", "noBylinesPolicy", "masthead"):
        assert client.get(publisher[name].removeprefix("http://127.0.0.1:8000")).status_code == 200


def test_each_kind_of_page_says_what_it_is(client, story):
    author = makers.contributor()
    assert {"NewsArticle", "BreadcrumbList"} == set(facts(client, story.get_absolute_url()))
    assert "SearchAction" in str(facts(client, "/")["WebSite"])
    section = facts(client, "/economy/")["CollectionPage"]
    assert section["mainEntity"]["itemListElement"][0]["url"].endswith(story.get_absolute_url())
    assert facts(client, f"/authors/{author.slug}/")["ProfilePage"]["mainEntity"]["name"]


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/en/", "/latest/", "/economy/", "/archive/", "/most-shared/", "/corrections/"),
        *("/search/", "/about/", "/policies/no-byline/", "/feeds/", None),
    ],
)
def test_every_page_has_a_description_and_a_picture_for_networks(client, story, path):
    html = client.get(path or story.get_absolute_url()).content.decode()
    assert re.search(r'<meta name="description" content="[^"]{15,}', html)
    (picture,) = re.findall(r'<meta property="og:image" content="(http[^"]+)"', html)
    assert picture
    assert "max-image-preview:large" in html


def test_the_switch_says_when_it_leaves_the_story(client, story):
    assert "(front page)" not in client.get(story.get_absolute_url()).content.decode()
    arabic = makers.publication()
    html = client.get(arabic.get_absolute_url()).content.decode()
    assert 'hreflang="en">English <small>(front page)</small></a>' in html
    assert '<link rel="alternate" hreflang="en"' not in html
