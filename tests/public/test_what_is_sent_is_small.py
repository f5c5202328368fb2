"""JSON, feeds and pages leave compressed, by the server itself; cards are light before that."""

import gzip
import json

import brotli
import pytest
from django.test import Client

from articles.models import Publication
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("encoding", "undo"), [("gzip", gzip.decompress), ("br", brotli.decompress)]
)
@pytest.mark.parametrize(
    "address",
    ["/", "/latest/", "/feeds/latest.xml", "/api/v1/articles/", "/api/v1/schema/"],
)
def test_whoever_takes_it_gets_it_compressed(address, encoding, undo):
    makers.archive(12)
    plain = Client().get(address)
    small = Client(headers={"Accept-Encoding": encoding}).get(address)
    assert small["Content-Encoding"] == encoding
    assert "Accept-Encoding" in small["Vary"]
    assert "Content-Encoding" not in plain
    assert len(small.content) < len(plain.content)
    assert undo(small.content) == plain.content
    again = Client(headers={"Accept-Encoding": encoding, "If-None-Match": small["ETag"]})
    assert again.get(address).status_code == 304


def test_fifty_cards_weigh_less_than_sixty_kilobytes():
    """Each as long as a story of the demo newsroom; seven in eight have a picture of five sizes."""
    picture = makers.picture(width=2000)
    makers.archive(50, english=True)
    Publication.objects.update(
        standfirst="مسؤول في الأمانة العامة للمجلس العربي للموانئ يكشف تفاهماً لم يُعرض على اللجان، "
        "ويقول إن سبع دول طلبت مهلة.",
        kicker="موانئ",
    )
    keys = list(Publication.objects.filter(language="ar").values_list("pk", flat=True))
    pictured = [pk for place, pk in enumerate(keys) if place % 8]
    Publication.objects.filter(pk__in=pictured).update(lead_image=picture)
    answer = Client().get("/api/v1/articles/?page_size=50")
    cards = json.loads(answer.content)["results"]
    pictures = [card["image"] for card in cards if card["image"]]
    assert (len(cards), len(pictures)) == (50, len(pictured))
    assert all(len(one["widths"]) == 5 for one in pictures)
    assert len(answer.content) < 60 * 1024
