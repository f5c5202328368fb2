"""What stands above a story's form: its state, the buttons of the moves this person may make, the
sign-offs, and what the next move still needs, each with a link to where it is put right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language_info

from articles import sources
from articles.admin import differences
from articles.models import Approval, Article, Status, Transition
from articles.workflow import (
    MOVES,
    Facts,
    Reason,
    allowed_moves,
    changes,
    notes,
    reasons_against,
    signoffs,
    what_printing_needs,
)

# The move a story in this state is on its way to.
_NEXT: Mapping[str, str] = {
    Status.DRAFT: "submit",
    Status.APPROVED: "publish",
    Status.SCHEDULED: "publish",
    Status.PUBLISHED: "correct",
}
_IN_THE_MAKING = {Status.DRAFT, Status.IN_REVIEW, Status.APPROVED, Status.SCHEDULED}
# Reasons name what is wrong; these parts of the form are where it is put right.
_PLACES = {
    "sources": "attributions-group",
    "bylines": "bylines-group",
    "replies": "replies-group",
}
# Asked for on the page of the move itself, so no reason to show before it is opened.
ASKED_LATER = {
    "no_reason",
    "no_kind",
    "checklist_open",
    "not_in_future",
    "no_notice",
    "grounds",
    "no_correction",
}


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    href: str
    is_main: bool
    is_grave: bool


@dataclass(frozen=True, slots=True)
class SignOff:
    """A sign-off the story needs: given by somebody, or open and perhaps this person's to give.
    `fallen`: the last one that was given and holds no more; `since`: what changed since."""

    label: str
    given: Approval | None
    href: str
    fallen: Approval | None
    since: Sequence[differences.Row]


@dataclass(frozen=True, slots=True)
class Panel:
    article: Article
    buttons: Sequence[Button]
    sign_offs: Sequence[SignOff]
    signed: int  # how many sign-offs hold that a change of the text would take away
    next_move: str
    returned: Transition | None
    sourcing: sources.Sourcing | None  # while the story is made
    risks: Sequence[sources.Risk]
    reading: sources.Reading
    adrift: Sequence[sources.Adrift]
    reasons: Sequence[tuple[Reason, str]]
    notes: Sequence[notes.Thread]


def panel(article: Article, user: Any, *, at: datetime) -> Panel:
    facts = Facts(article)
    is_made = article.status in _IN_THE_MAKING
    moves = allowed_moves(article, user)
    ahead = _NEXT.get(article.status, "")
    if ahead not in moves or (ahead == "correct" and not article.differs_from_print):
        ahead = ""
    against = reasons_against(article, ahead, by=user, at=at) if ahead else []
    if article.status == Status.IN_REVIEW:
        against = what_printing_needs(facts, at=at)
    return Panel(
        article=article,
        buttons=[
            Button(
                str(MOVES[move].label), address(article, move), move == ahead, MOVES[move].is_grave
            )
            for move in sorted(moves, key=lambda move: move != ahead)
            if move != "sign_off" and MOVES[move].is_pressed
        ],
        sign_offs=(listed := _sign_offs(facts, user, may_sign="sign_off" in moves)),
        signed=sum(one.given is not None for one in listed),
        next_move=str(MOVES[ahead].label) if ahead else "",
        returned=sent_back(article),
        sourcing=facts.sourcing if is_made else None,
        risks=[*sources.risks(facts.sourcing), *sources.jigsaw(article, facts.sourcing, user)]
        if is_made
        else [],
        reading=sources.read(article, facts.sourcing) if is_made else sources.Reading({}),
        adrift=sources.adrift(article, facts.sourcing),
        reasons=[(one, place(one)) for one in against if one.code not in _SAID_ELSEWHERE],
        notes=[one for one in notes.threads(article) if one.is_open],
    )


def sent_back(article: Article) -> Transition | None:
    """The move that sent a draft back to its writer, if nothing has moved it since."""
    if article.status != Status.DRAFT:
        return None
    last = article.transitions.select_related("by").order_by("-id").first()
    return last if last is not None and last.move == "return_for_changes" else None


def _sign_offs(facts: Facts, user: Any, *, may_sign: bool) -> list[SignOff]:
    if facts.article.status in {Status.RETRACTED, Status.SPIKED}:
        return []
    held = signoffs.holding(facts)
    page = address(facts.article, "sign_off")
    listed = []
    for need in signoffs.all_needed(facts):
        is_ours = may_sign and need not in held and not signoffs.why_not(facts, need, user)
        href = f"{page}?need={need.kind}:{need.language}" if is_ours else ""
        fallen = None if need in held else _last(facts, need)
        changed = changes.since_signed(facts, need) if fallen else None
        since = list(differences.shown([changed])) if changed else []
        listed.append(SignOff(sign_off_label(need), held.get(need), href, fallen, since))
    return listed


def _last(facts: Facts, need: signoffs.Need) -> Approval | None:
    given = (one for one in facts.approvals if signoffs.Need(one.kind, one.language) == need)
    return next(given, None)


# Sign-offs have their own list above the reasons.
_SAID_ELSEWHERE = ASKED_LATER | {"sign_off_missing"}


def sign_off_label(need: signoffs.Need) -> str:
    """The kind of a sign-off, with the language where it is a translation."""
    kind = str(Approval.Kind(need.kind).label)
    if need.kind != Approval.Kind.TRANSLATION:
        return kind
    return f"{kind} · {get_language_info(need.language)['name_translated']}"


def address(article: Article, move: str) -> str:
    return reverse("admin:articles_article_move", args=[article.pk, move])


def place(reason: Reason) -> str:
    """The id of what a reason points at on the form, "" when it points nowhere."""
    if not reason.field or reason.code in ASKED_LATER:
        return ""
    return _PLACES.get(reason.field, f"id_{reason.field}")
