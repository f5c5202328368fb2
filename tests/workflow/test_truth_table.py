"""Every state, every move, every role: the answer is written out here a second time, by hand."""

import pytest

from articles import roles, workflow
from articles.models import Status
from articles.workflow.table import MOVES
from tests import makers

pytestmark = pytest.mark.django_db

DESK = {"desk_editor", "managing_editor", "editor_in_chief"}
CHIEFS = {"managing_editor", "editor_in_chief"}
SIGNERS = DESK | {"copy_editor", "legal", "translator"}

# move → (the states it starts from, the roles that may make it; reporter_own: on his own story)
EXPECTED = {
    "submit": ({"draft"}, DESK | {"reporter_own"}),
    "return_for_changes": ({"in_review", "approved", "scheduled"}, DESK),
    "sign_off": ({"in_review", "approved", "scheduled", "published"}, SIGNERS),
    "reopen": ({"approved", "scheduled"}, set()),
    "schedule": ({"approved"}, DESK),
    "unschedule": ({"scheduled"}, DESK),
    "publish": ({"approved", "scheduled"}, DESK),
    "correct": ({"published"}, DESK),
    "propose_slip": ({"published"}, DESK | {"copy_editor", "translator", "picture_editor"}),
    "confirm_slip": ({"published"}, DESK),
    "withdraw": ({"published"}, CHIEFS),
    "restore": ({"withdrawn"}, CHIEFS),
    "retract": ({"published", "withdrawn"}, {"editor_in_chief", "legal"}),
    "spike": ({"draft", "in_review", "approved"}, DESK),
    "unspike": ({"spiked"}, DESK),
    "hold": (set(Status) - {"retracted"}, CHIEFS | {"legal"}),
    "release": (set(Status) - {"retracted"}, {"legal", "editor_in_chief"}),
    "take_in": ({"draft"}, CHIEFS),
}


def test_the_table_has_no_move_that_is_not_written_out_here():
    assert set(MOVES) == set(EXPECTED)


@pytest.mark.parametrize("state", list(Status))
def test_who_may_make_which_move_from_this_state(state):
    story = makers.IN_STATE[state]()
    stranger = makers.person(roles.REPORTER, "another_reporter")
    people = {**makers.cast(), "stranger": stranger}
    wrong = []
    for move, (states, allowed) in EXPECTED.items():
        for name, account in people.items():
            expected = state in states and (
                name in allowed or (name == "reporter" and "reporter_own" in allowed)
            )
            answer = not workflow.permission_reasons(story, move, by=account)
            if answer != expected:
                wrong.append((move, name, answer))
    assert wrong == []


@pytest.mark.parametrize("state", list(Status))
def test_the_clock_only_publishes_reopens_and_holds(state):
    """It holds what was taken back after the backup that a paper was restored from."""
    story = makers.IN_STATE[state]()
    open_to_clock = {
        move for move in MOVES if not workflow.permission_reasons(story, move, by=None)
    }
    assert open_to_clock <= {"publish", "reopen", "hold"}


@pytest.mark.parametrize("state", list(Status))
def test_a_refused_verb_changes_nothing(state):
    """The verb itself says what the table says: a copy editor presses everything there is."""
    story = makers.IN_STATE[state]()
    before = (story.status, story.version, story.transitions.count())
    verbs = {
        "submit": {},
        "return_for_changes": {"reason": "r"},
        "unschedule": {},
        "publish": {},
        "correct": {},
        "withdraw": {"reason": "r"},
        "restore": {"reason": "r"},
        "retract": {"reason": "r", "notices": {"ar": "n", "en": "n"}},
        "spike": {"reason": "r"},
        "unspike": {},
        "hold": {"reason": "r"},
        "release": {},
        "schedule": {"publish_at": makers.NOON},
    }
    for verb, words in verbs.items():
        with pytest.raises(workflow.Refused):
            getattr(workflow, verb)(
                article=story, by=makers.person(roles.COPY_EDITOR), at=makers.NOON, **words
            )
    story.refresh_from_db()
    assert (story.status, story.version, story.transitions.count()) == before


def test_an_account_that_was_closed_makes_no_move():
    story = makers.draft()
    editor = makers.person(roles.DESK_EDITOR)
    editor.is_active = False
    assert workflow.allowed_moves(story, editor) == []
