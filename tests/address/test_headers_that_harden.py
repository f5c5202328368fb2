"""What every answer forbids the browser."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client

from articles import roles
from tests import makers
from tests.admin.pages import signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path", ["/", "/en/", "/nothing/", "/api/v1/articles/", "/feeds/latest.xml", "/admin/"]
)
def test_no_page_has_powers_it_does_not_use(path):
    makers.publication()
    answer = Client().get(path)
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_what_is_public_may_be_embedded_and_the_editors_rooms_may_not():
    assert "Cross-Origin-Resource-Policy" not in Client().get("/")
    client = signed_in(makers.person(roles.REPORTER))
    for path in ("/admin/", "/accounts/sessions/"):
        assert client.get(path)["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("name", ["login", "email", "sessions", "password/change", "2fa", "logout"])
def test_no_page_of_an_account_is_kept(name):
    client = signed_in(makers.person(roles.REPORTER))
    assert client.get(f"/accounts/{name}/")["Cache-Control"] == "no-store"
    assert Client().get(f"/accounts/{name}/")["Cache-Control"] == "no-store"


@pytest.mark.parametrize(("site", "prefix"), [("https://p.example", "__Host-"), ("http://p", "")])
def test_no_other_host_sets_our_cookies(site, prefix):
    names = "print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)"
    found = subprocess.run(
        [sys.executable, "-c", f"from newsroom import settings\n{names}"],
        env={**os.environ, "SITE_URL": site},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.split() == [f"{prefix}sessionid", f"{prefix}csrftoken"]
