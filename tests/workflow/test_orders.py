"""What a move is told is looked at by the move itself, whoever calls it."""

from datetime import timedelta

import pytest

from articles import roles, workflow
from articles.models import Publication
from tests import makers

pytestmark = pytest.mark.django_db
LATER = makers.NOON + timedelta(hours=3)


def codes(move, story, by, **order):
    with pytest.raises(workflow.Refused) as refused:
        move(article=story, by=makers.person(by), at=LATER, **order)
    return {(one.code, one.field) for one in refused.value.reasons}


def test_a_value_that_is_not_offered_is_refused_by_the_move():
    story = makers.published()
    found = codes(
        workflow.retract,
        story,
        roles.EDITOR_IN_CHIEF,
        reason="r",
        grounds="whim",
        notices={"ar": "سحبنا المادة."},
    )
    assert found == {("not_offered", "grounds")}
    told = {"kind": "clarification", "placement": "margin", "text_ar": "توضيح."}
    found = codes(workflow.correct, story, roles.DESK_EDITOR, correction=told)
    assert ("not_offered", "placement") in found


def test_a_move_that_wants_a_reason_gets_more_than_spaces():
    story = makers.published()
    assert codes(workflow.withdraw, story, roles.MANAGING_EDITOR, reason="  ") == {
        ("no_reason", "reason")
    }


def edited(story, **fields):
    def change(article):
        for name, value in fields.items():
            setattr(article, name, value)

    by = makers.person(roles.EDITOR_IN_CHIEF)
    return workflow.edit(article=story, by=by, at=LATER, change=change)


def test_an_archived_story_needs_nothing_more_until_its_text_changes():
    story = edited(makers.archive(1)[0], show_share_count=False)
    desk = makers.person(roles.DESK_EDITOR)
    story = workflow.correct(article=story, by=desk, at=LATER)
    assert not Publication.objects.get().show_share_count
    story = edited(story, headline_ar="مجلس الموانئ يعدل عن خطته")
    told = {"kind": "correction", "text_ar": "صححنا العنوان."}
    found = {
        code for code, _field in codes(workflow.correct, story, roles.DESK_EDITOR, correction=told)
    }
    assert found == {"sign_off_missing", "no_source"}


def test_whoever_brought_an_archive_may_sign_what_is_changed_in_it():
    bringer = makers.person(roles.MANAGING_EDITOR)
    story = edited(makers.archive(1)[0], headline_ar="مجلس الموانئ يعدل عن خطته")
    need = workflow.signoffs.Need("desk", "ar")
    assert workflow.signoffs.why_not(workflow.Facts(story), need, bringer) == []
