"""GET schema/ and docs/: true, complete, and without a network."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.urls import get_resolver
from drf_spectacular.validation import validate_schema

from tests.api.asking import ROOT, get, is_problem

pytestmark = pytest.mark.django_db


def described():
    return get("schema/").json()


def test_the_schema_is_valid_openapi():
    validate_schema(described())


def test_every_address_is_described():
    (api,) = [one for one in get_resolver().url_patterns if str(one.pattern) == "api/v1/"]
    named = {one.name for one in api.url_patterns if one.name} - {"schema", "docs"}
    assert len(described()["paths"]) == len(named)


def test_only_the_desk_asks_for_a_token():
    for path, methods in described()["paths"].items():
        for method in methods.values():
            needs_token = method["security"] == [{"token": []}]
            assert needs_token == path.startswith(f"{ROOT}desk/"), path


def test_every_answer_may_be_a_problem():
    for methods in described()["paths"].values():
        for method in methods.values():
            assert "application/problem+json" in method["responses"]["4XX"]["content"]


def test_yaml_comes_to_those_who_ask_for_it():
    answer = get("schema/", Accept="application/vnd.oai.openapi")
    assert answer.content.startswith(b"openapi: 3")


def test_the_page_keeps_the_readers_policy_and_brings_its_own_files():
    page = get("docs/")
    text = page.content.decode()
    assert page.status_code == 200
    assert "unsafe" not in page["Content-Security-Policy"]
    assert not re.search(r"<style|<script(?! src=)|style=|onload=|https?://", text)
    for name in re.findall(r"/static/([^\"?]+)", text):
        assert finders.find(name), name


def test_its_script_is_a_file_that_sets_no_cookie_and_calls_nobody():
    script = get("docs/?script=")
    text = script.content.decode()
    assert script["Content-Type"].startswith("application/javascript")
    assert "SwaggerUIBundle" in text
    assert '"validatorUrl": null' in text
    assert not re.search(r"https?://", text)
    assert not script.cookies


def test_the_page_has_an_etag_as_well():
    etag = get("docs/")["ETag"]
    assert get("docs/", **{"If-None-Match": etag}).status_code == 304


def test_an_address_without_its_slash_is_sent_on():
    answer = get("articles")
    assert (answer.status_code, answer["Location"]) == (301, f"{ROOT}articles/")
    assert is_problem(get("nothing/at/all/"), 404, "not_found")
