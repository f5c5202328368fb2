"""A move's page shows on GET and acts on POST; a refusal speaks in the desk's own words, as 409."""

import pytest
from django.utils import timezone

from articles import roles, workflow
from articles.models import Article, Status
from articles.workflow import MOVES
from tests import makers
from tests.admin.pages import move_page, signed_in, story_page

pytestmark = pytest.mark.django_db

BUTTONS = sorted(set(MOVES) - {"reopen", "take_in"})


def press(role, story, move, **words):
    client = signed_in(makers.person(role))
    return client.post(move_page(story, move), {"version": story.version, **words})


def state_of(story) -> str:
    return Article.objects.get(pk=story.pk).status


@pytest.mark.parametrize("move", BUTTONS)
@pytest.mark.parametrize("state", list(makers.IN_STATE))
def test_looking_at_a_move_changes_nothing(state, move):
    story = makers.IN_STATE[state]()
    before = Article.objects.values().get(pk=story.pk)
    answer = signed_in(makers.person(roles.EDITOR_IN_CHIEF)).get(move_page(story, move))
    assert answer.status_code == 200
    assert Article.objects.values().get(pk=story.pk) == before


def test_a_move_that_nobody_makes_has_no_page():
    story = makers.approved()
    client = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    for move in ("reopen", "take_in", "explode"):
        assert client.get(move_page(story, move)).status_code == 404


def test_pressing_moves_the_story_and_says_so():
    story = makers.draft()
    answer = press(roles.DESK_EDITOR, story, "submit")
    assert answer.status_code == 302
    assert answer["Location"] == story_page(story)
    assert state_of(story) == Status.IN_REVIEW


def test_the_reporter_hands_in_his_own_story():
    assert press(roles.REPORTER, story := makers.draft(), "submit").status_code == 302
    assert state_of(story) == Status.IN_REVIEW


def test_a_refusal_is_said_in_the_words_of_the_desk():
    story = makers.draft(sourced=False)
    answer = press(roles.DESK_EDITOR, story, "submit")
    assert answer.status_code == 409
    refused = workflow.reasons_against(
        story, "submit", by=makers.person(roles.DESK_EDITOR), at=timezone.now()
    )
    assert refused
    for reason in refused:
        assert str(reason.message) in answer.content.decode()
    assert state_of(story) == Status.DRAFT


def test_what_stands_against_a_move_is_listed_before_it_is_pressed():
    story = makers.draft(sourced=False)
    page = signed_in(makers.person(roles.DESK_EDITOR)).get(move_page(story, "submit"))
    assert "المادة بلا مصدر" in page.content.decode()


def test_a_role_that_may_not_is_refused():
    story = makers.approved()
    assert press(roles.COPY_EDITOR, story, "publish").status_code == 409
    assert state_of(story) == Status.APPROVED


def test_a_move_on_a_text_that_changed_meanwhile_is_refused():
    story = makers.draft()

    def change(article):
        article.headline_ar = "عنوان جديد"

    workflow.edit(article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON, change=change)
    answer = press(roles.DESK_EDITOR, story, "submit")
    assert answer.status_code == 409
    assert "غيّر زميل هذه المادة" in answer.content.decode()


def test_returning_a_story_needs_a_reason_and_keeps_what_was_typed():
    story = makers.in_review()
    assert press(roles.DESK_EDITOR, story, "return_for_changes", reason="").status_code == 409
    answer = press(roles.DESK_EDITOR, story, "return_for_changes", reason="ينقصه رقم")
    assert answer.status_code == 302
    assert story.transitions.first().reason == "ينقصه رقم"


def test_a_sign_off_asks_for_its_whole_list():
    story = makers.in_review()
    page = signed_in(makers.person(roles.COPY_EDITOR)).get(move_page(story, "sign_off"))
    asked = dict(page.context["form"].fields["checklist"].choices)
    assert press(roles.COPY_EDITOR, story, "sign_off", checklist=list(asked)[:1]).status_code == 409
    assert press(roles.COPY_EDITOR, story, "sign_off", checklist=list(asked)).status_code == 302
    approval = story.approvals.get()
    assert approval.kind == "copy"
    assert approval.checklist == [str(sentence) for sentence in asked.values()]


def test_the_author_does_not_sign_his_own_story():
    editor = makers.person(roles.DESK_EDITOR)
    story = makers.in_review(by=editor)
    page = signed_in(editor).get(f"{move_page(story, 'sign_off')}?need=desk:ar")
    assert "اسمك بين كتّاب المادة" in page.content.decode()


def test_scheduling_takes_a_moment_ahead():
    story = makers.approved()
    late = press(
        roles.DESK_EDITOR, story, "schedule", publish_at_0="2020-01-01", publish_at_1="10:00"
    )
    assert late.status_code == 409
    assert "2020-01-01" in late.content.decode()
    ahead = press(
        roles.DESK_EDITOR, story, "schedule", publish_at_0="2099-01-01", publish_at_1="10:00"
    )
    assert ahead.status_code == 302
    assert state_of(story) == Status.SCHEDULED


def test_a_correction_is_told_to_readers():
    story = makers.published()
    answer = press(
        roles.DESK_EDITOR,
        story,
        "correct",
        kind="correction",
        placement="top",
        text_ar="صححنا الرقم.",
    )
    assert answer.status_code == 302
    assert story.corrections.get().text_ar == "صححنا الرقم."


def test_what_readers_will_see_changed_is_shown_before_it_is_printed():
    story = makers.published()

    def change(article):
        article.headline_ar = makers.HEADLINE.replace("الشرقي", "الغربي")

    desk = makers.person(roles.DESK_EDITOR)
    story = workflow.edit(article=story, by=desk, at=makers.NOON, change=change)
    page = signed_in(desk).get(move_page(story, "correct")).content.decode()
    assert "<del> الشرقي</del><ins> الغربي</ins>" in page


def test_a_retraction_asks_for_a_notice_in_every_printed_language():
    story = makers.published(english=True)
    words = {"reason": "وثيقة مزوّرة", "grounds": "editorial", "notices_ar": "سحبنا المادة."}
    assert press(roles.EDITOR_IN_CHIEF, story, "retract", **words).status_code == 409
    both = {**words, "notices_en": "We have retracted this story."}
    assert press(roles.EDITOR_IN_CHIEF, story, "retract", **both).status_code == 302
    assert state_of(story) == Status.RETRACTED


def test_withdrawing_and_bringing_back():
    story = makers.published()
    press(roles.MANAGING_EDITOR, story, "withdraw", reason="نراجع رقماً")
    assert state_of(story) == Status.WITHDRAWN
    story.refresh_from_db()
    press(roles.MANAGING_EDITOR, story, "restore", reason="راجعناه")
    assert state_of(story) == Status.PUBLISHED


def test_a_page_says_what_a_choice_means_and_who_reads_a_reason():
    """The words come from the order of the move, and none is lost on the way."""
    story = makers.published()
    client = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    correct = client.get(move_page(story, "correct")).context["form"]
    assert correct.fields["kind"].choices[0] == ("", "لا شيء: لا يرى القراء كلاماً آخر")
    assert not correct.fields["kind"].required
    withdraw = client.get(move_page(story, "withdraw")).content.decode()
    assert "للمحررين" in withdraw
