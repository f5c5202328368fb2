"""What must be true before a move. Every failure is a reason with a place to put it right; the same
answer in the admin form, bulk action, API, clock and shell."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles import roles
from articles.models import Article, Correction, Proof, Status
from articles.sources import Sourcing, findings, weigh
from articles.workflow import changes, composing, people, signoffs, slips, timely
from articles.workflow.checklists import checklist
from articles.workflow.refusals import Reason
from articles.workflow.signoffs import Need
from articles.workflow.table import MOVES


def reasons_against(
    article: Article, move: str, *, by: Any, at: datetime, **order: Any
) -> list[Reason]:
    """Why `by` (None: the clock) may not make this move now; empty when nothing stands against it.

    `order` is what the verb was told beside: reason, publish_at, kind, language, checklist,
    notices, grounds, correction. Raises KeyError for a move the table does not know."""
    if permission := permission_reasons(article, move, by=by):
        return permission
    reasons = _reason_given(move, order)
    look = _CHECKS.get(move)
    if look:
        reasons = [*reasons, *look(article, by=by, at=at, order=order)]
    return reasons


def permission_reasons(article: Article, move: str, *, by: Any) -> list[Reason]:
    """State and role alone: what decides which buttons are shown."""
    rule = MOVES[move]
    if article.status not in rule.origins:
        return [
            Reason(
                "wrong_state",
                _("This move starts from another state than «%(state)s».")
                % {"state": Status(article.status).label},
            )
        ]
    if by is None:
        if rule.by_itself or move == "publish":
            return []
        return [Reason("wrong_role", _("The clock does not make this move."))]
    held = people.roles_of(by)
    if held & rule.roles or (held & rule.own and people.is_own(article, by)):
        return []
    return [Reason("wrong_role", _("Your role does not make this move on this story."))]


def allowed_moves(article: Article, by: Any) -> list[str]:
    """The moves this person could try on this story as it stands, in the table's order."""
    return [
        name
        for name in MOVES
        if not permission_reasons(article, name, by=by) and _makes_sense(article, name)
    ]


def _makes_sense(article: Article, move: str) -> bool:
    """Whether there is anything for this move to do."""
    if move in {"hold", "release"}:
        return article.legal_hold == (move == "release")
    if move == "confirm_slip":
        return slips.open_slip(article) is not None
    if move == "propose_slip":
        return changes.has_unprinted(article) and slips.open_slip(article) is None
    return True


def _reason_given(move: str, order: dict[str, Any]) -> list[Reason]:
    if MOVES[move].needs_reason and not str(order.get("reason") or "").strip():
        return [Reason("no_reason", _("Say why: this move needs a reason."), "reason")]
    return []


def _text(article: Article) -> list[Reason]:
    language = article.source_language
    reasons = []
    if not article.text("headline", language).strip():
        reasons.append(Reason("no_headline", _("The headline is missing."), f"headline_{language}"))
    if not article.text("body", language).strip():
        reasons.append(Reason("no_body", _("The body is missing."), f"body_{language}"))
    if article.section_id is None:
        reasons.append(Reason("no_section", _("The section is missing."), "section"))
    return reasons


def _submit(article: Article, **_context: Any) -> list[Reason]:
    reasons = _text(article)
    if not weigh(article).is_sourced:
        reasons.append(
            Reason(
                "no_source",
                _("The story has no source: attach one, or say that it is our own observation."),
                "sources",
            )
        )
    return reasons


def what_printing_needs(
    article: Article, *, at: datetime, printed: Proof | None = None
) -> list[Reason]:
    """What a story still lacks before readers may see it at that moment, in whatever state it is:
    the publication checklist that editors see beside the text. `printed`: the standing print of a
    story that is corrected."""
    reasons = _text(article)
    if not article.no_byline_reason and not article.bylines.exists():
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
    sourcing = weigh(article)
    held = signoffs.holding(article)
    reasons += timely.reasons(article, sourcing, at=at, printed=printed)
    if signoffs.is_archived(article, held):
        return reasons
    reasons += [Reason(f.code, f.message, f.field) for f in findings(article, sourcing)]
    return [*reasons, *_signed(article, sourcing, held)]


def _signed(article: Article, sourcing: Sourcing, held: Mapping[Need, Any]) -> list[Reason]:
    if not article.digests:
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
        for need in signoffs.needed(article, sourcing)
        if need not in held
    ]


def _publish(article: Article, *, by: Any, at: datetime, order: dict[str, Any]) -> list[Reason]:
    reasons = what_printing_needs(article, at=at)
    if article.embargoed_until and article.embargoed_until > at:
        reasons.append(Reason("embargoed", _("The story is under embargo."), "embargoed_until"))
    if by is None and (article.publish_at is None or article.publish_at > at):
        reasons.append(Reason("not_due", _("The time of this story has not come.")))
    return reasons


