"""A paper to measure on: the demo's house, and as many generated stories as a bench asks for."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from io import StringIO
from typing import NamedTuple

from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.db.models import DateTimeField, Model, UUIDField
from django.utils import timezone
from tqdm import tqdm

from articles import roles, workflow
from articles.management.demo import generated, house
from articles.management.demo.house import content
from articles.models import Article, PrintedWords, Publication, Transition
from articles.models.status import status_may_change
from articles.workflow import ArchivedStory

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
    second: str
    tidy: str


_DIALECTS = {
    "postgresql": _Dialect(
        "{} - interval '{} seconds'",
        "gen_random_uuid()",
        "floor(extract(epoch FROM copy.first_published_at))::bigint",
        "VACUUM ANALYZE",
    ),
    "sqlite": _Dialect(
        "strftime('%Y-%m-%d %H:%M:%f000', {}, '-{} seconds')",
        "lower(hex(randomblob(16)))",
        "CAST(strftime('%s', copy.first_published_at) AS integer)",
        "ANALYZE",
    ),
}

# The words of a copy are those of its original, at a place of its own (articles.search.indexing).
_WORDS = PrintedWords._meta.db_table
_PLACE = "({second} << 24) | (copy.id & 16777215)"
_ROW = f"SELECT {_PLACE}, copy.id, words.language, words.analyser_version"
_COPIES = f"""
    FROM articles_publication AS copy
    JOIN {_WORDS} AS words ON words.publication_id = copy.id %% {_STEP} AND copy.id >= {_STEP}
"""
_COLUMNS = "place, publication_id, language, analyser_version"
_INDEX = "head, lead, body, alternates, spelled, begins"
_INDEXING = {
    "postgresql": (f"INSERT INTO {_WORDS} ({_COLUMNS}, vector) {_ROW}, words.vector {_COPIES}",),
    "sqlite": (
        f"INSERT INTO {_WORDS} ({_COLUMNS}) {_ROW} {_COPIES}",
        f"INSERT INTO {_WORDS}_index (rowid, {_INDEX}) SELECT {_PLACE}, {_INDEX} {_COPIES} "
        f"JOIN {_WORDS}_index AS held ON held.rowid = words.place",
    ),
}

SEED = 7
REAL = 1_000


class Paper:
    """Grows and never shrinks."""

    def __init__(self) -> None:
        self.now = timezone.now()
        self.is_large = False
        self.house = house.build(house.make_accounts("bench"), at=self.now)

    @property
    def chief(self) -> User:
        """Who may take an archive in."""
        return self.house.accounts[roles.MANAGING_EDITOR]

    def grow_to(self, count: int, *, words: int = 0) -> None:
        """At least `count` printed stories; those that are there count. The first thousand come in
        through the front door, of at least so many `words`. More are older copies of them, made by
        the database: everything that readers' pages read and the log of moves, without the index of
        words."""
        there = Article.objects.count()
        if there < min(count, REAL):
            if words:
                self._take_in(min(count, REAL) - there, words)
            else:
                generated.add(min(count, REAL) - there, self.house, now=self.now, seed=SEED)
            there = min(count, REAL)
            call_command("reprint", stdout=StringIO())
        if there < count:
            done = there // REAL
            _copy(range(done, done + -(-(count - there) // REAL)))
            with connection.cursor() as cursor:
                cursor.execute(_DIALECTS[connection.vendor].tidy)

    def _take_in(self, count: int, words: int) -> None:
        sections = list(self.house.sections.values())
        stories = [
            ArchivedStory(
                texts={"ar": one},
                language="ar",
                section=sections[number % len(sections)],
                published_at=self.now - timedelta(days=1, minutes=17 * number),
            )
            for number, one in enumerate(texts(count, words))
        ]
        for start in range(0, count, 200):
            workflow.take_in(stories[start : start + 200], by=self.chief, at=self.now)

    def index(self) -> None:
        """Makes the copies findable, each by the words of its original. Once."""
        second = _DIALECTS[connection.vendor].second
        with connection.cursor() as cursor:
            for statement in _INDEXING[connection.vendor]:
                cursor.execute(statement.format(second=second).replace("%%", "%"))
            cursor.execute(_DIALECTS[connection.vendor].tidy)

    def spread(self, count: int) -> list[Publication]:
        """`count` stories from the whole archive, the newest first."""
        keys = list(Publication.objects.newest_first().values_list("pk", flat=True))
        step = max(1, len(keys) // count)
        chosen = Publication.objects.filter(pk__in=keys[::step][:count]).newest_first()
        linked = chosen.select_related("section").prefetch_related("topics", "contributors")
        return list(linked)


def texts(count: int, words: int) -> list[dict[str, str]]:
    """Headline and body of so many stories, each of at least so many words."""
    told = content("words.json")
    made = []
    for number in range(count):
        chance = random.Random(f"{SEED}:bench:{number}")
        headline, sentences = "", []
        while sum(len(one.split()) for one in sentences) < words:
            headline, more = generated.compose(chance.choice(told["subjects"]), told, chance)
            sentences += more
        body = "".join(f"<p>{one}</p>" for one in sentences)
        made.append({"headline": f"{headline} {number}", "body": body})
    return made


def _copy(rounds: range) -> None:
    """Copies all that came in through the front door, once a round, each round older than the last.
    A copy's keys are those of its original and so many steps."""
    ours = {Article: "", Publication: "article_id", Transition: "article_id"}
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
