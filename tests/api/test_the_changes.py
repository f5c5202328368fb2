"""GET changes/: whoever follows it knows what is in print, and forgets what was taken back."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles import roles, wire, workflow
from articles.models import Epoch
from tests import makers
from tests.address.servers import soon
from tests.api.asking import get, is_problem

NOTICE = {"ar": "سُحب الخبر لخطأ في الرقم."}


def followed(size: int = 50) -> list[dict]:
    found, cursor = [], ""
    while True:
        answer = get(f"changes/?page_size={size}" + (f"&cursor={cursor}" if cursor else "")).json()
        if not answer["results"]:
            return found
        found += answer["results"]
        cursor = answer["cursor"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [1, 2, 50])
def test_the_life_of_a_story_is_told_in_order_whatever_the_page(size):
    workflow.people.make_groups()
    story = makers.published()
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    now = timezone.now()
    workflow.withdraw(article=story, by=chief, at=now, reason="نراجع")
    workflow.restore(article=story, by=chief, at=now, reason="صحيح")
    workflow.retract(article=story, by=chief, at=now, reason="خطأ", notices=NOTICE)
    told = followed(size)
    assert [one["kind"] for one in told] == ["created", "withdrawn", "restored", "retracted"]
    assert {one["id"] for one in told} == {story.pk}
    assert {one["uuid"] for one in told} == {str(story.uuid)}
    assert told[-1]["notice"] == NOTICE
    assert "notice" not in told[0]
    assert set(told[0]) == {"sequence", "uuid", "id", "kind", "languages", "at"}


@pytest.mark.django_db(transaction=True)
def test_who_has_read_all_keeps_his_place_and_hears_of_the_next():
    workflow.people.make_groups()
    makers.published()
    first = get("changes/").json()
    again = get(f"changes/?cursor={first['cursor']}").json()
    assert again == {"cursor": first["cursor"], "results": []}
    second = makers.published(at=makers.NOON + timedelta(minutes=1))
    (told,) = get(f"changes/?cursor={first['cursor']}").json()["results"]
    assert told["id"] == second.pk


@pytest.mark.django_db
def test_what_is_not_in_print_is_not_told():
    for make in (makers.draft, makers.in_review, makers.approved, makers.scheduled):
        make()
    held = makers.draft(at=makers.NOON + timedelta(minutes=3))
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    workflow.hold(article=held, by=chief, at=makers.NOON, reason="قضية")
    assert get("changes/").json()["results"] == []


@pytest.mark.django_db(transaction=True)
def test_a_machine_whose_clock_is_ahead_has_nothing_passed_over():
    workflow.people.make_groups()
    story, now = makers.published(), timezone.now()
    before = get("changes/").json()["cursor"]
    ahead = now + timedelta(seconds=1)
    for at in (ahead, now):
        with transaction.atomic():
            wire.record(story, "updated", languages=["ar"], at=at)
    assert get(f"changes/?cursor={before}").json()["results"] == []
    soon(lambda: timezone.now() > ahead)
    assert len(get(f"changes/?cursor={before}").json()["results"]) == 2


@pytest.mark.django_db
def test_after_a_restore_old_cursors_end():
    cursor = get("changes/").json()["cursor"]
    Epoch.objects.begin()
    assert is_problem(get(f"changes/?cursor={cursor}"), 410, "begun_anew")
    assert get("changes/").json()["cursor"] != cursor


@pytest.mark.django_db
@pytest.mark.parametrize(
    "cursor", ["", "x", "00000000", "00000000.-1", "00000000.1x", "00000000." + "9" * 30, "%00.1"]
)
def test_what_is_no_cursor_is_refused(cursor):
    assert is_problem(get(f"changes/?cursor={cursor}"), 400, "bad_parameter")


@pytest.mark.django_db(transaction=True)
def test_a_change_that_is_written_late_is_not_passed_over():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite writes one after the other")
    workflow.people.make_groups()
    story = makers.published()
    before = get("changes/").json()["cursor"]
    begun, go_on = threading.Event(), threading.Event()

    def write(kind: str, *, slowly: bool) -> None:
        with transaction.atomic():
            wire.record(story, kind, languages=["ar"], at=makers.NOON)
            if slowly:
                begun.set()
                go_on.wait(10)
        connection.close()

    first = threading.Thread(target=write, args=("updated",), kwargs={"slowly": True})
    second = threading.Thread(target=write, args=("corrected",), kwargs={"slowly": False})
    first.start()
    begun.wait(10)
    second.start()
    second.join(1)
    try:
        assert get(f"changes/?cursor={before}").json()["results"] == []
    finally:
        go_on.set()
        first.join()
        second.join()
    after = get(f"changes/?cursor={before}").json()["results"]
    assert [one["kind"] for one in after] == ["updated", "corrected"]
