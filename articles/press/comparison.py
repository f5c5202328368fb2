"""What differs for readers between two compositions of one language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.models.story_fields import (
    FIELD,
    HTML_TEXTS,
    PRINTED_FACTS,
    RUNNING_TEXTS,
    TEXT_FIELDS,
)
from articles.press.composition import Composition
from articles.text.digest import canonical_html, canonical_text, flattened


@dataclass(frozen=True, slots=True)
class Difference:
    """`field` is a printed field of the story, or byline, topics, lead, pictures, disclosure,
    passages. `is_signed`: sign-offs fall with it; `is_told`: readers are told of it."""

    field: str
    old: Any
    new: Any
    is_signed: bool

    @property
    def is_told(self) -> bool:
        known = FIELD.get(self.field)
        return self.is_signed and not (known and known.untold)

    @property
    def is_running_text(self) -> bool:
        return self.field in RUNNING_TEXTS


def differences(old: Composition, new: Composition) -> list[Difference]:
    """Everything that would look different, in the order of the story's fields."""
    return [*_texts(old, new), *_facts(old, new), *_rows(old, new)]


def _texts(old: Composition, new: Composition) -> list[Difference]:
    found = []
    for name in TEXT_FIELDS:
        before, after = old.text(name), new.text(name)
        if before.split() != after.split():
            canonical = canonical_html if name in HTML_TEXTS else canonical_text
            signed = not FIELD[name].unsigned and canonical(before) != canonical(after)
            found.append(Difference(name, before, after, signed))
    return found


def _facts(old: Composition, new: Composition) -> list[Difference]:
    return [
        Difference(name, old.fact(name), new.fact(name), not FIELD[name].unsigned)
        for name in PRINTED_FACTS
        if old.fact(name) != new.fact(name)
    ]


def _rows(old: Composition, new: Composition) -> list[Difference]:
    found = []
    before, after = old.signed(), new.signed()
    for name in ("byline", "topics", "lead", "pictures", "disclosure", "passages"):
        was, now = getattr(old, name), getattr(new, name)
        if name == "passages" and before[name] == after[name]:
            continue  # only the text around them moved
        if (list(was) if isinstance(was, Sequence) else was) != (
            list(now) if isinstance(now, Sequence) else now
        ):
            found.append(Difference(name, was, now, _leaves(before[name]) != _leaves(after[name])))
    return found


def _leaves(value: Any) -> dict[str, str]:
    return {name: canonical_text(text) for name, text in flattened(value)}
