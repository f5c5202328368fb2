"""Records are written once, and the database itself refuses to change or delete them: triggers on
every table of a Record, taken off while the database is migrated and made again after it (SQLite
loses them when it makes a table anew)."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core import checks
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from articles.models.record import Record

_FUNCTION = """
CREATE OR REPLACE FUNCTION newsroom_written_once() RETURNS trigger LANGUAGE plpgsql AS
$$BEGIN RAISE EXCEPTION 'written once: %', TG_TABLE_NAME; END$$
"""
_ON = {
    "sqlite": {
        "update": """CREATE TRIGGER {name} BEFORE UPDATE ON {table}
          BEGIN SELECT RAISE(ABORT, 'written once: {table}'); END""",
        "delete": """CREATE TRIGGER {name} BEFORE DELETE ON {table}
          BEGIN SELECT RAISE(ABORT, 'written once: {table}'); END""",
    },
    "postgresql": {
        "change": """CREATE TRIGGER {name} BEFORE UPDATE OR DELETE ON {table}
          FOR EACH ROW EXECUTE FUNCTION newsroom_written_once()""",
        "truncate": """CREATE TRIGGER {name} BEFORE TRUNCATE ON {table}
          FOR EACH STATEMENT EXECUTE FUNCTION newsroom_written_once()""",
    },
}


def tables() -> list[str]:
    """Of every record, by name."""
    models = apps.get_app_config("articles").get_models()
    return sorted(one._meta.db_table for one in models if issubclass(one, Record))


def guard(connection: BaseDatabaseWrapper) -> None:
    """Makes every trigger that is missing."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for name, table, create in _missing(connection):
            cursor.execute(create.format(name=name, table=table))


def unguard(connection: BaseDatabaseWrapper) -> None:
    """Takes them off, for a migration and for tests that empty the database."""
    there = triggers(connection)
    with connection.cursor() as cursor:
        for table in tables():
            for name in (f"{table}_kept_{what}" for what in _ON[connection.vendor]):
                if name in there:
                    on = f" ON {table}" if connection.vendor == "postgresql" else ""
                    cursor.execute(f"DROP TRIGGER {name}{on}")


def check_guards(databases: Any = None, **_asked: Any) -> list[checks.CheckMessage]:
    """Django's system check of databases: says which records anybody could change by hand."""
    bare = {table for alias in databases or () for _n, table, _c in _missing(connections[alias])}
    if not bare:
        return []
    return [
        checks.Warning(
            f"The database lets records be changed and deleted: {', '.join(sorted(bare))}.",
            hint="manage.py migrate makes the triggers again.",
            id="articles.W003",
        )
    ]


def _missing(connection: BaseDatabaseWrapper) -> Iterator[tuple[str, str, str]]:
    """Name, table and statement of each trigger that is not there, its table being there."""
    there, known = triggers(connection), set(connection.introspection.table_names())
    for table in tables():
        for what, create in _ON[connection.vendor].items():
            if table in known and f"{table}_kept_{what}" not in there:
                yield f"{table}_kept_{what}", table, create


def triggers(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of all triggers of this database."""
    asked = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return {name for (name,) in cursor.fetchall()}
