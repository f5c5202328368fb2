"""Statements that PostgreSQL plans once a connection (SQL PREPARE). To plan a query of a readers'
page takes it three times as long as to answer it.

A pooler gives each transaction another connection, so nothing is prepared where one stands between:
there the number of the server's process, as told when we connected, is not the one that answers."""

import hashlib
import logging
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Self
from weakref import WeakKeyDictionary

from psycopg2 import extensions
from psycopg2.errors import FeatureNotSupported, InvalidSqlStatementName

log = logging.getLogger(__name__)

# By connection: the names of what it has prepared, or None where it prepares nothing.
_known: WeakKeyDictionary[Any, set[str] | None] = WeakKeyDictionary()
# As what a value is written, which a bare place would not say.
_KINDS = {int: "::bigint", float: "::float8", date: "::date", datetime: "::timestamptz"}


class Statement(str):
    """SQL with %s for each parameter. `constants`: the parameters that never change, None where a
    value changes from time to time."""

    asked: str
    constants: Sequence[Any]
    name: str

    def __new__(cls, sql: str, constants: Sequence[Any]) -> Self:
        self = super().__new__(cls, sql)
        self.constants = constants
        text = repr((sql, constants)).encode()
        self.name = f"asked_{hashlib.sha256(text).hexdigest()[:24]}"
        places = ", ".join("%s" for one in constants if one is None)
        self.asked = f"EXECUTE {self.name} ({places})" if places else f"EXECUTE {self.name}"
        return self


class Cursor(extensions.cursor):  # type: ignore[misc]
    """Asks a Statement by its name, whatever else it is given as it stands."""

    _shown: tuple[str, Any] | None = None

    def execute(self, query: Any, vars: Any = None) -> None:
        self._shown = None
        if isinstance(query, Statement) and self._has_prepared(query, vars):
            pairs = zip(query.constants, vars, strict=True)
            values = [value for constant, value in pairs if constant is None]
            self._shown = (query, vars)
            try:
                super().execute(query.asked, values)
                return
            except (InvalidSqlStatementName, FeatureNotSupported) as wrong:
                # A pooler after all, or a table that has other columns now.
                log.warning("statements are not prepared on this connection: %s", wrong)
                _known[self.connection] = None
                if not self.connection.autocommit:
                    raise
        super().execute(query, vars)

    @property
    def query(self) -> Any:
        """What was asked, for logs: never `EXECUTE`."""
        return self.mogrify(*self._shown) if self._shown else super().query

    def _has_prepared(self, statement: Statement, values: Sequence[Any]) -> bool:
        if self.connection not in _known:
            super().execute("SELECT pg_backend_pid()")
            is_direct = super().fetchone() == (self.connection.info.backend_pid,)
            if is_direct:
                # Else it plans anew each time wherever a value might tell it more.
                super().execute("SET plan_cache_mode = force_generic_plan")
            _known[self.connection] = set() if is_direct else None
        names = _known[self.connection]
        if names is None:
            return False
        if statement.name not in names:
            super().execute(self._preparing(statement, values))
            names.add(statement.name)
        return True

    def _preparing(self, statement: Statement, values: Sequence[Any]) -> bytes:
        number, parts = 0, []
        for constant, value in zip(statement.constants, values, strict=True):
            number += constant is None
            # Else a half beside a whole number would be taken for one.
            kind = _KINDS.get(type(value), "")
            is_open = constant is None
            parts.append(f"${number}{kind}" if is_open else self.mogrify("%s", [value]).decode())
        sql = str(statement) % tuple(parts)
        return f"PREPARE {statement.name} AS {sql}".encode()
