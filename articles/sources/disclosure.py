"""«How we know»: what readers are told about a story's sources. Built at printing from agreements,
corroboration and replies alone, so that nothing else about a source can slip out."""

from collections.abc import Mapping
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.models import Attribution, Verification
from articles.models.source import GroundRule
from articles.sources.risk import Sourcing, Standing


def disclosure(sourcing: Sourcing, language: str) -> dict[str, Any]:
    """The facts and sentences for one language; {} when the story rests on no unnamed source."""
    if not [one for one in sourcing.unnamed if one.agreement.ground_rule == GroundRule.BACKGROUND]:
        return {}
    with translation.override(language):
        sources = _sources(sourcing, language)
        asked = _asked(sourcing, language)
        return {
            "sources": sources,
            "is_corroborated": not sourcing.unproven,
            "asked": asked,
            "sentences": [
                _who(sources),
                *(_why(source) for source in sources if source["reason"]),
                *_checked(sourcing),
                *(_answered(party) for party in asked),
            ],
        }


def refs(sourcing: Sourcing) -> list[tuple[Attribution, int]]:
    """Each anchored attribution whose source the reader is told of, with its place in `sources`."""
    places: dict[int, int] = {}
    found = []
    for one in sourcing.attributions:
        if one.agreement.ground_rule == GroundRule.BACKGROUND:
            places.setdefault(one.agreement_id, len(places) + 1)
    for one in [*sourcing.attributions, *sourcing.translated]:
        if one.exact and one.agreement_id in places:
            found.append((one, places[one.agreement_id]))
    return found


def _sources(sourcing: Sourcing, language: str) -> list[dict[str, Any]]:
    told: dict[int, dict[str, Any]] = {}
    for one in sourcing.unnamed:
        agreement = one.agreement
        if agreement.ground_rule == GroundRule.BACKGROUND and agreement.pk not in told:
            told[agreement.pk] = {
                "ref": len(told) + 1,
                "description": getattr(agreement, f"description_{language}") or "",
                "reason": getattr(agreement, f"reason_{language}") or "",
                "rule": agreement.ground_rule,
            }
    return list(told.values())


def _who(sources: list[dict[str, Any]]) -> str:
    described = [source["description"] for source in sources if source["description"]]
    listed = _("; ").join(described)
    if len(sources) == 1:
        sentence = _("This story rests on one source whose name we do not print: {listed}.")
    elif len(sources) == 2:
        sentence = _("This story rests on two sources whose names we do not print: {listed}.")
    else:
        sentence = _("This story rests on several sources whose names we do not print: {listed}.")
    return sentence.format(listed=listed)


def _why(source: dict[str, Any]) -> str:
    return _("Why no name: {reason}").format(reason=source["reason"].rstrip(".") + ".")


_CONFIRMED = gettext_noop(
    "An editor without a hand in the story checked what was said and confirmed it."
)
_CHECKS: Mapping[str, str] = {
    Verification.Kind.SECOND_SOURCE: gettext_noop("Another source confirmed to us what was said."),
    Verification.Kind.DOCUMENT: gettext_noop(
        "We compared what was said with a document, which confirms it."
    ),
    Verification.Kind.IMAGE: gettext_noop(
        "We compared what was said with pictures, which confirm it."
    ),
    Verification.Kind.EXPERT: gettext_noop("An expert confirmed to us what was said."),
    Verification.Kind.ON_RECORD: gettext_noop("What was said was confirmed to us on the record."),
}


def _checked(sourcing: Sourcing) -> list[str]:
    """How we know that it is so: by what stands behind every unnamed passage, each way said once.
    Nothing is said of a second source where there is none."""
    if sourcing.unproven:
        return [_("We have no second source for it; an editor knows who the source is.")]
    told = []
    for one in sourcing.unnamed:
        if sourcing.standing(one) == Standing.CORROBORATED:
            told.append(_("What the source said was confirmed by another source."))
        else:
            told.append(_(_CHECKS.get(sourcing.checks_of(one)[-1].kind, _CONFIRMED)))
    return list(dict.fromkeys(told))


def _asked(sourcing: Sourcing, language: str) -> list[dict[str, str]]:
    return [
        {
            "party": getattr(reply, f"party_{language}") or "",
            "answer": getattr(reply, f"answer_{language}") or "",
        }
        for reply in sourcing.replies
        if reply.shown_to_readers and reply.asked_at and getattr(reply, f"party_{language}")
    ]


def _answered(party: dict[str, str]) -> str:
    if party["answer"]:
        sentence = _("We asked {party} to answer. The answer: {answer}")
        return sentence.format(party=party["party"], answer=party["answer"])
    return _("We asked {party} to answer and had no reply before we published.").format(
        party=party["party"]
    )
