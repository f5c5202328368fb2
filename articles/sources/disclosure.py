"""«How we know»: what readers are told about a story's sources. Built at printing from agreements,
corroboration and replies alone, so that nothing else about a source can slip out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.models import Attribution, Verification
from articles.models.source import GroundRule, Source
from articles.sources.risk import Sourcing, Standing


def disclosure(sourcing: Sourcing, language: str, *, note: str = "") -> dict[str, Any]:
    """The facts and sentences for one language; {} when the story rests on no unnamed source and
    the desk has no sentence of its own (`note`).

    `sources`: the unnamed ones, by their `ref`; `documents`: the refs of those that are documents;
    `named`: those on the record; `is_corroborated`; `asked`: parties with their answers;
    `not_asked`: why nobody was asked, as readers are told."""
    is_unnamed = any(one.agreement.ground_rule == GroundRule.BACKGROUND for one in sourcing.unnamed)
    if not is_unnamed and not note:
        return {}
    with translation.override(language):
        sources = _sources(sourcing, language)
        documents = _documents(sourcing)
        named = _named(sourcing, language)
        asked = _asked(sourcing, language)
        not_asked = _not_asked(sourcing, language)
        return {
            "sources": sources,
            "documents": documents,
            "named": named,
            "is_corroborated": not sourcing.unproven,
            "asked": asked,
            "not_asked": not_asked or "",
            "sentences": [
                *_who(sources, documents),
                *(_why(source) for source in sources if source["reason"]),
                *_also(named, is_beside=is_unnamed),
                *(_checked(sourcing) if is_unnamed else []),
                *(_answered(party) for party in asked),
                *([] if not_asked is None else [_nobody(not_asked)]),
                *([note] if note else []),
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


def _documents(sourcing: Sourcing) -> list[int]:
    """The places in `sources` of those that are documents."""
    kinds: dict[int, str] = {}
    for one in sourcing.unnamed:
        if one.agreement.ground_rule == GroundRule.BACKGROUND:
            kinds.setdefault(one.agreement_id, one.agreement.source.kind)
    return [ref for ref, kind in enumerate(kinds.values(), 1) if kind == Source.Kind.DOCUMENT]


def _named(sourcing: Sourcing, language: str) -> list[dict[str, Any]]:
    """Those on the record who are told of in this language, each once."""
    told: dict[str, dict[str, Any]] = {}
    for one in sourcing.attributions:
        description = getattr(one.agreement, f"description_{language}") or ""
        if not one.agreement.is_unnamed and description:
            is_document = one.agreement.source.kind == Source.Kind.DOCUMENT
            told.setdefault(description, {"description": description, "is_document": is_document})
    return list(told.values())


def _who(sources: list[dict[str, Any]], documents: list[int]) -> Iterator[str]:
    people = [one for one in sources if one["ref"] not in documents]
    papers = [one for one in sources if one["ref"] in documents]
    if people:
        yield _listed(_counted(len(people), _SOURCES), people)
    if papers:
        yield _listed(_counted(len(papers), _DOCUMENTS), papers)


_SOURCES = (
    gettext_noop("This story rests on one source whose name we do not print: {listed}."),
    gettext_noop("This story rests on two sources whose names we do not print: {listed}."),
    gettext_noop("This story rests on several sources whose names we do not print: {listed}."),
)
_DOCUMENTS = (
    gettext_noop("This story rests on a document that we do not publish: {listed}."),
    gettext_noop("This story rests on two documents that we do not publish: {listed}."),
    gettext_noop("This story rests on several documents that we do not publish: {listed}."),
)


def _counted(count: int, sentences: Sequence[str]) -> str:
    """For one, for two, for more."""
    return _(sentences[min(count, len(sentences)) - 1])


def _listed(sentence: str, told: Iterable[Mapping[str, Any]]) -> str:
    described = [one["description"] for one in told if one["description"]]
    return sentence.format(listed=_("; ").join(described))


def _also(named: list[dict[str, Any]], *, is_beside: bool) -> Iterator[str]:
    """Those on the record; `is_beside`: beside unnamed ones."""
    people = [one for one in named if not one["is_document"]]
    papers = [one for one in named if one["is_document"]]
    if people and is_beside:
        yield _listed(_("Beside that we rest on what was said under a name: {listed}."), people)
    elif people:
        yield _listed(_("This story rests on what was said under a name: {listed}."), people)
    if papers:
        yield _listed(_("We have seen these documents: {listed}."), papers)


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


def _not_asked(sourcing: Sourcing, language: str) -> str | None:
    """Why nobody was asked, "" where readers are not told why; None where somebody was asked, or
    nothing is said about it."""
    if any(reply.asked_at for reply in sourcing.replies):
        return None
    silent = [one for one in sourcing.replies if one.reason_none.strip()]
    told = [getattr(one, f"not_asked_{language}") or "" for one in silent]
    return next(filter(None, told), "") if silent else None


def _nobody(why: str) -> str:
    if why:
        return _("We asked nobody to answer, because {why}").format(why=why.rstrip(".") + ".")
    return _("We asked nobody to answer before we published.")


def _answered(party: dict[str, str]) -> str:
    if party["answer"]:
        sentence = _("We asked {party} to answer. The answer: {answer}")
        return sentence.format(party=party["party"], answer=party["answer"])
    return _("We asked {party} to answer and had no reply before we published.").format(
        party=party["party"]
    )
