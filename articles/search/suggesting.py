"""What a reader may mean who is still typing: headlines, topics, people."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.core.cache import caches
from django.db.models import Model

from articles.models import Contributor, Publication, Topic
from articles.search.documents import cut
from articles.search.expressions import Words, all_of, any_of
from articles.search.finding import newest
from articles.text.analyse import analyse, beginnings

Kind = Literal["headline", "topic", "person"]

MOST_LETTERS = 100
_NAMED: tuple[tuple[Kind, type[Model]], ...] = (("topic", Topic), ("person", Contributor))
_NAMES = 3  # topics and people, each
_SHORT = 2  # letters with which very many headlines begin a word
_SECONDS = 60  # names are kept so long; they are few and change rarely


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`slug` of a topic or a person; `publication` of a headline."""

    kind: Kind
    text: str
    slug: str = ""
    publication: Publication | None = None


def suggest(*, text: str, language: str, at: datetime, limit: int = 8) -> list[Suggestion]:
    """Topics, people and headlines of public stories with a word that begins with each word of
    `text`, article, prepositions, hamza and marks aside. At most 4 queries."""
    words = _begun(text, language)
    if not words:
        return []
    found = [
        Suggestion(kind, name, slug=slug)
        for kind, model in _NAMED
        for name, slug in _named(kind, model, words, language, at)
    ]
    return [*found, *_headlines(words, language, at, limit - len(found))][:limit]


def _begun(text: str, language: str) -> list[tuple[str, ...]]:
    """For each word typed, the beginnings it may stand for."""
    tokens = analyse(text[:MOST_LETTERS], language)
    written = dict.fromkeys(token.written for token in tokens)
    begun = (tuple(cut(one) for one in beginnings(word, language)) for word in written)
    return [one for one in begun if one][:8]


def _named(
    kind: str, model: type[Model], words: list[tuple[str, ...]], language: str, at: datetime
) -> list[tuple[str, str]]:
    names = caches["quick"].get_or_set(
        f"search.{kind}.{language}", lambda: _names(model, language, at), _SECONDS
    )
    fitting = (
        (name, slug)
        for name, slug, begins in names or ()
        if all(any(one.startswith(typed) for one in begins) for typed in words)
    )
    return sorted(fitting, key=lambda one: (len(one[0]), one))[:_NAMES]


def _names(model: Any, language: str, at: datetime) -> list[tuple[str, str, tuple[str, ...]]]:
    """Name, slug and beginnings of those who have a public story in this language."""
    public = Publication.objects.public(at=at).in_language(language)
    rows = public.carry(model)
    rows = rows.exclude(**{f"name_{language}": ""}).exclude(**{f"name_{language}": None})
    return [
        (name, slug, tuple(_all_beginnings(name, language)))
        for name, slug in rows.values_list(f"name_{language}", "slug")
    ]


def _all_beginnings(name: str, language: str) -> Iterable[str]:
    for token in analyse(name, language):
        yield from beginnings(token.written, language)


def _headlines(
    words: list[tuple[str, ...]], language: str, at: datetime, limit: int
) -> list[Suggestion]:
    asked = all_of(
        any_of(Words((begin,), ("begins",), prefix=True) for begin in word) for word in words
    )
    public = Publication.objects.public(at=at).in_language(language)
    often = all(len(begin) <= _SHORT for word in words for begin in word)
    keys = newest(public, asked, most=max(limit, 0), often=often)
    rows = public.select_related("section").defer("body_html", "blocks", "plain_text")
    found = rows.filter(pk__in=keys).newest_first()
    return [Suggestion("headline", one.headline, publication=one) for one in found]
