"""A paper to measure on: the demo's house, and as many generated stories as a bench asks for."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from articles import roles
from articles.management.demo import generated, house
from articles.models import Article, Publication

SEED = 7


class Paper:
    """Grows and never shrinks: benches that want few stories run before those that want many."""

    def __init__(self) -> None:
        self.now = timezone.now()
        self.house = house.build(house.make_accounts("bench"), at=self.now)

    @property
    def chief(self) -> User:
        """Who may take an archive in."""
        return self.house.accounts[roles.MANAGING_EDITOR]

    def grow_to(self, count: int) -> None:
        """At least `count` printed stories; those that are there count."""
        if missing := max(0, count - Article.objects.count()):
            generated.add(missing, self.house, now=self.now, seed=SEED)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    def spread(self, count: int) -> list[Publication]:
        """`count` stories from the whole archive, the newest first."""
        keys = list(Publication.objects.newest_first().values_list("pk", flat=True))
        step = max(1, len(keys) // count)
        chosen = Publication.objects.filter(pk__in=keys[::step][:count])
        return list(chosen.select_related("section").newest_first())


@contextmanager
def opened() -> Iterator[Paper]:
    """A paper in a database of its own, gone afterwards."""
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield Paper()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
