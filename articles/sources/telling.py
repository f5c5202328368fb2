"""What a story risks, each in one sentence, and what would make it less."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Attribution
from articles.models.story_fields import HTML_TEXTS, RUNNING_TEXTS
from articles.sources.risk import Sourcing
from articles.text.digest import canonical_text
from articles.text.html import plain_text
from articles.text.passages import find_quote


@dataclass(frozen=True, slots=True)
class Risk:
    sentence: str | Promise
    remedy: str | Promise


def risks(sourcing: Sourcing) -> Iterator[Risk]:
    """The gravest first. They name no source; whoever sees the story may read them."""
    stand_behind = _(
        "A second source or a document for the same words, or a check that confirms them."
    )
    if sourcing.has_unproven_allegation:
        yield Risk(
            _("It rests on one unnamed source and accuses somebody: the lawyer signs it off."),
            stand_behind,
        )
    elif sourcing.rests_on_one_unnamed:
        yield Risk(
            _("It rests on one unnamed source: a managing editor or the chief verifies it."),
            stand_behind,
        )
    if sourcing.has_deep_background:
        yield Risk(
            _("Part of it is deep background: the editor-in-chief signs it off."),
            _("Agree with the source on how readers may be told of it."),
        )
    if sourcing.unattested_source_ids:
        yield Risk(
            _("No editor without a hand in it knows who the unnamed source is."),
            _("The handler asks an editor to attest, on the page of the source."),
        )


def without_source(passages: Iterable[str], sourcing: Sourcing) -> list[str]:
    """Those of these passages of the original behind which no attribution stands; none where one is
    of the whole story, or where we saw it ourselves."""
    if sourcing.has_own_observation:
        return []
    known = [canonical_text(one.exact) for one in sourcing.attributions]
    return [
        passage
        for passage in passages
        if not any(words in canonical_text(passage) for words in known)
    ]


def paragraphs(article: Article) -> list[str]:
    """Of the body in its source language, as a reader reads them."""
    body = plain_text(article.text("body", article.source_language))
    return [one for one in map(str.strip, body.split("\n\n")) if one]


def adrift(article: Article, sourcing: Sourcing) -> list[Attribution]:
    """Attributions whose words stand in no text of their language any more."""
    copies: dict[str, str] = {}
    found = []
    for one in [*sourcing.attributions, *sourcing.translated]:
        if one.language not in copies:
            copies[one.language] = _copy(article, one.language)
        if one.exact.strip() and find_quote(copies[one.language], one.exact) is None:
            found.append(one)
    return found


def _copy(article: Article, language: str) -> str:
    texts = ((name, article.text(name, language)) for name in RUNNING_TEXTS)
    return "\n\n".join(plain_text(text) if name in HTML_TEXTS else text for name, text in texts)
