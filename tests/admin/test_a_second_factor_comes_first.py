"""Whoever holds power reaches nothing but the pages of his second factor until he has set it up and
kept his recovery codes; then he is where he wanted to go. His tokens rest until then."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import Group, User
from django.urls import reverse
from rest_framework.test import APIClient

from articles import accounts, roles
from articles.accounts.enrolment import check_demo_accounts
from articles.models import Article, DemoAccount
from tests import makers
from tests.admin.pages import signed_in, story_page

pytestmark = pytest.mark.django_db

SETTING_UP = {roles.PICTURE_EDITOR}  # roles without power: all others need two factors


def bare(role: str) -> User:
    """Whoever was given a role and a password, and nothing more."""
    user = User.objects.create_user(f"new-{role}", password="pass", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    return user


@pytest.mark.parametrize("role", roles.ROLES)
def test_each_role_with_power_is_led_to_its_second_factor(role):
    client = signed_in(bare(role))
    answer = client.get(reverse("admin:articles_image_changelist"))
    if role in SETTING_UP:
        assert answer.status_code == 200
        return
    assert answer.status_code == 302
    assert answer["Location"] == reverse("mfa_index")


def test_a_superuser_is_no_exception():
    root = User.objects.create_superuser("bare-root", password="pass")
    assert signed_in(root).get("/admin/")["Location"] == reverse("mfa_index")


@pytest.mark.parametrize("name", ["mfa_index", "account_reauthenticate", "account_logout"])
def test_the_pages_of_the_second_factor_are_open(name):
    assert signed_in(bare(roles.REPORTER)).get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", ["account_email", "account_change_password", "admin:index"])
def test_no_other_page_of_an_editor_is(name):
    answer = signed_in(bare(roles.REPORTER)).get(reverse(name))
    assert answer["Location"] == reverse("mfa_index")


def test_nothing_is_written_meanwhile_and_nothing_typed_is_lost():
    story = makers.draft()
    client = signed_in(bare(roles.DESK_EDITOR))
    answer = client.post(story_page(story), {"headline_ar": "عنوان آخر"})
    assert answer.status_code == 403
    assert "ما كتبته باقٍ" in answer.content.decode()
    assert Article.objects.get().headline_ar == makers.HEADLINE


def test_from_the_password_to_the_page_that_was_wanted(client):
    user = bare(roles.REPORTER)
    wanted = reverse("admin:articles_article_changelist") + "?o=1"
    client.post(
        reverse("account_login") + f"?next={wanted}", {"login": user.username, "password": "pass"}
    )
    assert client.get(wanted)["Location"] == reverse("mfa_index")
    assert "عاملاً ثانياً" in client.get(reverse("mfa_index")).content.decode()
    page = client.get(reverse("mfa_activate_totp"), follow=True)
    if page.redirect_chain:  # the password again
        page = client.post(page.request["PATH_INFO"], {"password": "pass"}, follow=True)
        page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    answer = client.post(reverse("mfa_activate_totp"), {"code": code})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    assert client.get("/admin/")["Location"] == reverse("mfa_view_recovery_codes")
    codes = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert len(re.findall(r"<code>\w+</code>", codes)) == 10
    client.get(wanted)
    assert client.post(reverse("kept_codes"))["Location"] == wanted
    assert client.get(wanted).status_code == 200


def test_new_recovery_codes_are_kept_anew():
    user = makers.person(roles.REPORTER)
    assert accounts.way_in(user) == accounts.Way.OPEN
    Authenticator.objects.filter(user=user, type="recovery_codes").delete()
    assert accounts.way_in(user) == accounts.Way.CODES
    Authenticator.objects.create(user=user, type="recovery_codes", data={"seed": "1"})
    assert accounts.way_in(user) == accounts.Way.CODES


def test_nobody_with_power_ends_his_last_second_factor():
    client = signed_in(makers.person(roles.REPORTER))
    page = client.get(reverse("mfa_deactivate_totp"), follow=True)
    client.post(page.request["PATH_INFO"], {"password": "pass"}, follow=True)
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(type="totp").exists()


def test_a_token_rests_until_then():
    user = bare(roles.DESK_EDITOR)
    token = makers.token(user)
    asking = APIClient()
    asking.credentials(HTTP_AUTHORIZATION=f"Token {token}")
    answer = asking.get("/api/v1/desk/queue/", headers={"Accept-Language": "ar"})
    assert (answer.status_code, answer.json()["code"]) == (403, "second_factor")
    makers.enrol(user)
    assert asking.get("/api/v1/desk/queue/").status_code == 200


@pytest.mark.parametrize(
    ("address", "opens"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://localhost:8016", True),
        ("http://[::1]:8000", True),
        ("https://paper.example", False),
        ("https://127.0.0.1.example", False),
        ("https://localhost.example", False),
    ],
)
def test_a_demo_account_comes_in_on_the_papers_own_machine_alone(address, opens, settings):
    user = bare(roles.EDITOR_IN_CHIEF)
    DemoAccount.objects.create(account=user)
    token = makers.token(user)
    settings.SITE_URL = address
    client = signed_in(user)
    answer = client.get("/admin/")
    asked = client.get("/api/v1/desk/queue/", headers={"Authorization": f"Token {token}"})
    if opens:
        assert (answer.status_code, asked.status_code) == (200, 200)
        return
    assert answer["Location"] == reverse("account_login")
    assert "_auth_user_id" not in client.session
    assert asked.status_code == 403


def test_a_check_before_deployment_names_demo_accounts(settings):
    DemoAccount.objects.create(account=bare(roles.REPORTER))
    assert check_demo_accounts() == []
    settings.SITE_URL = "https://paper.example"
    (said,) = check_demo_accounts()
    assert "new-reporter" in said.msg
    DemoAccount.objects.all().delete()
    assert check_demo_accounts() == []
