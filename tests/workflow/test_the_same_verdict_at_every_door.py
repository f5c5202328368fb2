"""One wrong order, given in the shell, in the admin's form and through the API: the same reasons,
by their codes, and nothing changed. One right order: done at each."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles import roles, workflow
from articles.models import Article, Status, StatusAssigned
from articles.workflow import MOVES
from tests import makers
from tests.admin.pages import form_of, move_page, signed_in, story_page
from tests.api.asking import ROOT

pytestmark = pytest.mark.django_db

BUTTONS = sorted(name for name, move in MOVES.items() if move.is_pressed)
WHY = {"reason": "نراجع رقماً"}
# What a move is told when nothing is wrong with the order itself.
IN_ORDER: dict[str, dict[str, Any]] = {
    "return_for_changes": WHY,
    "schedule": {"publish_at": timezone.now() + timedelta(days=30)},
    "sign_off": {"kind": "desk", "checklist": list(workflow.checklist("desk"))},
    "withdraw": WHY,
    "restore": WHY,
    "retract": {**WHY, "grounds": "legal", "notices": {"ar": "سحبنا هذه المادة."}},
    "spike": WHY,
    "hold": WHY,
}


def in_the_shell(story: Article, move: str, user: Any, version: int, order: dict) -> list[str]:
    words = dict(order)
    if correction := words.pop("correction", None):
        texts = {f"text_{code}": text for code, text in correction["text"].items()}
        words["correction"] = {"kind": correction["kind"], "placement": "foot", **texts}
    try:
        MOVES[move](article=story, by=user, at=timezone.now(), version=version, **words)
    except workflow.Refused as refused:
        return sorted(reason.code for reason in refused.reasons)
    return []


def in_the_admin(story: Article, move: str, user: Any, version: int, order: dict) -> list[str]:
    answer = signed_in(user).post(move_page(story, move), {"version": version, **_typed(order)})
    if answer.status_code == 302:
        return []
    assert answer.status_code == 409
    shown = [reason.code for reason, _place in answer.context["reasons"]]
    beside = answer.context["form"].errors.as_data().values()
    return sorted(shown + [error.code for errors in beside for error in errors])


def through_the_api(story: Article, move: str, user: Any, version: int, order: dict) -> list[str]:
    token = makers.token(user)
    client = Client(headers={"Authorization": f"Token {token}"})
    path = f"{ROOT}desk/articles/{story.pk}/{move}/"
    body = {"version": version, **order}
    answer = client.post(path, body, content_type="application/json")
    if answer.status_code == 200:
        return []
    assert answer.status_code == 409, answer.json()
    return sorted(reason["code"] for reason in answer.json()["reasons"])


DOORS = (in_the_shell, in_the_admin, through_the_api)


def _typed(order: dict) -> dict:
    """The order as the fields of the admin's form."""
    typed: dict[str, Any] = {}
    for name, value in order.items():
        if isinstance(value, datetime):
            there = timezone.localtime(value)
            typed |= {f"{name}_0": f"{there:%Y-%m-%d}", f"{name}_1": f"{there:%H:%M}"}
        elif name == "correction":
            typed |= {"kind": value["kind"], "placement": "foot"}
            typed |= {f"text_{code}": text for code, text in value["text"].items()}
        elif name == "notices":
            typed |= {f"notices_{code}": text for code, text in value.items()}
        else:
            typed[{"kind": "need"}.get(name, name)] = value
    return {"placement": "foot", "grounds": "editorial", **typed}


def verdicts(story: Article, move: str, user: Any, order: dict, *, version: int = 0) -> list:
    """What each door says, having changed nothing."""
    said = []
    for door in DOORS:
        before = Article.objects.values().get(pk=story.pk)
        said.append(door(story, move, user, version or story.version, order))
        assert Article.objects.values().get(pk=story.pk) == before, (door, move)
    return said


@pytest.mark.parametrize("state", list(Status))
def test_a_wrong_state_or_role_is_the_same_at_every_door(state):
    story = makers.IN_STATE[state](at=timezone.now())
    for role in (roles.REPORTER, roles.COPY_EDITOR, roles.DESK_EDITOR, roles.LEGAL):
        user = makers.invited(makers.person(role), story)
        for move in BUTTONS:
            expected = [one.code for one in workflow.permission_reasons(story, move, by=user)]
            if expected:
                said = verdicts(story, move, user, IN_ORDER.get(move, {}))
                assert said == [expected] * 3, (role, move)


FAR = timezone.now() + timedelta(days=30)
TOLD = {"kind": "correction", "text": {"ar": "صححنا الكلفة."}}


def own_story_in_review() -> Article:
    return makers.in_review(by=makers.person(roles.DESK_EDITOR))


def changed_by_the_desk() -> Article:
    """Printed, and then more than five words of it changed."""

    def change(article: Article) -> None:
        article.headline_ar = "مجلس الموانئ يعدل عن خطته لتوسعة الرصيف الشرقي ويبني رصيفاً آخر"

    return workflow.edit(
        article=makers.published(english=True),
        by=makers.person(roles.MANAGING_EDITOR),
        at=timezone.now(),
        change=change,
    )


