"""What is looked for, as a tree that every database's backend writes in its own language."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from articles.search.documents import FOLLOWING

Field = Literal["head", "lead", "body", "alternates", "spelled", "begins"]

HEAD: tuple[Field, ...] = ("head",)
LEAD: tuple[Field, ...] = ("head", "lead")
PRIMARIES: tuple[Field, ...] = ("head", "lead", "body")


@dataclass(frozen=True, slots=True)
class Words:
    """Stems one after the other within one of `fields`. Among alternates the first is another
    reading of a word, and those that follow are primaries."""

    stems: tuple[str, ...]
    fields: tuple[Field, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class All:
    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Without:
    wanted: "Expression"
    unwanted: "Expression"


Expression = Words | All | Any | Without


def all_of(parts: Iterable[Expression]) -> Expression:
    found = tuple(dict.fromkeys(parts))
    return found[0] if len(found) == 1 else All(found)


def any_of(parts: Iterable[Expression]) -> Expression:
    found = tuple(dict.fromkeys(parts))
    return found[0] if len(found) == 1 else Any(found)


def read_otherwise(stems: tuple[str, ...]) -> Expression:
    """`stems` where the first is another reading of the word that stands there."""
    near = Words(stems[: FOLLOWING + 1], ("alternates",))
    if len(stems) <= FOLLOWING + 1:
        return near
    return All((near, Words(stems[1:], PRIMARIES)))
