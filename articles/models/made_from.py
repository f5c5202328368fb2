"""The database counts what happens to anything a print's pieces are made from, whoever changes it
and however: triggers. They are taken off for a migration that changes what they name, and made
again after it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core import checks
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration, operations
from django.db.migrations.operations.fields import FieldOperation
from django.db.migrations.operations.models import IndexOperation

from articles.models.contributor import Contributor
from articles.models.correction import Correction
from articles.models.guards import triggers
from articles.models.image import Image
from articles.models.links import ContributorLink, TopicLink
from articles.models.publication import Publication
from articles.models.section import Section
from articles.models.topic import Topic

_PRINTS = "SELECT id FROM articles_publication WHERE"
_OF = "SELECT publication_id FROM"


@dataclass(frozen=True, slots=True)
class _Part:
    """`prints`: the publications that say something of the row `{row}`, as a query. `fields`: those
    that pages tell, in all their languages; none: all but `untold`."""

    model: type[Any]
    prints: str
    fields: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    events: tuple[str, ...] = ("UPDATE",)

    @property
    def table(self) -> str:
        return str(self.model._meta.db_table)

    def columns(self) -> list[str]:
        fields = self.model._meta.concrete_fields
        if self.untold:
            return sorted(one.column for one in fields if one.name not in self.untold)
        return sorted(
            one.column
            for one in fields
            if any(one.name == name or one.name.startswith(f"{name}_") for name in self.fields)
        )


Plan = Iterable[tuple[Migration, bool]]
# What changes no column that a trigger names.
_BESIDE = (
    operations.CreateModel,
    IndexOperation,
    operations.AlterModelOptions,
    operations.AlterModelManagers,
    operations.RunPython,
)
_ANY = ("INSERT", "UPDATE", "DELETE")
_PARTS = (
    # Whether it may be read is the gate's, and told elsewhere.
    _Part(Publication, "{row}.id", untold=("is_held", "withdrawn_at", "retracted_at", "notice")),
    _Part(TopicLink, "{row}.publication_id", events=("INSERT", "DELETE")),
    _Part(ContributorLink, "{row}.publication_id", events=("INSERT", "DELETE")),
    _Part(Correction, f"{_PRINTS} article_id = {{row}}.article_id", events=_ANY),
    _Part(Section, f"{_PRINTS} section_id = {{row}}.id", ("slug", "name")),
    _Part(
        Topic,
        f"{_OF} {TopicLink._meta.db_table} WHERE topic_id = {{row}}.id",
        ("slug", "name"),
    ),
    _Part(
        Contributor,
        f"{_OF} {ContributorLink._meta.db_table} WHERE contributor_id = {{row}}.id",
        ("slug", "name", "biography", "portrait"),
    ),
    _Part(
        Image,
        f"{_PRINTS} lead_image_id = {{row}}.id UNION {_OF} {ContributorLink._meta.db_table} "
        "WHERE contributor_id IN "
        "(SELECT id FROM articles_contributor WHERE portrait_id = {row}.id)",
        ("file", "sizes", "focal_x", "focal_y", "width", "height", "sha256", "dominant_colour"),
    ),
)
_COUNT = (
    "UPDATE articles_printed SET changes = changes + 1, version = '' "
    "WHERE publication_id IN ({prints});"
)
_BEGINS = "articles_printed_begins"
_NAMED = re.compile(r"(articles_\w+?)_told_(?:insert|update|delete)(?:_[0-9a-f]{8})?")
_BEGIN = "INSERT INTO articles_printed (publication_id) VALUES (NEW.id);"
_DIFFERS = {"sqlite": "OLD.{0} IS NOT NEW.{0}", "postgresql": "OLD.{0} IS DISTINCT FROM NEW.{0}"}
_SQLITE = "CREATE TRIGGER {name} AFTER {event} ON {table} {when} BEGIN {does} END"
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN {does} RETURN NULL; END$$;
CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW {when} EXECUTE FUNCTION {name}()
"""


def may_stand(connection: BaseDatabaseWrapper, plan: Plan) -> bool:
    """Whether the triggers may stay where they are while these migrations run: what those write is
    counted then, and no print is made anew but for a reason. Never on SQLite, which writes a table
    anew to change it."""
    told = {"printed", *(part.model._meta.model_name for part in _PARTS)}
    return connection.vendor == "postgresql" and all(
        isinstance(one, _BESIDE)
        or (isinstance(one, FieldOperation) and one.model_name_lower not in told)
        for migration, _is_back in plan
        for one in migration.operations
    )


def count_changes(connection: BaseDatabaseWrapper) -> None:
    """Makes every trigger that is missing, and takes off those of a release that told other things.
    What changed while one was missing nobody knows: all pieces wait to be made anew then."""
    create = _POSTGRESQL if connection.vendor == "postgresql" else _SQLITE
    missing, wanted = list(_missing(connection)), {one[0] for one in _triggers(connection.vendor)}
    _take_off(connection, [one for one in _standing(connection) if one[0] not in wanted])
    with connection.cursor() as cursor:
        for name, table, event, when, does in missing:
            cursor.execute(create.format(name=name, table=table, event=event, when=when, does=does))
        if missing:
            cursor.execute("UPDATE articles_printed SET changes = changes + 1, version = ''")


def count_nothing(connection: BaseDatabaseWrapper) -> None:
    """Takes them off, for a migration."""
    _take_off(connection, list(_standing(connection)))


def _take_off(connection: BaseDatabaseWrapper, standing: Sequence[tuple[str, str]]) -> None:
    with connection.cursor() as cursor:
        for name, table in standing:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER {name} ON {table}")
                cursor.execute(f"DROP FUNCTION {name}()")
            else:
                cursor.execute(f"DROP TRIGGER {name}")


def _standing(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str]]:
    """Name and table of those in the database, of whichever release."""
    for name in sorted(triggers(connection)):
        if name == _BEGINS:
            yield name, "articles_publication"
        elif ours := _NAMED.fullmatch(name):
            yield name, ours[1]


def check_counts(databases: Any = None, **_asked: Any) -> list[checks.CheckMessage]:
    """Django's system check of databases: says where pages would go on telling what has changed."""
    deaf = {one[1] for alias in databases or () for one in _missing(connections[alias])}
    if not deaf:
        return []
    return [
        checks.Error(
            f"Pages would not follow changes of: {', '.join(sorted(deaf))}.",
            hint="manage.py migrate makes the triggers again.",
            id="articles.E001",
        )
    ]


def _missing(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str, str, str, str]]:
    known, standing = set(connection.introspection.table_names()), triggers(connection)
    for one in _triggers(connection.vendor):
        if one[0] not in standing and {one[1], "articles_printed"} <= known:
            yield one


def _triggers(vendor: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Name, table, event, condition and statement of each. What it says is in its name: one that
    says something else is another one."""
    yield _BEGINS, "articles_publication", "INSERT", "", _BEGIN
    for part in _PARTS:
        for event in part.events:
            row = "OLD" if event == "DELETE" else "NEW"
            does = _COUNT.format(prints=part.prints.format(row=row))
            told = [_DIFFERS[vendor].format(one) for one in part.columns()]
            when = f"WHEN ({' OR '.join(told)})" if told and event == "UPDATE" else ""
            said = sha256(f"{when}{does}".encode()).hexdigest()[:8]
            yield f"{part.table}_told_{event.lower()}_{said}", part.table, event, when, does
