"""Home shows what waits for this person and nothing else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import roles, workflow
from tests import makers
from tests.admin.pages import signed_in

pytestmark = pytest.mark.django_db


def queue(role, number: int) -> list:
    page = signed_in(makers.person(role)).get(reverse("admin:index"))
    found = page.context["queues"][number]
    assert found.count == len(found.stories)
    return list(found.stories)


WAITING, RETURNED, MINE, SCHEDULED, HELD = range(5)


def sign(story, role, kind):
    workflow.sign_off(
        article=story,
        by=makers.person(role),
        at=makers.NOON,
        kind=kind,
        checklist=workflow.checklist(kind),
    )


def test_a_story_waits_for_those_whose_sign_off_it_lacks():
    story = makers.in_review()
    assert queue(roles.DESK_EDITOR, WAITING) == [story]
    assert queue(roles.COPY_EDITOR, WAITING) == [story]
    assert queue(roles.LEGAL, WAITING) == []
    assert queue(roles.REPORTER, WAITING) == []


def test_it_stops_waiting_once_signed():
    story = makers.in_review()
    sign(story, roles.COPY_EDITOR, "copy")
    assert queue(roles.COPY_EDITOR, WAITING) == []
    assert queue(roles.DESK_EDITOR, WAITING) == [story]


def test_an_unnamed_source_waits_for_a_chief():
    story = makers.in_review(agreement=makers.unnamed_source())
    sign(story, roles.DESK_EDITOR, "desk")
    assert queue(roles.MANAGING_EDITOR, WAITING) == [story]


def test_nobody_is_asked_to_sign_his_own_story():
    makers.in_review(by=makers.person(roles.DESK_EDITOR))
    assert queue(roles.DESK_EDITOR, WAITING) == []


def test_an_approved_story_waits_for_the_desk():
    story = makers.approved()
    assert queue(roles.DESK_EDITOR, WAITING) == [story]


def test_a_translation_waits_for_the_translator():
    story = makers.in_review(english=True)
    assert queue(roles.TRANSLATOR, WAITING) == [story]


def test_a_translation_waits_also_when_the_original_was_signed():
    story = makers.in_review(english=True)
    for role, kind in ((roles.DESK_EDITOR, "desk"), (roles.COPY_EDITOR, "copy")):
        sign(story, role, kind)
    assert queue(roles.TRANSLATOR, WAITING) == [story]


def test_what_was_changed_after_print_waits_for_its_sign_offs():
    story = makers.published()
    assert queue(roles.COPY_EDITOR, WAITING) == []
    workflow.edit(
        article=story,
        by=makers.person(roles.DESK_EDITOR),
        at=makers.NOON,
        change=lambda row: setattr(row, "headline_ar", "عنوان آخر"),
    )
    assert queue(roles.COPY_EDITOR, WAITING) == [story]


def test_a_returned_story_goes_back_to_its_writer_alone():
    story = workflow.return_for_changes(
        article=makers.in_review(),
        by=makers.person(roles.DESK_EDITOR),
        at=makers.NOON,
        reason="ينقصه رقم",
    )
    assert queue(roles.REPORTER, RETURNED) == [story]
    assert queue(roles.REPORTER, MINE) == []
    assert queue(roles.DESK_EDITOR, RETURNED) == []


def test_ones_own_stories_are_in_progress_until_they_run():
    story = makers.draft()
    makers.published()
    assert queue(roles.REPORTER, MINE) == [story]


def test_scheduled_stories_come_in_the_order_of_their_time():
    now = timezone.now()
    later = makers.scheduled(publish_at=now + timedelta(days=2), at=now)
    sooner = makers.scheduled(publish_at=now + timedelta(days=1), at=now)
    assert queue(roles.DESK_EDITOR, SCHEDULED) == [sooner, later]


def test_held_stories_are_shown():
    story = workflow.hold(
        article=makers.draft(), by=makers.person(roles.LEGAL), at=makers.NOON, reason="دعوى قائمة"
    )
    assert queue(roles.LEGAL, HELD) == [story]


def test_the_queue_agrees_with_the_desk():
    """What waits here is what the sign-off rules themselves would let this person sign."""
    stories = [
        makers.in_review(),
        makers.in_review(english=True),
        makers.in_review(agreement=makers.unnamed_source()),
        makers.in_review(by=makers.person(roles.DESK_EDITOR)),
    ]
    sign(stories[2], roles.MANAGING_EDITOR, "desk")
    for role in (roles.DESK_EDITOR, roles.COPY_EDITOR, roles.MANAGING_EDITOR, roles.TRANSLATOR):
        user = makers.person(role)
        signable = {story.pk for story in stories if may_sign_anything(story, user)}
        assert {story.pk for story in queue(role, WAITING)} == signable, role


def may_sign_anything(story, user) -> bool:
    facts = workflow.Facts(story)
    needs = workflow.signoffs.all_needed(facts)
    return any(not workflow.signoffs.why_not(facts, need, user) for need in needs)
