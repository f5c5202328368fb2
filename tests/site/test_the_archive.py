"""The archive: every month has its calendar, every day its page, and none tells of what is not
public. Days are those of the site's clock."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Publication
from tests import makers
from tests.caches import forget

pytestmark = pytest.mark.django_db


def printed_at(moment: datetime, **words) -> Publication:
    story = makers.publication(**words)
    Publication.objects.filter(article=story.article_id).update(
        first_published_at=moment, visible_from=moment
    )
    story.refresh_from_db()
    return story


@pytest.fixture
def july() -> Publication:
    # Half past nine in the evening UTC is the next morning in the paper's own time.
    return printed_at(datetime(2022, 7, 24, 21, 30, tzinfo=UTC))


def test_a_month_counts_what_its_days_hold_and_shows_the_last_one(client, july):
    page = client.get("/archive/2022/07/")
    shown = page.content.decode()
    assert page.status_code == 200
    assert "الأرشيف: يوليو 2022" in shown
    assert 'href="/archive/2022/07/25/"' in shown
    assert 'href="/archive/2022/07/24/"' not in shown
    assert july.headline in shown


def test_a_day_lists_its_stories_and_leads_to_the_nearest_days(client, july):
    earlier = printed_at(datetime(2022, 6, 1, 9, tzinfo=UTC))
    shown = client.get("/archive/2022/07/25/").content.decode()
    assert july.get_absolute_url() in shown
    assert earlier.get_absolute_url() not in shown
    assert 'href="/archive/2022/06/01/" rel="prev"' in shown
    assert 'rel="next"' not in shown


@pytest.mark.parametrize(
    "path",
    [
        *("2022/07/24/", "2022/07/26/", "2022/02/30/", "2022/13/01/", "2022/00/", "2021/12/"),
        *("2999/01/", "0000/01/", "2022/7/", "٢٠٢٢/٠٧/", "2022/07/25/?before=nobody"),
    ],
)
def test_what_never_was_is_not_there(client, july, path):
    assert client.get(f"/archive/{path}").status_code == 404


def test_a_month_between_two_printed_ones_says_that_it_is_empty(client, july):
    printed_at(datetime(2022, 9, 1, 9, tzinfo=UTC))
    page = client.get("/archive/2022/08/")
    assert page.status_code == 200
    assert "لم يُنشر شيء في هذا الشهر." in page.content.decode()


def test_the_present_month_is_the_archives_own_page(client, july):
    shown = client.get("/archive/").content.decode()
    assert f'/archive/{timezone.localdate():%Y/%m}/"' in shown[: shown.index("</head>")]


def test_an_edition_that_printed_nothing_that_day_is_not_named(client, july):
    shown = client.get("/archive/2022/07/25/").content.decode()
    assert "/en/archive/2022" not in shown
    assert client.get("/en/archive/2022/07/25/").status_code == 404


def test_hijri_days_stand_beside_where_the_paper_wants_them(client, july, settings):
    settings.HIJRI = True
    assert "<small>26</small>" in client.get("/archive/2022/07/").content.decode()
    assert "26 ذي الحجة 1443 هـ" in client.get("/archive/2022/07/25/").content.decode()


@pytest.mark.parametrize("path", ["/archive/", "/archive/2022/07/", "/archive/2022/07/25/"])
def test_it_is_as_cheap_as_any_list(client, july, path):
    for hour in range(1, 30):
        printed_at(july.first_published_at + timedelta(seconds=hour))
    makers.reprint()
    forget()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(path).status_code == 200
    assert len(asked) <= 8
