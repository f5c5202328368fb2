"""What every test may ask for."""

import os
from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.utils import translation

from articles.templatetags import parts
from tests import makers


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what touches a database: it runs on each of them, the rest once (tests/run.py)."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("django_db") or fixtures & {"db", "transactional_db"}:
            item.add_marker(pytest.mark.database)
    # The longest begin first, so that no worker is left alone with them at the end.
    long = ("slow", "browser")
    items.sort(key=lambda item: not any(item.get_closest_marker(name) for name in long))


def pytest_configure() -> None:
    """Tests that empty the database have their own way past the triggers of records, which come
    back with `flush`."""
    from django.db import connections
    from django.test import TransactionTestCase

    from articles.models.guards import unguard

    emptied = TransactionTestCase._fixture_teardown

    def teardown(self: TransactionTestCase) -> None:
        for alias in self._databases_names(include_mirrors=False):
            unguard(connections[alias])
        emptied(self)

    TransactionTestCase._fixture_teardown = teardown


@pytest.fixture(autouse=True)
def _arabic_and_clean() -> Iterator[None]:
    """Each test begins in the paper's own language and with an empty cache."""
    for one in caches.all(initialized_only=True):
        if not isinstance(one, DatabaseCache):  # goes back with the test's transaction
            one.clear()
    parts._kept.cache_clear()
    with translation.override("ar"):
        yield


@pytest.fixture
def cast(db: None) -> dict:
    """One account a role, by the role's name."""
    return makers.cast()


@pytest.fixture
def browser(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator:
    """A real Chromium. The flush after the test before took the groups; they are made again."""
    from articles.workflow.people import make_groups
    from tests.journey.editors import chromium

    make_groups()
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with chromium() as browser:
        yield browser
