"""The page of an author leads to the work of each year."""

from datetime import UTC, datetime

import pytest

from articles.models import Publication
from tests import makers

pytestmark = pytest.mark.django_db


def printed_in(year: int) -> Publication:
    story = makers.archive(1)[0].publications.get(language="ar")
    moment = datetime(year, 6, 1, tzinfo=UTC)
    Publication.objects.filter(pk=story.pk).update(first_published_at=moment, visible_from=moment)
    story.refresh_from_db()
    makers.link(story, makers.contributor())
    return story


def test_each_year_begins_where_its_own_work_does(client):
    newest, oldest = printed_in(2024), printed_in(2021)
    author = f"/authors/{makers.contributor().slug}/"
    shown = client.get(author).content.decode()
    years = shown[shown.index('aria-label="الأعمال بحسب السنة"') :]
    years = years[: years.index("</nav>")]
    assert f'href="{author}">2024</a>' in years
    place = years.split('href="?before=')[1].split('"')[0]
    since = client.get(f"{author}?before={place}").content.decode()
    assert oldest.get_absolute_url() in since
    assert newest.get_absolute_url() not in since


def test_one_year_alone_needs_no_list(client):
    printed_in(2024)
    shown = client.get(f"/authors/{makers.contributor().slug}/").content.decode()
    assert "الأعمال بحسب السنة" not in shown


def test_an_archive_from_before_1970_is_paged_and_listed_like_any_other(client):
    newest, oldest = printed_in(1969), printed_in(1938)
    author = f"/authors/{makers.contributor().slug}/"
    shown = client.get(author).content.decode()
    place = shown.split('href="?before=')[1].split('"')[0]
    since = client.get(f"{author}?before={place}").content.decode()
    assert oldest.get_absolute_url() in since
    assert newest.get_absolute_url() not in since
    assert client.get("/archive/1938/06/01/").status_code == 200
