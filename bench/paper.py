"""A paper to measure on: the demo's house, and as many generated stories as a bench asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import NamedTuple

from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.db.models import DateTimeField, Model, UUIDField
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

# What pages say of a copy is what they say of its original.
_STEP = 10_000_000
_APART = 14 * 24 * 3600  # seconds: a million stories are some forty years of a large paper
_PIECES = f"""
    UPDATE articles_printed SET shape = made.shape, version = made.version, card = made.card,
        listed = made.listed, story = made.story, page = made.page
    FROM articles_printed AS made
    WHERE articles_printed.publication_id >= {_STEP} AND articles_printed.version = ''
        AND made.publication_id = articles_printed.publication_id % {_STEP}
"""


class _Dialect(NamedTuple):
    earlier: str
    uuid: str
    tidy: str


_DIALECTS = {
    "postgresql": _Dialect("{} - interval '{} seconds'", "gen_random_uuid()", "VACUUM ANALYZE"),
    "sqlite": _Dialect(
        "strftime('%Y-%m-%d %H:%M:%f000', {}, '-{} seconds')",
        "lower(hex(randomblob(16)))",
        "ANALYZE",
    ),
}

SEED = 7
REAL = 1_000


class Paper:
    """Grows and never shrinks: benches that want few stories run before those that want many."""

    def __init__(self) -> None:
        self.now = timezone.now()
        self.is_large = False
        self.house = house.build(house.make_accounts("bench"), at=self.now)

    @property
    def chief(self) -> User:
        """Who may take an archive in."""
        return self.house.accounts[roles.MANAGING_EDITOR]

    def grow_to(self, count: int) -> None:
        """At least `count` printed stories; those that are there count. The first thousand come in
        through the front door. More are older copies of them, made by the database: everything that
        readers' pages read, without the desk's log and the index of words."""
        there = Article.objects.count()
        if there < min(count, REAL):
            generated.add(min(count, REAL) - there, self.house, now=self.now, seed=SEED)
            there = min(count, REAL)
            call_command("reprint", stdout=StringIO())
        if there < count:
            done = there // REAL
            _copy(range(done, done + -(-(count - there) // REAL)))
            with connection.cursor() as cursor:
                cursor.execute(_DIALECTS[connection.vendor].tidy)

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


def _copy(rounds: range) -> None:
    """Copies all that came in through the front door, once a round, each round older than the last.
    A copy's keys are those of its original and so many steps."""
    ours = {Article: "", Publication: "article_id"}
    ours |= {
        model.through: "publication_id" for model in (Publication.topics, Publication.contributors)
    }
    with connection.cursor() as cursor, status_may_change():
        for number in tqdm(rounds, unit="000 copies", disable=None):
            for model, owner in ours.items():
                cursor.execute(_copying(model, {"id", owner}, number * _STEP, number * _APART))
        cursor.execute(_PIECES)
        for statement in connection.ops.sequence_reset_sql(no_style(), [*ours]):
            cursor.execute(statement)


def _copying(model: type[Model], keys: set[str], step: int, age: int) -> str:
    """The SQL that copies the rows that came in, their keys higher by `step`, every moment of them
    earlier by `age` seconds."""
    dialect, told = _DIALECTS[connection.vendor], {}
    for one in model._meta.concrete_fields:
        column = told[one.column] = f'"{one.column}"'
        if one.column in keys:
            told[one.column] = f"{column} + {step}"
        elif isinstance(one, UUIDField):
            told[one.column] = dialect.uuid
        elif isinstance(one, DateTimeField):
            told[one.column] = dialect.earlier.format(column, age)
        elif one.column == "uri":
            told[one.column] = "''"
    owner = "publication_id" if "publication_id" in keys else "id"
    into, values = ", ".join(f'"{one}"' for one in told), ", ".join(told.values())
    table = model._meta.db_table
    return f'INSERT INTO {table} ({into}) SELECT {values} FROM {table} WHERE "{owner}" < {_STEP}'


@contextmanager
def opened() -> Iterator[Paper]:
    """A paper in a database of its own, gone afterwards."""
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield Paper()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
