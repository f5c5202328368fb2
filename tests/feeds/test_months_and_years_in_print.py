"""The months of the sitemap and the years of a person are those in which something was printed."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.feeds import sitemap
from articles.models import Publication
from articles.reading.periods import begun_in
from tests import makers

pytestmark = pytest.mark.django_db


def printed_on(*days: datetime) -> list[Publication]:
    found = [one.publications.get(language="ar") for one in makers.archive(len(days))]
    for story, day in zip(found, days, strict=True):
        Publication.objects.filter(pk=story.pk).update(first_published_at=day, visible_from=day)
        story.refresh_from_db()
        makers.link(story, makers.contributor())
    return found


def months(client) -> list[str]:
    sheets = client.get("/sitemap.xml").content.decode().split("/sitemaps/")[1:]
    return [one.split(".xml")[0] for one in sheets][1:]


def test_a_month_without_a_story_has_no_sheet(client):
    hidden, *_others = printed_on(
        datetime(2019, 5, 2, tzinfo=UTC),
        datetime(2021, 12, 31, 22, tzinfo=UTC),  # the next year on the site's clock
        datetime(2024, 3, 9, tzinfo=UTC),
    )
    Publication.objects.filter(pk=hidden.pk).update(is_held=True)
    assert months(client) == ["2024-03", "2022-01"]
    for month in months(client):
        assert client.get(f"/sitemaps/{month}.xml").status_code == 200


def test_a_paper_that_printed_nothing_has_no_month(client):
    assert months(client) == []


def test_an_older_paper_than_addresses_have_years_for(client):
    printed_on(datetime(1812, 5, 2, tzinfo=UTC), datetime(2024, 3, 9, tzinfo=UTC))
    assert months(client) == ["2024-03"]


def test_an_old_paper_asks_no_more_questions(rf):
    printed_on(datetime(1938, 6, 1, tzinfo=UTC), timezone.now())
    with CaptureQueriesContext(connection) as asked:
        sitemap.index(rf.get("/sitemap.xml"))
    assert len(asked) <= 2


def test_years_of_a_persons_work_come_by_its_links():
    printed_on(datetime(2019, 5, 2, tzinfo=UTC), datetime(2024, 3, 9, tzinfo=UTC))
    years = [datetime(year, 1, 1, tzinfo=UTC) for year in range(2018, 2027)]
    public = Publication.objects.public(at=timezone.now())
    assert begun_in(public.by_contributor(makers.contributor()), years) == [years[1], years[6]]
    assert begun_in(public, []) == []
