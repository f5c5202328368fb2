"""A form that is behind the story: what nobody else touched stays as typed, what only colleagues
touched follows them, and where both did somebody chooses, difference by difference."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Manager, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import get_language_info

from articles.admin.desk import direction
from articles.admin.differences import in_words, readable
from articles.models import Article, Revision
from articles.models.edition import Edition
from articles.models.story_fields import HTML_TEXTS, STORY_FIELDS, TEXT_FIELDS
from articles.text.html import sanitise
from articles.text.merge import Part, is_settled, joined, merge, merge_html


@dataclass(frozen=True, slots=True)
class Shown:
    """A part as it is read, and what its radio buttons are called."""

    kind: str
    ours: str
    theirs: str
    name: str


@dataclass(frozen=True, slots=True)
class Merged:
    """One field of which the saved story and the form say different things. `value`: what stands in
    the form now; `parts` for the page's script: kind, ours, theirs."""

    name: str
    label: str
    language: str
    value: Any
    is_settled: bool
    parts: Sequence[tuple[str, Any, Any]]
    shown: Sequence[Shown]

    @property
    def script_id(self) -> str:
        return f"merge-{self.name}"

    @property
    def direction(self) -> str:
        return direction(self.language) if self.language else "auto"


def merged(base: Revision | None, theirs: Article, typed: Mapping[str, Any]) -> Iterator[Merged]:
    """Every field of which `theirs`, the saved story, says something else than the form does.
    `base`: the revision that the form was opened with; without it each difference is a choice."""
    then = base.snapshot if base else {}
    for code in settings.LANGUAGE_CODES:
        was = then.get("text", {}).get(code, {})
        for field in TEXT_FIELDS:
            name = f"{field}_{code}"
            ours, hers = (one or "" for one in (typed.get(name), getattr(theirs, name)))
            if name in typed and ours != hers:
                yield from _text(field, code, was.get(field), ours, hers)
    facts = {**then.get("facts", {}), **{one: then[one] for one in _LINKS if one in then}}
    for field in [one.name for one in STORY_FIELDS if not one.is_translated and one.name in typed]:
        ours, hers = _key(typed[field]), _key(getattr(theirs, field))
        if ours != hers:
            yield _fact(field, facts.get(field, _UNKNOWN), ours, hers)


_UNKNOWN = object()
_LINKS = ("topics", "lead_image")


def _key(value: Any) -> Any:
    """A value as the page's script and a form's data know it."""
    if isinstance(value, Manager):
        value = value.all()
    if isinstance(value, QuerySet):
        return sorted(value.values_list("pk", flat=True))
    if isinstance(value, datetime):
        return f"{localtime(value):%Y-%m-%dT%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return getattr(value, "pk", value)


def _text(field: str, code: str, was: str | None, ours: str, hers: str) -> Iterator[Merged]:
    is_html = field in HTML_TEXTS
    ours = sanitise(ours) if is_html else ours.strip()
    if ours == hers:
        return
    join = merge_html if is_html else merge
    parts = [Part("choice", ours, hers)] if was is None else join(was, ours, hers)
    name = f"{field}_{code}"
    column: Any = Article._meta.get_field(field)
    label = str(column.verbose_name)
    if not Edition(code).is_first:
        label = f"{label} ({get_language_info(code)['name_translated']})"
    yield Merged(
        name=name,
        label=label,
        language=code,
        value=joined(parts),
        is_settled=is_settled(parts),
        parts=[(one.kind, one.ours, one.theirs) for one in parts],
        shown=[
            Shown(one.kind, _read(one.ours, is_html), _read(one.theirs, is_html), f"{name}-{i}")
            for i, one in enumerate(parts)
        ],
    )


def _fact(field: str, was: Any, ours: Any, hers: Any) -> Merged:
    column: Any = Article._meta.get_field(field)
    kind = "theirs" if was == ours else "ours" if was == hers else "choice"
    words = [in_words(field, key) for key in (ours, hers)]
    return Merged(
        name=field,
        label=str(column.verbose_name),
        language="",
        value=hers if kind == "theirs" else ours,
        is_settled=kind != "choice",
        parts=[(kind, ours, hers)],
        shown=[Shown(kind, words[0], words[1], f"{field}-0")],
    )


def _read(text: str, is_html: bool) -> str:
    return readable(text, strip=False) if is_html else text
