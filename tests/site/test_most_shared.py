"""Most shared: of 24 hours or 7 days, of the paper or a section, honest where there is nothing."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import ShareDay
from tests import makers
from tests.caches import forget

pytestmark = pytest.mark.django_db


def shared(count: int, days_ago: int = 0, **words):
    (story,) = makers.archive(1, **words)
    day = timezone.localdate() - timedelta(days=days_ago)
    ShareDay.objects.create(article=story, day=day, channel="x", language="ar", count=count)
    return story.publications.get(language="ar").get_absolute_url()


def test_the_most_shared_come_first_each_in_its_window(client):
    few, many, old = shared(5), shared(50), shared(500, days_ago=4)
    today = client.get("/most-shared/").content.decode()
    assert today.index(many) < today.index(few)
    assert old not in today
    assert old in client.get("/most-shared/?window=7d").content.decode()


def test_of_one_section_alone(client):
    sport = shared(9, section=makers.section("sport", "رياضة", "Sport"))
    other = shared(9, section=makers.section())
    shown = client.get("/most-shared/?section=sport").content.decode()
    assert sport in shown
    assert other not in shown
    assert "الأكثر مشاركة: رياضة" in shown


def test_it_says_so_where_nothing_is_counted(client):
    makers.archive(1)
    assert "لم يُشارك شيء" in client.get("/most-shared/").content.decode()


@pytest.mark.parametrize("query", ["window=1y", "section=nothing", "window=%00"])
def test_what_nobody_offers_is_not_there(client, query):
    assert client.get(f"/most-shared/?{query}").status_code == 404


def test_it_is_as_cheap_as_any_list(client):
    for count in range(6, 12):
        shared(count)
    forget()
    with CaptureQueriesContext(connection) as asked:
        client.get("/most-shared/")
    assert len(asked) <= 8
