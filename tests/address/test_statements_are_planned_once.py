"""What readers' pages ask of PostgreSQL is planned once a connection."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Match, Section
from articles.models.compiled import Compiled
from tests import makers

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL alone prepares"),
]
NAMED = Compiled(
    lambda kind, *, number: Section.objects.filter(pk=number).values_list(
        "pk", "slug" if kind else "name_ar"
    )
)

PLAYED = Compiled(lambda *, number: Match.objects.filter(pk=number).values_list("home_score"))


@pytest.fixture(autouse=True)
def fresh():
    connection.close()


def prepared() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return [row[0] for row in cursor.fetchall()]


def test_a_page_asks_by_name_and_logs_show_what_it_asked(client):
    path = makers.publication().get_absolute_url()
    assert client.get(path).status_code == 200
    planned = prepared()
    assert planned
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    assert sorted(prepared()) == sorted(planned)
    assert not [one["sql"] for one in asked if one["sql"].startswith("EXECUTE")]
    assert [one for one in asked if "articles_printed" in one["sql"]]


def test_each_kind_of_a_query_is_a_statement_of_its_own():
    section = makers.section()
    assert NAMED.rows(True, number=section.pk)[0].slug == section.slug
    assert NAMED.rows(False, number=section.pk)[0].name_ar == section.name_ar
    assert len(prepared()) == 2


def test_a_table_that_changed_under_a_connection_is_read_as_it_is_now():
    played = {"starts_at": makers.NOON, "home": "الشراع", "away": "المرسى"}
    match = Match.objects.create(section=makers.section(), home_score=2, away_score=1, **played)
    assert PLAYED.rows(number=match.pk)[0].home_score == 2
    change = "ALTER TABLE articles_match ALTER home_score TYPE {}"
    with connection.cursor() as cursor:
        cursor.execute(change.format("integer"))
        try:
            assert PLAYED.rows(number=match.pk)[0].home_score == 2
        finally:
            cursor.execute(change.format("smallint"))
