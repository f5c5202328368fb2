"""The desk: the only way to move a story or change its text."""

from articles.workflow import deliveries
from articles.workflow.acts import (
    confirm_slip,
    correct,
    hold,
    propose_slip,
    publish,
    release,
    restore,
    retract,
    return_for_changes,
    schedule,
    sign_off,
    spike,
    submit,
    unschedule,
    unspike,
    withdraw,
)
from articles.workflow.archive import take_in
from articles.workflow.checklists import checklist
from articles.workflow.checks import (
    allowed_moves,
    permission_reasons,
    reasons_against,
    what_printing_needs,
)
from articles.workflow.edits import create, edit
from articles.workflow.outside import (
    contributor_named_anew,
    link_account,
    picture_changed,
    settle,
    source_changed,
    take_out_ended_pictures,
)
from articles.workflow.refusals import Reason, Refused, Stale
from articles.workflow.table import MOVES

__all__ = [
    "MOVES",
    "Reason",
    "Refused",
    "Stale",
    "allowed_moves",
    "checklist",
    "confirm_slip",
    "contributor_named_anew",
    "correct",
    "create",
    "deliveries",
    "edit",
    "hold",
    "link_account",
    "permission_reasons",
    "picture_changed",
    "propose_slip",
    "publish",
    "reasons_against",
    "release",
    "restore",
    "retract",
    "return_for_changes",
    "schedule",
    "settle",
    "sign_off",
    "source_changed",
    "spike",
    "submit",
    "take_in",
    "take_out_ended_pictures",
    "unschedule",
    "unspike",
    "what_printing_needs",
    "withdraw",
]
