"""What the copy and the agreements may say about sources."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.models.source import Agreement, GroundRule, Source
from articles.sources.risk import Sourcing
from articles.text.html import plain_text
from articles.text.languages import pack
from articles.text.normalise import expand_presentation_forms, fold


@dataclass(frozen=True, slots=True)
class Finding:
    code: str
    message: str | Promise
    field: str = ""


_SHORTEST_REASON = 25  # letters: less cannot say what the source has to fear


def tells_nothing(reason: str, stock_phrases: Iterable[str]) -> bool:
    """Whether a reason for anonymity says too little, the stock phrases in it left out."""
    left = fold(reason)
    for phrase in sorted(map(fold, stock_phrases), key=len, reverse=True):
        left = left.replace(phrase, "")
    return len(left.strip(" .،,")) < _SHORTEST_REASON


def findings(article: Article, sourcing: Sourcing, copy: str | None = None) -> list[Finding]:
    """Everything about sources that keeps the story from being printed. `copy`: the part of it that
    is looked at for how it speaks of sources; all of it without."""
    found: list[Finding] = []
    if not sourcing.is_sourced:
        found.append(_no_source())
    if sourcing.is_off_the_record:
        found.append(
            Finding("off_the_record", _("Off-the-record material cannot be printed."), "sources")
        )
    if sourcing.found_false:
        found.append(
            Finding(
                "found_false",
                _("A passage was checked and found false: take it out, or check it again."),
                "sources",
            )
        )
    if sourcing.found_wrong:
        found.append(
            Finding(
                "source_was_wrong",
                _("What a passage rests on was found wrong: take it out, or have it confirmed."),
                "sources",
            )
        )
    found += _about_agreements(article, sourcing)
    if sourcing.unattested_source_ids:
        found.append(
            Finding(
                "no_attestation",
                _("No editor but its authors has attested to know who the unnamed source is."),
                "sources",
            )
        )
    if sourcing.rests_on_one_unnamed and not any(one.settles for one in sourcing.replies):
        found.append(
            Finding(
                "no_right_of_reply",
                _("Nobody was asked to answer, and no reason is given for that."),
                "replies",
            )
        )
    said = _copy(article) if copy is None else copy
    return found + _about_copy(said, article.source_language, sourcing)


def _no_source() -> Finding:
    return Finding(
        "no_source",
        _("The story has no source: attach one, or say that it is our own observation."),
        "sources",
    )


def _about_agreements(article: Article, sourcing: Sourcing) -> list[Finding]:
    found = []
    language = article.source_language
    agreements = {one.agreement_id: one.agreement for one in sourcing.unnamed}
    for agreement in agreements.values():
        if agreement.ground_rule == GroundRule.OFF_THE_RECORD:
            continue
        if not _said(agreement, "description", language):
            found.append(
                Finding(
                    "no_description",
                    _("An unnamed source has no agreed description for readers."),
                    "sources",
                )
            )
        if tells_nothing(_said(agreement, "reason", language), sourcing.stock_phrases):
            found.append(
                Finding(
                    "no_reason",
                    _(
                        "The reason for anonymity is missing or a formula. Say what the source "
                        "has to fear, for example: «He faces dismissal under the ministry’s "
                        "ban on speaking to the press.»"
                    ),
                    "sources",
                )
            )
    deep = [
        one
        for one in sourcing.unnamed
        if one.agreement.ground_rule == GroundRule.DEEP_BACKGROUND and not sourcing.is_proven(one)
    ]
    if deep:
        found.append(
            Finding(
                "deep_background_alone",
                _("Deep background needs a second source on the same passage."),
                "sources",
            )
        )
    return found


def _said(agreement: Agreement, field: str, language: str) -> str:
    return (getattr(agreement, f"{field}_{language}") or "").strip()


def voices(sourcing: Sourcing) -> int:
    """How many people and agencies told what the story says: what «مصادر» may count."""
    told = (one.agreement.source for one in sourcing.attributions)
    return len({one.pk for one in told if one.kind in {Source.Kind.PERSON, Source.Kind.AGENCY}})


def _copy(article: Article) -> str:
    language = article.source_language
    texts = (article.text("headline", language), article.text("standfirst", language))
    return "\n".join([*texts, plain_text(article.text("body", language))])


def _about_copy(copy: str, language: str, sourcing: Sourcing) -> list[Finding]:
    said, copy, found = pack(language), expand_presentation_forms(copy), []
    if said.plural_sources(copy) and voices(sourcing) < 2:
        found.append(
            Finding(
                "plural_sources",
                _("The copy says «مصادر» but fewer than two sources stand behind the story."),
                f"body_{language}",
            )
        )
    spoken = said.sources(copy)
    if spoken and said.is_bare(copy, spoken[0]):
        found.append(
            Finding(
                "bare_source",
                _("The first mention of «مصدر» does not say what kind of source it is."),
                f"body_{language}",
            )
        )
    if sourcing.has_deep_background and spoken:
        found.append(
            Finding(
                "deep_background_mentioned",
                _("Deep background allows no mention of a source in the copy."),
                f"body_{language}",
            )
        )
    return found
