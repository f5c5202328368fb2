"""All moves, gathered from their files. The table is validated when it loads: one that names an
unknown role, or a state nobody can reach or leave by mistake, stops the start."""

from collections.abc import Mapping

from articles.models import Status
from articles.roles import ROLES
from articles.workflow.move import Move
from articles.workflow.moves import (
    confirm_slip,
    correct,
    hold,
    propose_slip,
    publish,
    release,
    reopen,
    restore,
    retract,
    return_for_changes,
    schedule,
    sign_off,
    spike,
    submit,
    take_in,
    unschedule,
    unspike,
    withdraw,
)

FINAL = frozenset({Status.RETRACTED})

# In the order in which buttons stand.
MOVES: Mapping[str, Move] = {
    one.MOVE.name: one.MOVE
    for one in (
        *(submit, return_for_changes, sign_off, reopen, schedule, unschedule, publish),
        *(correct, propose_slip, confirm_slip, withdraw, restore, retract),
        *(spike, unspike, hold, release, take_in),
    )
}


class TableWrong(Exception):
    """The table of moves contradicts itself."""


def validate(moves: Mapping[str, Move]) -> None:
    """Raises TableWrong unless every state can be reached and left, and every role exists."""
    for name, move in moves.items():
        if name != move.name:
            raise TableWrong(f"{name}: calls itself {move.name}")
        if unknown := (move.roles | move.own) - set(ROLES):
            raise TableWrong(f"{name}: unknown roles {sorted(unknown)}")
        if not move.origins:
            raise TableWrong(f"{name}: starts nowhere")
        if bool(move.roles | move.own) == move.by_itself:
            raise TableWrong(f"{name}: either somebody's move or nobody's")
        if move.origins & FINAL:
            raise TableWrong(f"{name}: leaves a final state")
    reached = {Status.DRAFT} | {move.target for move in moves.values() if move.target}
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
