from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles import wire
from articles.models import Change, Correction, Status
from articles.roles import DESK
from articles.workflow import changes, making
from articles.workflow.move import Move, Pressed
from articles.workflow.orders import Order, choice, rows, texts
from articles.workflow.printable import what_printing_needs
from articles.workflow.refusals import Reason

# A retraction is a move of its own.
TOLD = tuple(one for one in Correction.Kind.choices if one[0] != Correction.Kind.RETRACTION)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What readers are told; in the order, as columns of a Correction: text_ar and the like."""

    kind: str = choice(_("What readers are told"), lambda: TOLD, demanded=True)
    placement: str = choice(
        _("Placement"), lambda: Correction.Placement.choices, Correction.Placement.FOOT
    )
    text: Mapping[str, str] = texts(_("Text for readers"))
    what_was_wrong: Mapping[str, str] = texts(_("What was wrong"))


@dataclass(frozen=True, kw_only=True)
class Correct(Order):
    """`correction` may be left out where readers of the standing print would see nothing of which
    they must be told (articles.workflow.changes)."""

    correction: Mapping[str, Any] | None = rows(
        _("Correction"), Told, _("Nothing: readers see no other words")
    )


def _against(pressed: Pressed) -> list[Reason]:
    facts = pressed.facts
    printed = {one.language: one.proof for one in facts.prints}
    standing = printed.get(facts.article.source_language)
    reasons = what_printing_needs(facts, at=pressed.at, printed=standing)
    if correction := pressed.order.correction:
        return [*reasons, *_told_to_readers(printed, correction)]
    changed = changes.since_print(facts)
    if any(one.is_told for one in changed):
        said = _("Readers would see something else than before: tell them what changed.")
        reasons.append(Reason("no_correction", said, "kind"))
    if not changed:
        reasons.append(Reason("nothing_new", _("Nothing has changed since it was printed.")))
    return reasons


def _told_to_readers(printed: Iterable[str], correction: Mapping[str, Any]) -> Iterator[Reason]:
    if correction.get("kind") not in dict(TOLD):
        yield Reason("no_kind", _("Say what kind of correction it is."), "kind")
    for language in printed:
        if not str(correction.get(f"text_{language}") or "").strip():
            said = _("Tell readers what changed, in every language of the story.")
            yield Reason("no_text", said, f"text_{language}")


def _write(pressed: Pressed) -> None:
    """Prints the working copy of a published story anew."""
    article, at, correction = pressed.article, pressed.at, pressed.order.correction
    if correction:
        Correction.objects.create(article=article, at=at, by=pressed.by, **correction)
    languages = making.print_story(pressed.facts, at=at, visible_from=at)
    kind = Change.Kind.CORRECTED if correction else Change.Kind.UPDATED
    wire.record(article, kind, at=at, languages=languages)


MOVE = Move(
    name="correct",
    label=_("Publish changes"),
    origins=frozenset({Status.PUBLISHED}),
    target=Status.PUBLISHED,
    roles=DESK,
    order=Correct,
    against=_against,
    write=_write,
    decides_on_print=True,
)
