"""Apps that are pages in a web view: what their preflight is promised, works."""

import json

import pytest
from django.test import Client, override_settings

from articles.models import ShareEvent
from tests import makers
from tests.api.asking import ROOT

pytestmark = pytest.mark.django_db

APPS = ["capacitor://localhost", "ionic://localhost", "https://localhost"]
KEY = "a-key-of-the-papers-own-app"


def preflight(path: str, origin: str, method: str = "POST", headers: str = "content-type"):
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": headers,
    }
    return Client(headers=asked).options(ROOT + path)


def post(path: str, **headers: str):
    return Client(headers=headers).post(
        ROOT + path, json.dumps({"channel": "whatsapp"}), content_type="application/json"
    )


def shares_of(story) -> str:
    return f"articles/{story.article_id}/shares/"


@pytest.mark.parametrize("origin", APPS)
def test_an_app_in_a_web_view_counts_its_shares(origin):
    path = shares_of(makers.publication())
    said = preflight(path, origin, headers="content-type,idempotency-key")
    assert said["Access-Control-Allow-Origin"] == "*"
    assert "idempotency-key" in said["Access-Control-Allow-Headers"]
    headers = {"Origin": origin, "Sec-Fetch-Site": "cross-site", "Idempotency-Key": "b1946ac9"}
    answer = post(path, **headers)
    assert answer.status_code == 202
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert ShareEvent.objects.count() == 1


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "capacitor://evil", "x"])
def test_what_a_preflight_refuses_is_refused(origin):
    path = shares_of(makers.publication())
    assert "Access-Control-Allow-Origin" not in preflight(path, origin)
    assert post(path, Origin=origin).status_code == 403
    assert preflight("articles/", origin, "GET")["Access-Control-Allow-Origin"] == "*"
    assert not ShareEvent.objects.exists()


@override_settings(APP_KEYS=[KEY])
def test_a_page_without_an_origin_needs_a_key_of_the_paper():
    path = shares_of(makers.publication())
    assert "Access-Control-Allow-Origin" not in preflight(path, "null")
    said = preflight(path, "null", headers="content-type, x-app-key")
    assert said["Access-Control-Allow-Origin"] == "*"
    assert "x-app-key" in said["Access-Control-Allow-Headers"]
    assert post(path, Origin="null", **{"X-App-Key": "a-guess-of-sixteen"}).status_code == 403
    assert post(path, Origin="null", **{"X-App-Key": KEY}).status_code == 202
    assert post(path, Origin="https://evil.example", **{"X-App-Key": KEY}).status_code == 403


def test_a_key_of_an_app_is_of_no_use_where_none_is_set():
    path = shares_of(makers.publication())
    assert post(path, Origin="null", **{"X-App-Key": ""}).status_code == 403
    assert "Access-Control-Allow-Origin" not in preflight(path, "null", headers="x-app-key")


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("articles/", {"GET", "HEAD", "OPTIONS"}),
        ("most-shared/", {"GET", "HEAD", "OPTIONS"}),
        ("articles/1/shares/", {"POST", "OPTIONS"}),
        ("nothing/", set()),
    ],
)
def test_only_methods_that_exist_are_listed(path, methods):
    said = preflight(path, APPS[0], "GET")["Access-Control-Allow-Methods"]
    assert {name for name in said.split(", ") if name} == methods


def test_an_app_may_read_what_it_needs_to_ask_again():
    answer = Client(headers={"Origin": APPS[0]}).get(ROOT + "articles/")
    exposed = answer["Access-Control-Expose-Headers"].split(", ")
    assert {"ETag", "Retry-After"} <= set(exposed)


def test_the_desk_is_for_no_page_of_another_site():
    assert "Access-Control-Allow-Origin" not in preflight("desk/queue/", APPS[0], "GET")
