"""Whatever is asked badly is a 4xx in one shape, never a 500."""

import json

import pytest
from django.test import Client

from articles.api.questions import LARGEST_BODY
from articles.api.reading import PerNetwork
from tests import makers
from tests.api.asking import ROOT, get, is_problem

pytestmark = pytest.mark.django_db


def post(body, path="articles/1/shares/", content_type="application/json", **headers):
    return Client(headers=headers).post(ROOT + path, body, content_type=content_type)


@pytest.mark.parametrize(
    "query",
    [
        "lang=xx",
        "lang=",
        "lang=%00",
        "lang=%ED%A0%80",
        "page_size=0",
        "page_size=51",
        "page_size=many",
        "page_size=" + "9" * 5000,
        "since=yesterday",
        "since=0001-01-01T00:00:00",
        "since=9999-12-31T23:59:59-14:00",
        "cursor=nonsense",
        "cursor=%00",
        "cursor=by05OTk5OTk5OTk5OTk5OTk5OS4x",
        "cursor=أحمد",
        "section=%00",
        "topic=" + "ط" * 500,
        "contributor=%00",
        "fields=headline,secret",
        "fields=",
    ],
)
def test_a_bad_value_is_named_in_both_languages(query):
    answer = get(f"articles/?{query}")
    assert is_problem(answer, 400, "bad_parameter")
    (error,) = answer.json()["errors"]
    assert error["field"] == query.split("=")[0]
    assert set(error["messages"]) == {"ar", "en"}


@pytest.mark.parametrize("query", ["langg=ar", "format=xml", "%00=1", "lang=ar&lang=en"])
def test_an_unknown_or_doubled_parameter_names_the_allowed_ones(query):
    answer = get(f"articles/?{query}")
    assert is_problem(answer, 400, "unknown_parameter")
    assert "page_size" in answer.json()["allowed"]


def test_an_unknown_section_names_those_there_are():
    makers.section()
    answer = get("articles/?section=nothing")
    assert is_problem(answer, 400, "unknown_section")
    assert answer.json()["allowed"] == ["economy"]


@pytest.mark.parametrize(
    "path",
    ["nothing/", "articles/0/", "articles/x/", "articles/1%00/", "articles/%0A/", "articles/٣/",
     "articles/99999999999999999999/", "", "desk/"],
)  # fmt: skip
def test_an_address_nobody_has_is_a_problem_too(path):
    assert is_problem(get(path), 404, "not_found")
    assert is_problem(post({}, path), 404, "not_found")


def test_a_method_that_is_not_allowed_names_those_that_are():
    answer = Client().delete(f"{ROOT}articles/")
    assert is_problem(answer, 405, "method_not_allowed")
    assert "GET" in answer["Allow"]


def test_a_format_we_do_not_speak_is_refused():
    assert is_problem(get("articles/", Accept="text/csv"), 406, "not_acceptable")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "malformed"),
        (b"\xff\xfe", "malformed"),
        (b"[" * 100_000, "malformed"),
        (b'{"channel": NaN}', "malformed"),
        (b"[]", "bad_parameter"),
        (b"null", "bad_parameter"),
        (b"{}", "bad_parameter"),
        (b'{"channel": "fax"}', "bad_parameter"),
        (b'{"channel": "\\u0000"}', "bad_parameter"),
        (b'{"channel": "\\ud800"}', "bad_parameter"),
        (b'{"channel": {"x": 1}}', "bad_parameter"),
        (b'{"channel": 7}', "bad_parameter"),
        (b'{"channel": "x", "total": 9000}', "unknown_parameter"),
    ],
)
def test_a_body_that_makes_no_sense_is_refused(body, code):
    assert is_problem(post(body), 400, code)


def test_a_megabyte_is_too_much():
    answer = post(json.dumps({"channel": "x" * 1_000_000}))
    assert is_problem(answer, 413, "too_large")
    assert answer.json()["limit"] == LARGEST_BODY


def test_a_body_beyond_every_limit_is_too_much():
    assert is_problem(post(b"x" * 6_000_000), 413, "too_large")


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x"])
def test_a_body_of_another_kind_is_refused(kind):
    assert is_problem(post(b"channel=x", content_type=kind), 415, "unsupported_media_type")


@pytest.mark.parametrize("key", ["ف", "a b", "x" * 201])
def test_an_idempotency_key_is_visible_ascii(key):
    answer = post('{"channel": "x"}', **{"Idempotency-Key": key})
    assert is_problem(answer, 400, "bad_idempotency_key")


def test_what_is_said_is_in_the_language_of_the_reader():
    assert get("articles/?page_size=0&lang=en")["Content-Language"] == "en"
    assert get("nothing/", **{"Accept-Language": "en"})["Content-Language"] == "en"
    assert get("articles/?lang=xx")["Content-Language"] == "ar"


def test_too_many_requests_are_told_when_to_come_back(monkeypatch):
    rates = {"read": "2/min", "share": "1/min", "desk": "2/min"}
    monkeypatch.setattr(PerNetwork, "THROTTLE_RATES", rates)
    monkeypatch.setattr(PerNetwork, "timer", lambda _self: 600.5)
    assert [get("sections/").status_code for _time in range(2)] == [200, 200]
    answer = get("sections/")
    assert is_problem(answer, 429, "throttled")
    assert answer["Retry-After"] == "60"
    monkeypatch.setattr(PerNetwork, "timer", lambda _self: 655.5)
    assert get("sections/")["Retry-After"] == "5"
    assert post('{"channel": "x"}').status_code == 404
    assert is_problem(post('{"channel": "x"}'), 429, "throttled")


def test_what_breaks_here_is_a_problem_and_is_logged(monkeypatch, caplog):
    def break_down(*_words, **_more):
        raise ZeroDivisionError("the canary of this test")

    monkeypatch.setattr("articles.reading.keyset.cut", break_down)
    answer = get("articles/")
    assert is_problem(answer, 500, "server_error")
    assert "canary" not in answer.content.decode()
    assert "the canary of this test" in caplog.text
