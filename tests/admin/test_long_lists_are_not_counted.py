"""A list of the desk counts so far and no further, and says so."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import roles
from articles.admin import counting
from tests import makers
from tests.admin.pages import list_page, signed_in

pytestmark = pytest.mark.django_db
STORIES = list_page("articles_article")


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setattr(counting, "MOST", 60)
    return signed_in(makers.person(roles.EDITOR_IN_CHIEF))


def uncut(seen) -> list[str]:
    counts = [one["sql"] for one in seen if "COUNT(*)" in one["sql"]]
    assert counts
    return [one for one in counts if "LIMIT 61" not in one]


def test_a_short_list_says_how_many_there_are(client):
    makers.archive(60)
    shown = client.get(STORIES).text
    assert "60 نتيجة" in shown
    assert "أول 60" not in shown


def test_a_long_list_says_that_there_are_more_and_what_to_do(client):
    makers.archive(61)
    shown = client.get(STORIES).text
    assert "أول 60 نتيجة" in shown
    assert "ضيّق القائمة" in shown


def test_its_last_page_is_the_last_that_is_counted(client):
    makers.archive(70)
    assert client.get(f"{STORIES}?p=2").text.count('name="_selected_action"') <= 10
    assert client.get(f"{STORIES}?p=3").status_code == 302


@pytest.mark.parametrize("asked", ["", "?q=مجلس", "?status__exact=published"])
def test_no_list_counts_the_archive(client, asked):
    makers.archive(70)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(STORIES + asked).status_code == 200
    assert uncut(seen) == []


def test_choices_are_not_counted_either(client):
    makers.archive(70)
    asked = (
        "/admin/autocomplete/?app_label=articles&model_name=breakingline&field_name=article&term="
    )
    with CaptureQueriesContext(connection) as seen:
        assert client.get(asked).status_code == 200
    assert uncut(seen) == []
