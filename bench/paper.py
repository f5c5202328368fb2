"""A paper to measure on: the demo's house, and as many generated stories as a bench asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from tqdm import tqdm

from articles import roles
from articles.management.demo import generated, house
from articles.models import Article, PrintedWords, Publication
from articles.models.status import status_may_change
from articles.search.indexing import place_of

# Statements that copy the words of a print, and which of place, copy and original each takes.
_TABLE = PrintedWords._meta.db_table
_ROW = "place, publication_id, language, analyser_version"
_INDEX = "rowid, head, lead, body, alternates, spelled, begins"
_WORDS = {
    "postgresql": [
        (
            f"INSERT INTO {_TABLE} ({_ROW}, vector) SELECT %s, %s, language, analyser_version, "
            f"vector FROM {_TABLE} WHERE publication_id = %s",
            (0, 1, 2),
        )
    ],
    "sqlite": [
        (
            f"INSERT INTO {_TABLE} ({_ROW}) SELECT %s, %s, language, analyser_version "
            f"FROM {_TABLE} WHERE publication_id = %s",
            (0, 1, 2),
        ),
        (
            f"INSERT INTO {_TABLE}_index ({_INDEX}) SELECT %s, {_INDEX.removeprefix('rowid, ')} "
            f"FROM {_TABLE}_index WHERE rowid = "
            f"(SELECT place FROM {_TABLE} WHERE publication_id = %s)",
            (0, 2),
        ),
    ],
}

SEED = 7
REAL = 1_000
BATCH = 500


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
        """At least `count` printed stories; those that are there count. The first thousand come in
        through the front door. More are older copies of them, made fast: everything that readers'
        pages read, without the desk's log and the index of words."""
        there = Article.objects.count()
        if there < min(count, REAL):
            generated.add(min(count, REAL) - there, self.house, now=self.now, seed=SEED)
        if there < count:
            _copy(max(there, min(count, REAL)), count)
            call_command("reprint", stdout=StringIO())
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    def index(self) -> None:
        """Makes the copies findable, each by the words of its original."""
        words = PrintedWords.objects.values_list("publication__plain_text", "publication")
        originals = dict(words)
        copies = Publication.objects.filter(words=None)
        rows = [(place_of(one), one.pk, originals[one.plain_text]) for one in copies]
        with connection.cursor() as cursor:
            for statement, columns in _WORDS[connection.vendor]:
                cursor.executemany(statement, [[row[place] for place in columns] for row in rows])
            cursor.execute("ANALYZE")

    def spread(self, count: int) -> list[Publication]:
        """`count` stories from the whole archive, the newest first."""
        keys = list(Publication.objects.newest_first().values_list("pk", flat=True))
        step = max(1, len(keys) // count)
        chosen = Publication.objects.filter(pk__in=keys[::step][:count]).newest_first()
        linked = chosen.select_related("section").prefetch_related("topics", "contributors")
        return list(linked)


def _copy(there: int, wanted: int) -> None:
    """Copies printed stories until there are `wanted`, each round of them older than the last."""
    printed = Publication.objects.select_related("article").prefetch_related(
        "topics", "contributors"
    )
    first = list(printed.newest_first()[:REAL])
    age = first[0].first_published_at - first[-1].first_published_at
    with tqdm(total=wanted - there, unit=" copies", disable=None) as bar, status_may_change():
        for start in range(there, wanted, BATCH):
            some = [
                (first[number % len(first)], age * (number // len(first)))
                for number in range(start, min(start + BATCH, wanted))
            ]
            _insert(some)
            bar.update(len(some))


def _insert(some: list[tuple[Publication, timedelta]]) -> None:
    articles = [_older(one.article, age, uuid=uuid4(), uri="") for one, age in some]
    Article.objects.bulk_create(articles)
    prints = [
        _older(one, age, article=article, uuid=article.uuid)
        for (one, age), article in zip(some, articles, strict=True)
    ]
    Publication.objects.bulk_create(prints)
    for name in ("topics", "contributors"):
        through: Any = getattr(Publication, name).through
        owner = name.removesuffix("s")
        through.objects.bulk_create(
            through(
                publication_id=new.pk,
                language=new.language,
                first_published_at=new.first_published_at,
                **{f"{owner}_id": linked.pk},
            )
            for (old, _age), new in zip(some, prints, strict=True)
            for linked in getattr(old, name).all()
        )


def _older(row: Any, age: timedelta, **other: Any) -> Any:
    """A new row like `row`, every moment of it earlier by `age`."""
    words = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    moved = {name: one - age for name, one in words.items() if isinstance(one, datetime)}
    new = type(row)(**{**words, **moved, "id": None})
    for name, value in other.items():
        setattr(new, name, value)
    return new


@contextmanager
def opened() -> Iterator[Paper]:
    """A paper in a database of its own, gone afterwards."""
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield Paper()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
