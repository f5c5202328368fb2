"""Attributions stay with their passages while the text around them moves, and say so where the
passage itself was changed."""

from typing import NamedTuple

from articles.models import Article, Attribution
from articles.models.story_fields import HTML_TEXTS, RUNNING_TEXTS
from articles.sources.risk import Sourcing
from articles.text.html import plain_text
from articles.text.passages import find_quote, stands_now, surroundings


class Adrift(NamedTuple):
    """`now`: what stands in its place, "" where nothing like it does."""

    attribution: Attribution
    now: str


def anchor(article: Article, sourcing: Sourcing) -> None:
    """Takes the surroundings of every passage afresh, so that it is told from its like when the
    text moves again. One that is not found keeps where it stood. 1 query where any changed."""
    moved = []
    copies: dict[str, str] = {}
    for one in _anchored(sourcing):
        copy = _copy(article, one.language, copies)
        found = find_quote(copy, one.exact, one.prefix, one.suffix)
        if found and (around := surroundings(copy, found)) != (one.prefix, one.suffix):
            one.prefix, one.suffix = around
            moved.append(one)
    if moved:
        Attribution.objects.bulk_update(moved, ["prefix", "suffix"], batch_size=200)


def adrift(article: Article, sourcing: Sourcing) -> list[Adrift]:
    """Attributions whose words stand in no text of their language any more."""
    copies: dict[str, str] = {}
    found = []
    for one in _anchored(sourcing):
        copy = _copy(article, one.language, copies)
        if find_quote(copy, one.exact) is None:
            now = stands_now(copy, one.exact, one.prefix, one.suffix)
            found.append(Adrift(one, now.text if now else ""))
    return found


def _anchored(sourcing: Sourcing) -> list[Attribution]:
    return [one for one in [*sourcing.attributions, *sourcing.translated] if one.exact.strip()]


def _copy(article: Article, language: str, known: dict[str, str]) -> str:
    """All of the running text of a language; `known`: those that were put together before."""
    if language not in known:
        texts = ((name, article.text(name, language)) for name in RUNNING_TEXTS)
        known[language] = "\n\n".join(
            plain_text(text) if name in HTML_TEXTS else text for name, text in texts
        )
    return known[language]
