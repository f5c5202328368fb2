"""Who comes in, and how: one guarded door, no signing up."""

import time
from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal import auth
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles import roles
from tests import makers
from tests.admin.pages import signed_in

pytestmark = pytest.mark.django_db


def knock(client, password, name=roles.REPORTER):
    return client.post(reverse("account_login"), {"login": name, "password": password})


def code(ago: int = 0) -> str:
    """What the holder's second device shows now, or showed so many half minutes ago."""
    return format_hotp_value(hotp_value(makers.TOTP_SECRET, int(time.time()) // 30 - ago))


def test_the_right_password_opens_the_desk(client):
    makers.person(roles.REPORTER)
    answer = knock(client, "pass")
    assert answer.status_code == 302
    assert answer["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    answer = client.post(answer["Location"], {"code": code()})
    assert answer["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize(("ago", "is_in"), [(0, True), (1, True), (2, False)])
def test_a_code_is_good_for_half_a_minute_after_it_was_shown_and_once(monkeypatch, ago, is_in):
    stands_still = time.time()
    monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: stands_still))
    monkeypatch.setattr("tests.admin.test_coming_in.time", auth.time)
    makers.person(roles.REPORTER)
    for may_come in (is_in, False):
        client = Client()
        knock(client, "pass")
        client.post(reverse("mfa_authenticate"), {"code": code(ago)})
        assert ("_auth_user_id" in client.session) == may_come


def test_the_admin_has_no_door_of_its_own(client):
    makers.person(roles.REPORTER)
    words = {"username": roles.REPORTER, "password": "pass"}
    answer = client.post(reverse("admin:login"), words)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/login/")
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client):
    words = {"username": "stranger", "password1": "Gx7!palm-reef", "password2": "Gx7!palm-reef"}
    client.post(reverse("account_signup"), words)
    assert not User.objects.filter(username="stranger").exists()


def test_an_account_without_the_desk_is_turned_away_in_arabic():
    User.objects.create_user("reader", password="pass")
    page = signed_in(User.objects.get(username="reader")).get("/admin/", follow=True)
    assert page.status_code == 403
    assert "غير متاح لك" in page.content.decode()


def test_the_screen_changes_its_language_by_a_form():
    client = signed_in(makers.person(roles.REPORTER))
    assert 'lang="ar" dir="rtl"' in client.get("/admin/").content.decode()
    answer = client.post(reverse("set_language"), {"language": "en", "next": "/admin/"})
    assert answer.status_code == 302
    page = client.get("/admin/").content.decode()
    assert 'lang="en" dir="ltr"' in page
    assert "Waiting for me" in page


def test_whoever_keeps_accounts_gives_himself_nothing():
    keeper = makers.person(roles.SYSTEM_ADMIN)
    address = reverse("admin:auth_user_change", args=[keeper.pk])
    page = signed_in(keeper).get(address)
    assert page.status_code == 200
    for field in ("groups", "is_superuser", "user_permissions", "is_staff"):
        assert f'name="{field}"' not in page.content.decode()


def test_whoever_keeps_accounts_does_not_touch_a_superuser():
    root = makers.superuser()
    client = signed_in(makers.person(roles.SYSTEM_ADMIN))
    change = reverse("admin:auth_user_change", args=[root.pk])
    password = reverse("admin:auth_user_password_change", args=[root.pk])
    assert client.post(change, {"username": "taken"}).status_code == 403
    assert client.get(password).status_code == 403


def test_the_readers_policy_is_not_loosened_by_the_editors():
    client = signed_in(makers.person(roles.REPORTER))
    assert "'unsafe-eval'" in client.get("/admin/")["Content-Security-Policy"]
    assert "'unsafe-eval'" not in client.get("/healthz")["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("backend", "address", "status"),
    [
        ("console", "http://127.0.0.1:8000", 200),
        ("console", "https://paper.example", 403),
        ("smtp", "https://paper.example", 200),
    ],
)
def test_no_password_is_reset_by_letters_that_a_log_would_show(
    client, settings, backend, address, status
):
    settings.EMAIL_BACKEND = f"django.core.mail.backends.{backend}.EmailBackend"
    settings.SITE_URL = address
    page = client.get(reverse("account_reset_password"))
    assert page.status_code == status
    assert ("لا تغادر" in page.content.decode()) == (status == 403)


def test_who_came_in_who_did_not_and_who_left_is_logged_without_name_and_address(client, caplog):
    caplog.set_level("INFO", "newsroom.accounts")
    reporter = makers.person(roles.REPORTER)
    knock(client, "wrong-canary")
    knock(client, "pass", name="nobody-canary")
    knock(client, "pass")
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    client.post(reverse("mfa_authenticate"), {"code": code()})
    client.post(reverse("account_logout"))
    told = [line.partition(", from")[0] for line in caplog.messages]
    assert told == [
        f"not in: a wrong password for account {reporter.pk}",
        "not in: a wrong password for nobody's name",
        f"not in: a wrong code for account {reporter.pk}",
        f"in: account {reporter.pk}",
        f"out: account {reporter.pk}",
    ]
    for secret in ("canary", "127.0.0.1", roles.REPORTER, "pass "):
        assert secret not in caplog.text