def _schedule(article: Article, *, by: Any, at: datetime, order: dict[str, Any]) -> list[Reason]:
    publish_at = order.get("publish_at")
    reasons = what_printing_needs(article, at=publish_at or at)
    if publish_at is None or publish_at <= at:
        reasons.append(
            Reason("not_in_future", _("The time of publication must lie ahead."), "publish_at")
        )
    elif article.embargoed_until and publish_at < article.embargoed_until:
        reasons.append(
            Reason(
                "before_embargo",
                _("The time of publication lies before the end of the embargo."),
                "publish_at",
            )
        )
    return reasons


def _sign_off(article: Article, *, by: Any, at: datetime, order: dict[str, Any]) -> list[Reason]:
    if order.get("kind") not in roles.SIGNERS:
        return [Reason("no_kind", _("Say which sign-off you give."), "kind")]
    need = signoffs.Need(order["kind"], order.get("language") or article.source_language)
    return signoffs.why_not(article, need, by) or _looked_at(order)


def _looked_at(order: dict[str, Any]) -> list[Reason]:
    if set(checklist(order["kind"])) <= set(order.get("checklist") or ()):
        return []
    return [
        Reason(
            "checklist_open",
            _("Tick everything on the list, or do not sign off yet."),
            "checklist",
        )
    ]


def _retract(article: Article, *, by: Any, at: datetime, order: dict[str, Any]) -> list[Reason]:
    notices = order.get("notices") or {}
    reasons = [
        Reason(
            "no_notice",
            _("Readers need a notice in every language of the story."),
            f"notice_{language}",
        )
        for language in article.publications.values_list("language", flat=True)
        if not str(notices.get(language) or "").strip()
    ]
    if not people.roles_of(by) & {roles.EDITOR_IN_CHIEF} and order.get("grounds") != "legal":
        reasons.append(
            Reason("grounds", _("The legal adviser retracts on legal grounds only."), "grounds")
        )
    return reasons


def _correct(article: Article, *, by: Any, at: datetime, order: dict[str, Any]) -> list[Reason]:
    standing = article.publications.filter(language=article.source_language)
    printed = standing.select_related("proof").first()
    reasons = what_printing_needs(article, at=at, printed=printed.proof if printed else None)
    if correction := order.get("correction"):
        return reasons + _told_to_readers(article, correction)
    changed = changes.since_print(article)
    if any(one.is_told for one in changed):
        reasons.append(
            Reason(
                "no_correction",
                _("Readers would see something else than before: tell them what changed."),
                "kind",
            )
        )
    if not changed:
        reasons.append(Reason("nothing_new", _("Nothing has changed since it was printed.")))
    return reasons


def _propose_slip(article: Article, *, by: Any, at: datetime, order: Any) -> list[Reason]:
    if slips.open_slip(article):
        return [Reason("already_proposed", _("This was proposed already: somebody confirms it."))]
    return slips.reasons_against(article, composing.compose(article))


def _confirm_slip(article: Article, *, by: Any, at: datetime, order: Any) -> list[Reason]:
    proposed = slips.open_slip(article)
    if proposed is None:
        return [
            Reason("no_slip", _("Nobody proposed a typing slip for the text as it stands now."))
        ]
    if by.pk == proposed.proposed_by_id:
        return [Reason("own_slip", _("You proposed it: somebody else must confirm it."))]
    close = signoffs.authored_by(article, by)
    return close or slips.reasons_against(article, composing.compose(article))


def _told_to_readers(article: Article, correction: Mapping[str, Any]) -> list[Reason]:
    reasons = []
    if correction.get("kind") not in set(Correction.Kind) - {Correction.Kind.RETRACTION}:
        reasons.append(Reason("no_kind", _("Say what kind of correction it is."), "kind"))
    return reasons + [
        Reason(
            "no_text",
            _("Tell readers what changed, in every language of the story."),
            f"text_{language}",
        )
        for language in article.publications.values_list("language", flat=True)
        if not str(correction.get(f"text_{language}") or "").strip()
    ]


def _take_in(article: Article, **_context: Any) -> list[Reason]:
    return _text(article)


def _hold(article: Article, **_context: Any) -> list[Reason]:
    if article.legal_hold:
        return [Reason("already_held", _("The story is on legal hold already."))]
    return []


def _release(article: Article, **_context: Any) -> list[Reason]:
    if not article.legal_hold:
        return [Reason("not_held", _("The story is not on legal hold."))]
    return []


_CHECKS = {
    "submit": _submit,
    "sign_off": _sign_off,
    "schedule": _schedule,
    "publish": _publish,
    "correct": _correct,
    "propose_slip": _propose_slip,
    "confirm_slip": _confirm_slip,
    "retract": _retract,
    "take_in": _take_in,
    "hold": _hold,
    "release": _release,
}
