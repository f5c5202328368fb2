"""The editors' client: by token, by role, through the same verbs as the admin."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import get_resolver
from django.utils import timezone

from articles import roles, workflow
from articles.models import Approval, Correction, Publication, Status
from articles.workflow import MOVES
from tests import makers
from tests.api.asking import ROOT, is_problem

pytestmark = pytest.mark.django_db
NOBODYS = {name for name, move in MOVES.items() if not move.is_pressed}
LOOKED_AT = {kind: list(workflow.checklist(kind)) for kind in ("desk", "copy")}


def client(role: str, name: str = "") -> Client:
    token = makers.token(makers.person(role, name))
    return Client(headers={"Authorization": f"Token {token}"})


def read(story, role=roles.DESK_EDITOR):
    return client(role).get(f"{ROOT}desk/articles/{story.pk}/")


def move(story, name, role=roles.DESK_EDITOR, **order: Any):
    story.refresh_from_db()
    body = {"version": story.version, **order}
    path = f"{ROOT}desk/articles/{story.pk}/{name}/"
    return client(role).post(path, body, content_type="application/json")


def codes(answer):
    return [reason["code"] for reason in answer.json()["reasons"]]


def sentences(kind):
    return [
        {"code": code, "sentence": str(said)} for code, said in workflow.checklist(kind).items()
    ]


def routes(number):
    yield "GET", "desk/queue/"
    yield "GET", f"desk/articles/{number}/"
    for name in sorted(set(MOVES) - NOBODYS):
        yield "POST", f"desk/articles/{number}/{name}/"


def ask(who, method, path):
    return who.generic(method, ROOT + path, b"{}", content_type="application/json")


def test_every_route_of_the_desk_is_walked_here():
    (api,) = [one for one in get_resolver().url_patterns if str(one.pattern) == "api/v1/"]
    known = [str(one.pattern) for one in api.url_patterns if "desk/" in str(one.pattern)]
    assert len(known) == len(list(routes(1)))


@pytest.mark.parametrize(
    "authorization",
    ["", "Token", "Token nonsense", "Token a b", "Token \xff", "Token ' OR 1=1", "Basic cm9vdA=="],
)
def test_nobody_comes_in_without_a_token(authorization):
    story = makers.draft()
    who = Client(headers={"Authorization": authorization} if authorization else {})
    for method, path in routes(story.pk):
        answer = ask(who, method, path)
        assert is_problem(answer, 401, "not_authenticated")
        assert answer["WWW-Authenticate"] == "Token"


def test_an_expired_token_or_a_closed_account_opens_nothing():
    user = makers.person(roles.DESK_EDITOR)
    token = makers.token(user, at=timezone.now() - timedelta(days=31))
    late = Client(headers={"Authorization": f"Token {token}"})
    assert ask(late, "GET", "desk/queue/").status_code == 401
    closed = client(roles.DESK_EDITOR)
    user.is_active = False
    user.save()
    assert ask(closed, "GET", "desk/queue/").status_code == 401


def test_a_session_is_no_token():
    who = Client()
    who.force_login(makers.person(roles.DESK_EDITOR))
    assert ask(who, "GET", "desk/queue/").status_code == 401


@pytest.mark.parametrize("role", sorted(set(roles.ROLES) - roles.EDITORIAL))
def test_roles_without_an_editorial_task_stay_outside(role):
    story = makers.draft()
    moved = makers.person(roles.DESK_EDITOR, "moved")
    who = Client(headers={"Authorization": f"Token {makers.token(moved)}"})
    moved.groups.set(Group.objects.filter(name=role))
    for method, path in routes(story.pk):
        assert is_problem(ask(who, method, path), 403, "permission_denied")


@pytest.mark.parametrize("role", sorted(roles.EDITORIAL - {roles.REPORTER}))
def test_every_editorial_role_finds_what_is_his_to_read(role):
    story = makers.in_review()
    story.attributions.update(kind="allegation")  # so it is the lawyer's as well
    who = client(role)
    assert [one["id"] for one in ask(who, "GET", "desk/queue/").json()["results"]] == [story.pk]
    assert ask(who, "GET", f"desk/articles/{story.pk}/").status_code == 200


def test_a_reporter_sees_his_own_alone():
    own = makers.draft()
    other = makers.draft(by=makers.person(roles.REPORTER, "second"))
    who = client(roles.REPORTER)
    assert [one["id"] for one in ask(who, "GET", "desk/queue/").json()["results"]] == [own.pk]
    assert ask(who, "GET", f"desk/articles/{own.pk}/").status_code == 200
    assert is_problem(ask(who, "GET", f"desk/articles/{other.pk}/"), 404, "not_found")
    answer = ask(who, "POST", f"desk/articles/{other.pk}/submit/")
    assert is_problem(answer, 404, "not_found")


@pytest.mark.parametrize("role", sorted(roles.EDITORIAL))
@pytest.mark.parametrize("name", sorted(set(MOVES) - NOBODYS))
def test_a_move_gives_the_answer_the_workflow_gives(role, name):
    """Role and state alone: what the desk refuses is refused here, in the same words."""
    story = makers.draft()
    makers.invited(makers.person(role), story)
    expected = workflow.permission_reasons(story, name, by=makers.person(role))
    order = {
        "schedule": {"publish_at": "2100-01-01T00:00:00Z"},
        "sign_off": {"kind": "desk", "checklist": LOOKED_AT["desk"]},
    }.get(name, {})
    answer = move(story, name, role, **order)
    if expected:
        assert is_problem(answer, 409, "refused")
        assert codes(answer) == [reason.code for reason in expected]
    else:
        assert answer.status_code in (200, 409)
        assert "wrong_role" not in answer.content.decode()


def test_the_story_says_what_it_is_and_what_it_lacks():
    told = read(makers.in_review(texts={"ed_note": "كناريّة"})).json()
    assert (told["status"], told["headline"], told["section"]) == (
        "in_review",
        makers.HEADLINE,
        "economy",
    )
    assert told["texts"]["ar"]["body"] == makers.BODY
    assert [one["name"] for one in told["moves"]] == [
        "return_for_changes",
        "sign_off",
        "spike",
    ]
    assert told["sign_offs"] == [
        {"kind": kind, "language": "ar", "is_given": False, "checklist": sentences(kind)}
        for kind in ("desk", "copy")
    ]
    assert [one["code"] for one in told["printing_needs"]] == ["sign_off_missing"] * 2
    assert "كناريّة" not in str(told)


def test_nothing_of_a_source_is_told_at_the_desk():
    story = makers.in_review(agreement=makers.unnamed_source("كناريّة-9"))
    answers = [read(story), client(roles.DESK_EDITOR).get(f"{ROOT}desk/queue/")]
    answers.append(move(story, "sign_off", kind="desk", checklist=LOOKED_AT["desk"]))
    for answer in answers:
        assert answer.status_code == 200
        assert "كناريّة" not in answer.content.decode()


def test_a_story_goes_all_the_way_through_the_api():
    story = makers.draft(at=timezone.now())
    assert move(story, "submit", roles.REPORTER).json()["status"] == "in_review"
    done = move(story, "sign_off", kind="desk", checklist=LOOKED_AT["desk"])
    assert done.json()["sign_offs"][0]["is_given"]
    second = move(story, "sign_off", roles.COPY_EDITOR, kind="copy", checklist=LOOKED_AT["copy"])
    assert second.json()["status"] == "approved"
    assert move(story, "publish").json()["status"] == "published"
    assert Publication.objects.public(at=timezone.now()).count() == 1
    assert Approval.objects.get(kind="copy").checklist[0] == "الأسماء والأرقام والتواريخ صحيحة."


def test_a_signer_who_signed_already_is_refused_with_the_reason():
    story = makers.in_review()
    move(story, "sign_off", kind="desk", checklist=LOOKED_AT["desk"])
    again = move(story, "sign_off", kind="desk", checklist=LOOKED_AT["desk"])
    assert is_problem(again, 409, "refused")
    assert codes(again) == ["already_signed"]
    (reason,) = again.json()["reasons"]
    assert set(reason) == {"code", "message", "field", "is_advice"}
    assert reason["message"]


def test_a_stale_version_is_refused_and_says_which_is_current():
    story = makers.draft()
    answer = move(story, "submit", version=story.version + 5)
    assert is_problem(answer, 409, "stale")
    assert (answer.json()["given"], answer.json()["current"]) == (story.version + 5, story.version)


def test_a_correction_is_told_in_every_language_of_the_story():
    story = makers.published(english=True)
    told = {"kind": "correction", "text": {"ar": "الكلفة 30 مليوناً"}}
    answer = move(story, "correct", correction=told)
    assert is_problem(answer, 409, "refused")
    assert codes(answer) == ["no_text"]
    assert answer.json()["reasons"][0]["field"] == "text_en"
    told["text"]["en"] = "The cost is 30 million"
    assert move(story, "correct", correction=told).status_code == 200
    assert Correction.objects.get().text_en == "The cost is 30 million"


def test_a_retraction_needs_its_notices():
    story = makers.published()
    answer = move(story, "retract", roles.EDITOR_IN_CHIEF, reason="وثيقة مزوّرة")
    assert (codes(answer), answer.json()["reasons"][0]["field"]) == (["no_notice"], "notices_ar")
    notices = {"ar": "سحبنا هذه المادة."}
    done = move(story, "retract", roles.EDITOR_IN_CHIEF, reason="وثيقة مزوّرة", notices=notices)
    assert done.json()["status"] == "retracted"


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("submit", {"version": None}),
        ("submit", {"version": "x"}),
        ("submit", {"version": 10**30}),
        ("schedule", {}),
        ("schedule", {"publish_at": "tomorrow"}),
        ("sign_off", {"kind": "import", "checklist": LOOKED_AT["desk"]}),
        ("sign_off", {"kind": "desk", "checklist": ["x"]}),
        ("sign_off", {"kind": "desk", "checklist": LOOKED_AT["desk"], "language": "xx"}),
        ("withdraw", {"reason": "\x00"}),
        ("withdraw", {"reason": "x" * 2001}),
        ("withdraw", {"reason": "x", "notices": {"xx": "?"}}),
        ("withdraw", {"reason": "x", "notices": "?"}),
        ("retract", {"reason": "x", "grounds": "mood"}),
        ("correct", {"correction": {"kind": "retraction", "text": {"ar": "x"}}}),
        ("correct", {"correction": []}),
    ],
)
def test_an_order_that_makes_no_sense_is_a_400(name, order):
    answer = move(makers.draft(), name, **order)
    assert is_problem(answer, 400, "bad_parameter")


def test_an_unknown_field_or_move_is_refused():
    story = makers.draft()
    answer = move(story, "submit", status="published")
    assert is_problem(answer, 400, "unknown_parameter")
    assert answer.json()["allowed"] == ["version"]
    for name in ("reopen", "take_in", "delete"):
        assert is_problem(move(story, name), 404, "not_found")
    story.refresh_from_db()
    assert story.status == Status.DRAFT


def test_the_queue_is_paged_and_narrowed_by_state():
    for _time in range(3):
        makers.draft()
    makers.in_review()
    who = client(roles.DESK_EDITOR)
    page = who.get(f"{ROOT}desk/queue/?page_size=3").json()
    rest = who.get(page["next"].removeprefix("http://127.0.0.1:8000")).json()
    assert (len(page["results"]), len(rest["results"])) == (3, 1)
    waiting = who.get(f"{ROOT}desk/queue/?status=in_review").json()["results"]
    assert [one["status"] for one in waiting] == ["in_review"]
    assert is_problem(who.get(f"{ROOT}desk/queue/?status=lost"), 400, "bad_parameter")


def test_the_queue_costs_six_queries(django_assert_max_num_queries):
    for _time in range(6):
        makers.draft()
    who = client(roles.DESK_EDITOR)
    with django_assert_max_num_queries(6):
        assert len(who.get(f"{ROOT}desk/queue/").json()["results"]) == 6


def test_no_cache_keeps_the_desk_and_no_other_site_reads_it():
    answer = client(roles.DESK_EDITOR).get(
        f"{ROOT}desk/queue/", headers={"Origin": "https://elsewhere.example"}
    )
    assert answer["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in answer
    assert "Authorization" in answer["Vary"]
