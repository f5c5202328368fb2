"""One statement put together of named parts, as every database's backend hands them over."""

from collections.abc import Sequence
from typing import Any, NamedTuple


class Window(NamedTuple):
    """Places from `first` on and below `end`."""

    first: int = -(2**63)
    end: int = 2**63 - 1

    def below(self, place: int) -> "Window":
        return Window(self.first, min(self.end, place))


class Gate(NamedTuple):
    """A query of the publications that may be found, of the one alone to which the row `hit` of
    words belongs."""

    sql: str
    values: list[Any]


class Part(NamedTuple):
    """A query with a name by which later parts may ask it."""

    name: str
    sql: str
    values: list[Any]


def statement(parts: Sequence[Part], then: str) -> tuple[str, list[Any]]:
    """`then`, which reads the parts; each is asked once, and only as far as it is read."""
    named = ", ".join(
        f"{part.name} (place, publication) AS MATERIALIZED ({part.sql})" for part in parts
    )
    return f"WITH {named} {then}", [value for part in parts for value in part.values]
