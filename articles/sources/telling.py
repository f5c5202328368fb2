"""What a story risks, each in one sentence, and what would make it less."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.sources.risk import Sourcing
from articles.text.digest import canonical_text


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
    return [one for one in passages if not is_covered(canonical_text(one), known)]


def is_covered(passage: str, known: Iterable[str]) -> bool:
    """Whether one of these passages stands in it, or it in one of them; all of them canonical."""
    return any(words in passage or passage in words for words in known)
