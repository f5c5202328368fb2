"""The page of a story is drawn when it is printed; what changes without the story is filled in when
it is read."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Printed, Publication, ShareTotal
from articles.press import pieces
from tests import makers

pytestmark = pytest.mark.django_db


def _page(client: Client, publication: Publication) -> str:
    answer = client.get(publication.get_absolute_url())
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_a_page_takes_in_the_database_is_small() -> None:
    publication = makers.publication()
    makers.reprint()
    parts = Printed.objects.get(publication=publication)
    page = "".join(pieces.unpacked(parts.page)["story"])
    assert publication.headline in page
    assert len(parts.page) < len(page.encode()) / 2


def test_a_newer_story_stands_beside_an_old_print(client: Client) -> None:
    publication = makers.publication()
    makers.link(publication, makers.topic())
    makers.reprint()
    newer = makers.publication(texts={"headline_ar": "السفن تعود إلى الرصيف"})
    makers.link(newer, makers.topic())
    moment = publication.first_published_at + timedelta(minutes=1)
    Publication.objects.filter(pk=newer.pk).update(first_published_at=moment)
    newer.topic_links.update(first_published_at=moment)
    assert "السفن تعود إلى الرصيف" in _page(client, publication)
    Publication.objects.filter(pk=newer.pk).update(is_held=True)
    assert "السفن تعود إلى الرصيف" not in _page(client, publication)


def test_shares_are_counted_on_an_old_print(client: Client) -> None:
    publication = makers.publication()
    makers.reprint()
    assert "share-count" not in _page(client, publication)
    ShareTotal.objects.create(article=publication.article, total=41, as_of=timezone.now())
    assert "41" in _page(client, publication).split("share-count")[1][:40]


def test_another_edition_that_comes_out_is_named_on_an_old_print(client: Client) -> None:
    publication = makers.publication(english=True)
    english = publication.article.publications.get(language="en")
    hour = timezone.now() + timedelta(hours=1)
    Publication.objects.filter(pk=english.pk).update(visible_from=hour)
    makers.reprint()
    path = english.get_absolute_url()
    assert path not in _page(client, publication)
    Publication.objects.filter(pk=english.pk).update(visible_from=english.visible_from)
    makers.reprint()
    page = _page(client, publication)
    assert f'hreflang="en" href="{path}"' in page.replace("http://127.0.0.1:8000", "")
    assert page.count(path) >= 3


def test_what_an_editor_types_makes_no_hole(client: Client) -> None:
    publication = makers.publication(texts={"headline_ar": "عن related وkicker و{sizes}"})
    makers.reprint()
    assert "عن related وkicker و{sizes}" in _page(client, publication)
    assert "عن related وkicker و{sizes}" in client.get("/latest/").content.decode()


def test_a_live_story_is_drawn_as_it_is_now(client: Client) -> None:
    article = makers.live()
    makers.reprint()
    publication = article.publications.get(language="ar")
    assert not Printed.objects.get(publication=publication).page
    makers.entry(article, "عادت الإشارة إلى الميناء")
    page = _page(client, publication)
    assert "عادت الإشارة إلى الميناء" in page
    assert "liveBlogUpdate" in page
