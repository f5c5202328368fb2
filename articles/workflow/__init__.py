"""The desk: the only way to move a story or change its text."""

from articles.workflow import deliveries
from articles.workflow.checklists import checklist
from articles.workflow.checks import allowed_moves, permission_reasons, reasons_against
from articles.workflow.edits import create, edit
from articles.workflow.facts import Facts
from articles.workflow.moves.take_in import ArchivedStory, take_in
from articles.workflow.outside import (
    contributor_named_anew,
    link_account,
    picture_changed,
    settle,
    source_changed,
    source_found_wrong,
    take_out_ended_pictures,
)
from articles.workflow.printable import what_printing_needs
from articles.workflow.refusals import Reason, Refused, Stale
from articles.workflow.table import MOVES
from articles.workflow.tasks import report_error, task_done, tasks_for

submit = MOVES["submit"]
return_for_changes = MOVES["return_for_changes"]
sign_off = MOVES["sign_off"]
schedule = MOVES["schedule"]
unschedule = MOVES["unschedule"]
publish = MOVES["publish"]
correct = MOVES["correct"]
propose_slip = MOVES["propose_slip"]
confirm_slip = MOVES["confirm_slip"]
withdraw = MOVES["withdraw"]
restore = MOVES["restore"]
retract = MOVES["retract"]
spike = MOVES["spike"]
unspike = MOVES["unspike"]
hold = MOVES["hold"]
release = MOVES["release"]

__all__ = [
    "MOVES",
    "ArchivedStory",
    "Facts",
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
    "report_error",
    "restore",
    "retract",
    "return_for_changes",
    "schedule",
    "settle",
    "sign_off",
    "source_changed",
    "source_found_wrong",
    "spike",
    "submit",
    "take_in",
    "take_out_ended_pictures",
    "task_done",
    "tasks_for",
    "unschedule",
    "unspike",
    "what_printing_needs",
    "withdraw",
]
