"""What a story needs before readers may see it. Every failure is a reason with a place to put it
right; the same answer in the admin form, bulk action, API, clock and shell."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Proof
from articles.models.story_fields import TEXT_FIELDS
from articles.models.story_template import PROMPT
from articles.sources import Finding, findings, without_source
from articles.workflow import archived, signoffs, timely
from articles.workflow.facts import Facts
from articles.workflow.refusals import Reason
from articles.workflow.signoffs import Need


def text_reasons(article: Article) -> list[Reason]:
    language = article.source_language
    reasons = []
    if not article.text("headline", language).strip():
        reasons.append(Reason("no_headline", _("The headline is missing."), f"headline_{language}"))
    if not article.text("body", language).strip():
        reasons.append(Reason("no_body", _("The body is missing."), f"body_{language}"))
    if article.section_id is None:
        reasons.append(Reason("no_section", _("The section is missing."), "section"))
    for code in settings.LANGUAGE_CODES:
        asked = [name for name in TEXT_FIELDS if PROMPT in article.text(name, code)]
        said = _("The text still holds what its template asks for, in double brackets.")
        reasons += [Reason("prompt_left", said, f"{name}_{code}") for name in asked]
    return reasons


def what_printing_needs(
    facts: Facts, *, at: datetime, printed: Proof | None = None
) -> list[Reason]:
    """What a story still lacks before readers may see it at that moment, in whatever state it is:
    the publication checklist that editors see beside the text. `printed`: the standing print of a
    story that is corrected."""
    article = facts.article
    reasons = text_reasons(article)
    if not article.no_byline_reason and not facts.credited:
        reasons.append(
            Reason("no_byline", _("Nobody is on the byline and no reason is given."), "bylines")
        )
    if article.legal_hold:
        reasons.append(Reason("legal_hold", _("The story is on legal hold.")))
    language = article.source_language
    if article.lead_image and not getattr(article.lead_image, f"alt_text_{language}"):
        reasons.append(
            Reason("no_alt_text", _("The lead picture has no alternative text."), "lead_image")
        )
    if article.lead_image and not getattr(article.lead_image, f"credit_{language}"):
        reasons.append(Reason("no_credit", _("The lead picture has no credit."), "lead_image"))
    held = signoffs.holding(facts)
    reasons += timely.reasons(facts, at=at, printed=printed)
    if signoffs.is_archived(facts, held):
        return reasons
    return [*reasons, *_sourced(facts), *_signed(facts, held)]


def _sourced(facts: Facts) -> list[Reason]:
    """What sources lack; of a story from an archive, sources of what changed in it."""
    article, changed = facts.article, archived.changed_since(facts)
    if changed is None:
        found = findings(article, facts.sourcing)
    else:
        found = [
            one
            for one in findings(article, facts.sourcing, copy="\n".join(changed))
            if one.code != "no_source"
        ]
        if without_source(changed, facts.sourcing):
            said = _("A sentence that changed since the archive has no source: attach one to it.")
            found.append(Finding("no_source", said, "sources"))
    return [Reason(one.code, one.message, one.field) for one in found]


def _signed(facts: Facts, held: Mapping[Need, Any]) -> list[Reason]:
    if not facts.article.digests:
        return [
            Reason("being_checked", _("What the story rests on has changed and is being checked."))
        ]
    labels = dict(signoffs.Kind.choices)
    return [
        Reason(
            "sign_off_missing",
            _("The sign-off «%(kind)s» is missing, or something it covers changed after it.")
            % {"kind": labels[need.kind]},
        )
        for need in signoffs.needed(facts)
        if need not in held
    ]


def against_publishing(facts: Facts, *, is_the_clock: bool, at: datetime) -> list[Reason]:
    """Why readers may not see it from this moment on."""
    article = facts.article
    reasons = what_printing_needs(facts, at=at)
    if article.embargoed_until and article.embargoed_until > at:
        reasons.append(Reason("embargoed", _("The story is under embargo."), "embargoed_until"))
    if is_the_clock and (article.publish_at is None or article.publish_at > at):
        reasons.append(Reason("not_due", _("The time of this story has not come.")))
    return reasons
