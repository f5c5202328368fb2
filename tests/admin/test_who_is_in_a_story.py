"""The page of a story says who is there. One writes in a language at a time; a lock ends by itself
and is taken over for a reason. Whoever may not see the story learns nothing from it."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import roles
from articles.models import Presence
from articles.workflow import presence
from tests import makers
from tests.admin.pages import signed_in

pytestmark = pytest.mark.django_db

TAB, OTHER = uuid4(), uuid4()


@pytest.fixture
def story():
    return makers.draft()


def says(client, story, device=TAB, **more):
    return client.post(
        reverse("admin:articles_article_here", args=[story.pk]),
        json.dumps({"device": str(device), "place": "headline_ar", "typing": "", **more}),
        content_type="application/json",
    )


def at(seconds: int):
    return makers.NOON + timedelta(seconds=seconds)


def enters(story, person, device=TAB, typing="", seconds=0):
    return presence.enter(
        article=story, by=person, device=device, place="", typing=typing, at=at(seconds)
    )


def test_each_is_told_who_else_is_there_and_where(story):
    desk, chief = (
        signed_in(makers.person(role)) for role in (roles.DESK_EDITOR, roles.MANAGING_EDITOR)
    )
    says(desk, story)
    answer = says(chief, story, device=OTHER).json()
    assert [one["place"] for one in answer["others"]] == ["headline_ar"]
    assert answer["version"] == story.version


def test_whoever_does_not_see_the_story_gets_the_answer_of_one_that_never_was(story):
    stranger = signed_in(makers.person(roles.SOURCE_CUSTODIAN))
    gone, refused = says(stranger, type(story)(pk=10_000)), says(stranger, story)
    assert (gone.status_code, gone.content) == (refused.status_code, refused.content)
    assert gone.status_code == 404
    assert not Presence.objects.exists()
    assert says(Client(), story).status_code == 401


@pytest.mark.parametrize(
    "sent",
    ["", "[]", "{}", '{"device": 7}', '{"device": "x", "place": []}', '{"place": "\\u0000"}'],
)
def test_what_no_page_of_ours_sends_is_unreadable(story, sent):
    client = signed_in(makers.person(roles.DESK_EDITOR))
    address = reverse("admin:articles_article_here", args=[story.pk])
    assert client.post(address, sent, content_type="application/json").status_code == 400


def test_a_language_is_taken_over_only_for_a_reason(story):
    client = signed_in(makers.person(roles.DESK_EDITOR))
    assert says(client, story, take="ar", reason=" ").status_code == 400
    assert says(client, story, take="xx", reason="سبب").status_code == 400
    assert says(client, story, take="ar", reason="سبب").status_code == 200


def test_the_first_who_writes_in_a_language_holds_it_until_he_has_been_quiet(story):
    desk, chief = makers.person(roles.DESK_EDITOR), makers.person(roles.MANAGING_EDITOR)
    enters(story, desk, typing="ar")
    assert set(enters(story, chief, OTHER, typing="ar", seconds=30).held) == {"ar"}
    assert Presence.objects.get(holds="ar").account == desk
    assert not enters(story, chief, OTHER, typing="ar", seconds=400).held
    assert Presence.objects.get(holds="ar").account == chief


def test_the_reason_of_a_take_over_is_told_once(story):
    desk, chief = makers.person(roles.DESK_EDITOR), makers.person(roles.MANAGING_EDITOR)
    enters(story, desk, typing="ar")
    presence.take_over(
        article=story, by=chief, device=OTHER, language="ar", reason="تصحيح عاجل", at=at(5)
    )
    assert "تصحيح عاجل" in enters(story, desk, seconds=10).told
    assert enters(story, desk, seconds=20).told == ""


def test_who_says_nothing_more_is_gone_and_swept_away(story):
    desk, chief = makers.person(roles.DESK_EDITOR), makers.person(roles.MANAGING_EDITOR)
    enters(story, desk)
    assert enters(story, chief, OTHER, seconds=30).others
    assert not enters(story, chief, OTHER, seconds=90).others
    assert presence.throw_away(at=at(3700 + 90)) == 2


def test_who_only_reads_holds_no_language(story):
    """A reporter reads what is being reviewed and writes in it no more."""
    story = makers.in_review()
    client = signed_in(story.created_by)
    assert says(client, story, typing="ar").status_code == 200
    assert not Presence.objects.exclude(holds="").exists()


def test_the_question_is_cheap(story):
    client = signed_in(makers.person(roles.DESK_EDITOR))
    says(client, story)
    with CaptureQueriesContext(connection) as asked:
        says(client, story)
    assert len(asked) <= 14, [one["sql"][:80] for one in asked]
