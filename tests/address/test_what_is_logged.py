"""A line for each thing, with the number of its request, and no words of a story."""

import json
import logging
import sys

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from articles import traced
from newsroom import logs

CANARY = "كناري"
SLOW = {
    "sqlite": "WITH RECURSIVE n(i, word) AS (SELECT 1, %s UNION ALL SELECT i + 1, word FROM n "
    "WHERE i < 200000) SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(0.05), %s",
}


def record(message="said", *, error: BaseException | None = None, **more) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("articles", logging.ERROR, __file__, 1, message, None, info, **more)


def raised() -> BaseException:
    try:
        try:
            json.loads(f'{{"{CANARY}')
        except ValueError as wrong:
            raise KeyError(CANARY) from wrong
    except KeyError as error:
        return error


@pytest.mark.parametrize("form", [logs.OneLine(), logs.Json()])
def test_what_was_raised_is_one_line_that_says_kind_and_place_and_no_words(form):
    line = form.format(record("articles\nclock\rforged\u2028", error=raised()))
    assert len(line.splitlines()) == 1
    assert "KeyError ← JSONDecodeError" in line
    assert "tests/address/test_what_is_logged.py:" in line
    assert CANARY not in line


def test_a_line_of_json_is_an_object():
    told = json.loads(logs.Json().format(record("«قيل»")))
    assert (told["level"], told["logger"], told["message"]) == ("ERROR", "articles", "«قيل»")
    assert told["at"].endswith("Z")


@pytest.mark.parametrize(
    ("proxies", "told", "is_taken"),
    [
        (1, "abcdef-1234", True),
        (0, "abcdef-1234", False),
        (1, "a b", False),
        (1, "x" * 65, False),
        (1, "a\nERROR forged", False),
        (1, "", False),
    ],
)
def test_every_line_of_a_request_has_its_number(settings, proxies, told, is_taken):
    settings.TRUSTED_PROXIES = proxies
    lines = []

    def answer(_request):
        lines.append(json.loads(logs.Json().format(record())))
        return HttpResponse()

    request = RequestFactory().get("/", headers={"X-Request-ID": told})
    logs.numbered(answer)(request)
    logs.numbered(answer)(request)
    first, second = (line["request"] for line in lines)
    assert (first == told) == is_taken
    assert (first == second) == is_taken
    assert "request" not in json.loads(logs.Json().format(record()))


def test_a_report_to_sentry_has_no_words():
    event = {"exception": {"values": [{"type": "KeyError", "value": CANARY}]}}
    assert CANARY not in str(logs.without_words(event, {}))


def test_causes_that_go_round_in_a_circle_end():
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    try:
        raise one
    except ValueError:
        line = logs.OneLine().format(record(error=sys.exc_info()[1]))
    assert "ValueError ← KeyError" in line


@pytest.mark.django_db
def test_a_question_that_took_long_is_logged_without_what_was_asked_for(settings, caplog):
    settings.SLOW_QUERY_MS = 20
    with connection.cursor() as cursor:
        cursor.execute(SLOW[connection.vendor], [CANARY])
        cursor.execute("SELECT %s", [CANARY])
    (line,) = caplog.messages
    assert line.startswith("slow query: ")
    assert "SELECT" in line
    assert CANARY not in line


def test_every_line_of_a_stroke_of_the_clock_has_its_number(caplog, monkeypatch):
    seen = set()
    monkeypatch.setattr(caplog.handler, "formatter", logs.Json())
    for _stroke in range(2):
        with traced.numbered():
            logging.getLogger("articles").warning("clock")
            logging.getLogger("articles").warning("clock")
        seen |= {json.loads(line)["request"] for line in caplog.text.splitlines()}
    assert len(seen) == 2
