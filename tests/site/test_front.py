"""The front page: editors' choice first, the rest by time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import FrontSlot
from tests import makers

pytestmark = pytest.mark.django_db


def top(client, path: str = "/") -> list[str]:
    return [one.headline for one in client.get(path).context_data["top"]]


def test_an_empty_paper_has_a_front(client):
    assert client.get("/").status_code == 200


def test_the_newest_leads_when_nobody_chose(client):
    makers.archive(6)
    assert top(client)[0] == f"{makers.HEADLINE} 0"


def test_what_editors_placed_leads(client):
    stories = makers.archive(6)
    FrontSlot.objects.create(position=1, article=stories[5], headline_override_ar="عنوان الواجهة")
    assert top(client)[:2] == ["عنوان الواجهة", f"{makers.HEADLINE} 0"]
    page = client.get("/").content.decode()
    assert "عنوان الواجهة" in page
    assert stories[5].publications.get(language="ar").get_absolute_url() in page


def test_a_pin_ends_when_it_was_to_end(client):
    stories = makers.archive(6)
    over = timezone.now() - timedelta(minutes=1)
    FrontSlot.objects.create(position=1, article=stories[5], pinned_until=over)
    assert top(client)[0] == f"{makers.HEADLINE} 0"


def test_a_draft_in_a_slot_is_passed_over(client):
    makers.archive(2)
    FrontSlot.objects.create(position=1, article=makers.draft())
    assert top(client)[0] == f"{makers.HEADLINE} 0"


def test_an_arabic_story_in_a_slot_is_passed_over_in_english(client):
    makers.archive(3, english=True)
    FrontSlot.objects.create(position=1, article=makers.published(at=timezone.now()))
    assert top(client, "/en/")[0] == f"{makers.ENGLISH_HEADLINE} 0"


def test_each_section_shows_its_newest_that_do_not_lead(client):
    for slug in ("sea", "land"):
        makers.archive(7, section=makers.section(slug, slug, slug))
    response = client.get("/")
    leading = {one.pk for one in response.context_data["top"]}
    bands = response.context_data["bands"]
    assert [band.section.slug for band in bands] == ["sea", "land"]
    for band in bands:
        assert len(band.stories) == 5
        assert not leading & {one.pk for one in band.stories}


def test_opinion_has_its_own_place(client):
    stories = makers.archive(8)
    stories[0].publications.update(genre="opinion")
    response = client.get("/")
    opinion = response.context_data["bands"][0]
    assert (opinion.section, opinion.layout) == (None, "opinion")
    assert [one.article_id for one in opinion.stories] == [stories[0].pk]
    assert stories[0].pk not in {one.article_id for one in response.context_data["top"]}
