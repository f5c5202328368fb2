"""The keys that a query finds, as one value in the row of another."""

import json
from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Subquery
from django.db.models.sql.compiler import SQLCompiler


class Keys(Subquery):
    """A list of what a query of one column, `pk`, finds, in its order. What a row asks so is looked
    for once, and not once a place."""

    template = "ARRAY(%(subquery)s)"
    output_field = Field()

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any
    ) -> tuple[str, Any]:
        template = "(SELECT json_group_array(pk) FROM (%(subquery)s))"
        return self.as_sql(compiler, connection, template=template, **more)

    def get_db_converters(self, connection: BaseDatabaseWrapper) -> list[Callable[..., Any]]:
        return [_read] if connection.vendor == "sqlite" else []


def _read(value: str, *_asked: Any) -> Any:
    return json.loads(value)