CASES = {
    "nothing to hand in": (
        lambda: makers.draft(sourced=False, texts={"headline_ar": "", "body_ar": ""}),
        "submit",
        roles.DESK_EDITOR,
        {},
        ["no_body", "no_headline", "no_source"],
    ),
    "no reason": (
        makers.in_review,
        "return_for_changes",
        roles.DESK_EDITOR,
        {"reason": "  "},
        ["no_reason"],
    ),
    "his own story": (
        own_story_in_review,
        "sign_off",
        roles.DESK_EDITOR,
        IN_ORDER["sign_off"],
        ["own_story"],
    ),
    "another's kind of sign-off": (
        makers.in_review,
        "sign_off",
        roles.COPY_EDITOR,
        IN_ORDER["sign_off"],
        ["wrong_role"],
    ),
    "a sign-off nobody needs": (
        makers.in_review,
        "sign_off",
        roles.LEGAL,
        {"kind": "legal", "checklist": list(workflow.checklist("legal"))},
        ["not_needed"],
    ),
    "half a checklist": (
        makers.in_review,
        "sign_off",
        roles.COPY_EDITOR,
        {"kind": "copy", "checklist": ["facts"]},
        ["checklist_open"],
    ),
    "a time gone by": (
        makers.approved,
        "schedule",
        roles.DESK_EDITOR,
        {"publish_at": timezone.now() - timedelta(days=2)},
        ["not_in_future"],
    ),
    "under embargo": (
        lambda: makers.approved(texts={"embargoed_until": FAR}),
        "publish",
        roles.DESK_EDITOR,
        {},
        ["embargoed"],
    ),
    "before the embargo ends": (
        lambda: makers.approved(texts={"embargoed_until": FAR}),
        "schedule",
        roles.DESK_EDITOR,
        {"publish_at": FAR - timedelta(days=1)},
        ["before_embargo"],
    ),
    "on hold": (
        lambda: workflow.hold(
            article=makers.approved(), by=makers.person(roles.LEGAL), at=makers.NOON, reason="دعوى"
        ),
        "publish",
        roles.DESK_EDITOR,
        {},
        ["legal_hold"],
    ),
    "held already": (
        lambda: workflow.hold(
            article=makers.draft(), by=makers.person(roles.LEGAL), at=makers.NOON, reason="دعوى"
        ),
        "hold",
        roles.MANAGING_EDITOR,
        WHY,
        ["already_held"],
    ),
    "a change readers are not told of": (
        changed_by_the_desk,
        "correct",
        roles.EDITOR_IN_CHIEF,
        {},
        ["no_correction", "sign_off_missing", "sign_off_missing"],
    ),
    "a correction in one language of two": (
        lambda: makers.published(english=True),
        "correct",
        roles.DESK_EDITOR,
        {"correction": TOLD},
        ["no_text"],
    ),
    "a retraction without a notice": (
        makers.published,
        "retract",
        roles.EDITOR_IN_CHIEF,
        {**WHY, "grounds": "editorial", "notices": {"ar": ""}},
        ["no_notice"],
    ),
    "grounds that are not his": (
        makers.published,
        "retract",
        roles.LEGAL,
        {**WHY, "notices": {"ar": "سحبنا هذه المادة."}},
        ["grounds"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_an_order_that_may_not_be_is_refused_with_the_same_reasons(case):
    make, move, role, order, expected = CASES[case]
    story = Article.objects.get(pk=make().pk)
    user = makers.invited(makers.person(role), story)
    assert verdicts(story, move, user, order) == [expected] * 3


@pytest.mark.parametrize("move", ["submit", "spike"])
def test_a_text_that_changed_meanwhile_is_stale_at_every_door(move):
    story = makers.draft()
    seen = story.version

    def change(article: Article) -> None:
        article.headline_ar = "عنوان جديد"

    editor = makers.person(roles.DESK_EDITOR)
    story = workflow.edit(article=story, by=editor, at=makers.NOON, change=change)
    said = verdicts(story, move, editor, IN_ORDER.get(move, {}), version=seen)
    assert said == [["stale"]] * 3


def test_a_superuser_does_not_sign_what_he_wrote_at_any_door():
    root = makers.superuser()
    story = makers.in_review(by=root)
    said = verdicts(story, "sign_off", root, IN_ORDER["sign_off"])
    assert said == [["own_story"]] * 3


@pytest.mark.parametrize("door", DOORS)
def test_the_same_order_put_right_is_done(door):
    story = makers.published(english=True)
    told = {"kind": "correction", "text": {"ar": "صححنا الكلفة.", "en": "We put the cost right."}}
    user = makers.person(roles.DESK_EDITOR)
    assert door(story, "correct", user, story.version, {"correction": told}) == []
    assert story.corrections.get().text_en == "We put the cost right."


def test_no_door_takes_a_status_directly():
    story = makers.draft()
    with pytest.raises(StatusAssigned):
        story.status = Status.PUBLISHED
    editor = makers.person(roles.EDITOR_IN_CHIEF)
    client = signed_in(editor)
    client.post(story_page(story), form_of(client, story_page(story)) | {"status": "published"})
    token = makers.token(editor)
    api = Client(headers={"Authorization": f"Token {token}"})
    for method, path, status in (
        ("PATCH", f"desk/articles/{story.pk}/", 405),
        ("PUT", f"desk/articles/{story.pk}/", 405),
        ("POST", f"desk/articles/{story.pk}/submit/", 400),
    ):
        body = '{"status": "published", "version": 1}'
        answer = api.generic(method, ROOT + path, body, content_type="application/json")
        assert answer.status_code == status, (method, answer.content)
    assert Article.objects.get(pk=story.pk).status == Status.DRAFT
