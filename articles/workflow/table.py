"""All states and moves on one screen. It is validated when it loads: a table that names an unknown
state or role, or a state nobody can reach or leave by mistake, stops the start."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Status
from articles.roles import (
    CHIEFS,
    DESK,
    EDITOR_IN_CHIEF,
    LEGAL,
    REPORTER,
    ROLES,
    SIGNERS,
    TEXT_EDITORS,
)

DRAFT, IN_REVIEW, APPROVED, SCHEDULED, PUBLISHED, WITHDRAWN, RETRACTED, SPIKED = Status

BEFORE_PRINT = frozenset({DRAFT, IN_REVIEW, APPROVED, SCHEDULED})
FINAL = frozenset({RETRACTED})


@dataclass(frozen=True, slots=True)
class Move:
    """From where to where, by whom. `target` None: the story stays, or the verb decides.
    `own` are roles that may make the move on their own story only. `by_itself`: nobody's button."""

    label: str | Promise
    origins: frozenset[Status]
    target: Status | None
    roles: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    needs_reason: bool = False
    by_itself: bool = False


def _move(label, origins, target, roles=frozenset(), **more) -> Move:
    return Move(label, frozenset(origins), target, frozenset(roles), **more)


_SIGNERS = frozenset().union(*SIGNERS.values())
_EVERYWHERE = set(Status) - {RETRACTED}

MOVES: Mapping[str, Move] = {
    "submit": _move(_("Submit"), {DRAFT}, IN_REVIEW, DESK, own=frozenset({REPORTER})),
    "return_for_changes": _move(
        _("Return for changes"), {IN_REVIEW, APPROVED, SCHEDULED}, DRAFT, DESK, needs_reason=True
    ),
    "sign_off": _move(_("Sign off"), {IN_REVIEW, APPROVED, SCHEDULED, PUBLISHED}, None, _SIGNERS),
    "reopen": _move(_("Reopened"), {APPROVED, SCHEDULED}, IN_REVIEW, by_itself=True),
    "schedule": _move(_("Schedule"), {APPROVED}, SCHEDULED, DESK),
    "unschedule": _move(_("Unschedule"), {SCHEDULED}, APPROVED, DESK),
    "publish": _move(_("Publish"), {APPROVED, SCHEDULED}, PUBLISHED, DESK),
    "correct": _move(_("Publish changes"), {PUBLISHED}, PUBLISHED, DESK),
    "propose_slip": _move(_("Typing slip"), {PUBLISHED}, None, TEXT_EDITORS),
    "confirm_slip": _move(_("Confirm: the meaning is the same"), {PUBLISHED}, PUBLISHED, DESK),
    "withdraw": _move(_("Withdraw"), {PUBLISHED}, WITHDRAWN, CHIEFS, needs_reason=True),
    "restore": _move(_("Restore"), {WITHDRAWN}, PUBLISHED, CHIEFS, needs_reason=True),
    "retract": _move(
        _("Retract"),
        {PUBLISHED, WITHDRAWN},
        RETRACTED,
        {EDITOR_IN_CHIEF, LEGAL},
        needs_reason=True,
    ),
    "spike": _move(_("Spike"), {DRAFT, IN_REVIEW, APPROVED}, SPIKED, DESK, needs_reason=True),
    "unspike": _move(_("Bring back"), {SPIKED}, DRAFT, DESK),
    "hold": _move(_("Put on legal hold"), _EVERYWHERE, None, CHIEFS | {LEGAL}, needs_reason=True),
    "release": _move(_("End the legal hold"), _EVERYWHERE, None, {LEGAL, EDITOR_IN_CHIEF}),
    "take_in": _move(_("Archive import"), {DRAFT}, PUBLISHED, CHIEFS),
}


class TableWrong(Exception):
    """The table of moves contradicts itself."""


def validate(moves: Mapping[str, Move]) -> None:
    """Raises TableWrong unless every state can be reached and left, and every role exists."""
    for name, move in moves.items():
        if unknown := (move.roles | move.own) - set(ROLES):
            raise TableWrong(f"{name}: unknown roles {sorted(unknown)}")
        if not move.origins:
            raise TableWrong(f"{name}: starts nowhere")
        if bool(move.roles | move.own) == move.by_itself:
            raise TableWrong(f"{name}: either somebody's move or nobody's")
        if move.origins & FINAL:
            raise TableWrong(f"{name}: leaves a final state")
    reached = {DRAFT} | {move.target for move in moves.values() if move.target}
    left = {
        origin
        for move in moves.values()
        if move.target
        for origin in move.origins
        if move.target != origin
    }
    if missing := set(Status) - reached:
        raise TableWrong(f"nobody reaches {sorted(missing)}")
    if stuck := set(Status) - FINAL - left:
        raise TableWrong(f"nobody leaves {sorted(stuck)}")


validate(MOVES)
