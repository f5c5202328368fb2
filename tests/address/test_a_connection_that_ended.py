"""PostgreSQL's connections are kept from request to request; one that ended in between is replaced
before a page needs it."""

from contextlib import closing

import psycopg2
import pytest
from django.db import close_old_connections, connection

from tests import makers
from tests.address.servers import soon

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no server"),
]


def number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


@pytest.fixture
def beside():
    """A connection of somebody else."""
    told = connection.get_connection_params()
    names = ("dbname", "user", "password", "host", "port")
    with closing(psycopg2.connect(**{name: told[name] for name in names if name in told})) as other:
        other.autocommit = True
        yield other.cursor()


def last_asked(beside, number: int) -> str:
    beside.execute("SELECT query FROM pg_stat_activity WHERE pid = %s", [number])
    return beside.fetchone()[0]


def test_one_that_the_server_ended_is_replaced_and_the_page_is_there(client, beside):
    path = makers.publication().get_absolute_url()
    ended = number()
    beside.execute("SELECT pg_terminate_backend(%s, 5000)", [ended])
    close_old_connections()
    assert client.get(path).status_code == 200
    assert number() != ended


def test_one_of_which_nothing_came_is_not_asked_whether_it_stands(beside):
    kept = number()
    close_old_connections()
    assert connection.is_usable()
    assert last_asked(beside, kept) == "SELECT pg_backend_pid()"


def test_one_that_was_told_something_is_asked_and_kept(beside):
    kept = number()
    with connection.cursor() as cursor:
        cursor.execute("LISTEN news")
    beside.execute("NOTIFY news")

    def was_asked() -> bool:
        close_old_connections()
        assert connection.is_usable()
        return last_asked(beside, kept) == "SELECT 1"

    assert soon(was_asked)
    assert number() == kept
