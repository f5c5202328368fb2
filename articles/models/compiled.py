"""Queries of readers' pages, put together once. Django builds the text of a query anew each time it
is asked, which costs a page more than the database does; of these only the values change.

They stay QuerySets, with the one public gate in them: no statement is written by hand."""

from collections import namedtuple
from collections.abc import Callable, Hashable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.utils.translation import get_language

from articles.models.publication import Publication
from articles.prepared import Statement

Value = datetime | date | int | float | str | Sequence[int]
# Stand for values while the text is made: nothing of ours is asked for one of them.
_MOMENT = datetime(1871, 3, 7, 11, 13, 17, tzinfo=UTC)
_DAY = date(1871, 3, 7)
_NUMBER = 2_000_000_011
_MOST = 200  # texts of one query; what is asked for may be anything
_STEP = 8  # lists are filled up to a multiple of this, so that few lengths have texts of their own


class _Text(NamedTuple):
    """`values`: what the database is sent, in order: the place of a value, or a constant."""

    sql: Statement
    values: Sequence[tuple[int | None, Any]]
    compiler: Any
    converters: dict[int, Any]
    row: Callable[[Any], Any]


class Compiled:
    """A query whose text is made once for each connection, language and kind."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        """`build` returns the query, as `values_list`, from its kind and from moments, days,
        numbers, words and lists of whole numbers by name. A value must stand in the query as it is
        and not decide how it is built; what decides is its kind."""
        self._build = build
        self._made: WeakKeyDictionary[BaseDatabaseWrapper, dict[Hashable, _Text]]
        self._made = WeakKeyDictionary()

    def rows(self, *kind: Hashable, **values: Value) -> list[Any]:
        """What the query gives now. 1 query."""
        connection = connections[router.db_for_read(Publication)]
        told = {name: _filled(value) for name, value in values.items()}
        lengths = tuple(len(one) for one in told.values() if isinstance(one, list))
        key = (get_language(), kind, tuple(told), lengths)
        made = self._made.setdefault(connection, {})
        if (text := made.get(key)) is None:
            if len(made) >= _MOST:
                made.clear()
            text = made[key] = self._text(connection, kind, told)
        flat = [_sent(connection, one) for one in _flat(told.values())]
        sent = [given if place is None else flat[place] for place, given in text.values]
        with connection.cursor() as cursor:
            cursor.execute(text.sql, sent)
            found = cursor.fetchall()
        if text.converters:
            found = text.compiler.apply_converters(found, text.converters)
        return [text.row(one) for one in found]

    def _text(
        self, connection: BaseDatabaseWrapper, kind: tuple[Hashable, ...], told: dict[str, Any]
    ) -> _Text:
        number = count()
        marks = {name: _mark(value, number) for name, value in told.items()}
        query = self._build(*kind, **marks).using(connection.alias)
        compiler = query.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        flat = [_sent(connection, one) for one in _flat(marks.values())]
        missing = [one for one in flat if one not in params]
        if missing:
            raise ValueError(
                f"{self._build.__name__}: a value does not stand in the query as it is"
            )
        values = [(flat.index(one), None) if one in flat else (None, one) for one in params]
        constants = [constant for _place, constant in values]
        columns = [column[0] for column in compiler.select[: compiler.col_count]]
        converters = compiler.get_converters(columns)
        return _Text(Statement(sql, constants), values, compiler, converters, _row(query))


def _row(query: Any) -> Callable[[Any], Any]:
    """What makes a row of what the database sends, in the order in which it was asked for: a model
    that speaks languages asks in its own."""
    sent = list(query._fields)
    asked = list(getattr(query, "original_fields", None) or sent)
    make: Callable[[Any], Any] = namedtuple("Row", asked)._make  # type: ignore[attr-defined]
    if asked == sent:
        return make
    places = [sent.index(name) for name in asked]
    return lambda row: make([row[place] for place in places])


def _filled(value: Value) -> Any:
    if isinstance(value, date | int | float | str):
        return value
    numbers = [*value]
    return numbers + [0] * (-len(numbers) % _STEP or (0 if numbers else _STEP))


def _mark(value: Any, number: "count[int]") -> Any:
    if isinstance(value, list):
        return [_mark(one, number) for one in value]
    if isinstance(value, datetime):
        return _MOMENT + timedelta(microseconds=next(number))
    if isinstance(value, date):
        return _DAY + timedelta(days=next(number))
    if isinstance(value, float):
        return _NUMBER + next(number) + 0.5
    return f"\ue000{next(number)}" if isinstance(value, str) else _NUMBER + next(number)


def _flat(values: Any) -> list[Any]:
    return [one for value in values for one in (value if isinstance(value, list) else [value])]


def _sent(connection: BaseDatabaseWrapper, value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    return value
