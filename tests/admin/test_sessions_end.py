"""Sessions: how long they last, what ends them, and the page where their holder sees them and his
tokens."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import accounts, roles
from articles.models import Session, Token
from tests import makers
from tests.admin.pages import signed_in

pytestmark = pytest.mark.django_db

PAGE = "/accounts/sessions/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def is_in(client) -> bool:
    return client.get("/admin/").status_code == 200


def aged(client, **how) -> None:
    """As if what is written in the session had been written so long ago."""
    session = client.session
    back = timedelta(**how).total_seconds()
    for name in ("began", "seen"):
        session[name] -= back
    session.save()


def code_again(client):
    return client.post("/accounts/reauthenticate/?next=/accounts/tokens/", {"password": "pass"})


def test_whoever_does_nothing_for_half_a_day_is_asked_again(settings):
    client = signed_in(makers.person(roles.REPORTER))
    held = Session.objects.get(account__isnull=False)
    assert held.expire_date - timezone.now() < timedelta(hours=12, minutes=1)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not is_in(client)


def test_whoever_works_on_stays_in():
    client = signed_in(makers.person(roles.REPORTER))
    aged(client, minutes=30)
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=1))
    assert is_in(client)
    assert Session.objects.get().expire_date > timezone.now() + timedelta(hours=11)


def test_a_page_that_asks_by_itself_keeps_nobody_in():
    reporter = makers.person(roles.REPORTER)
    story = makers.draft(by=reporter)
    client = signed_in(reporter)
    aged(client, minutes=30)
    soon = timezone.now() + timedelta(minutes=1)
    Session.objects.update(expire_date=soon)
    client.post(reverse("admin:articles_article_here", args=[story.pk]), {})
    assert Session.objects.get().expire_date == soon


def test_after_a_week_everybody_signs_in_anew():
    client = signed_in(makers.person(roles.REPORTER))
    aged(client, days=7, minutes=1)
    answer = client.get("/admin/", follow=True)
    assert "/accounts/login/" in answer.request["PATH_INFO"]
    assert "سجّل الدخول" in answer.content.decode()


@pytest.mark.parametrize("what", ["role", "off", "password"])
def test_a_session_ends_with_a_role_an_account_or_a_password(what):
    keeper, desk = makers.person(roles.SYSTEM_ADMIN), makers.person(roles.DESK_EDITOR)
    client = signed_in(desk)
    assert is_in(client)
    said = {"by": keeper, "at": makers.NOON, "why": "ترك القسم"}
    if what == "role":
        accounts.change(desk, {"groups": []}, **said)
    elif what == "off":
        accounts.change(desk, {"is_active": False}, **said)
    else:
        accounts.verbs.new_password(desk)
    assert not Session.objects.filter(account=desk).exists()
    assert not is_in(client)


def test_a_new_password_ends_the_sessions_elsewhere():
    reporter = makers.person(roles.REPORTER)
    here, elsewhere = signed_in(reporter), signed_in(reporter)
    words = {
        "oldpassword": "pass",
        "password1": "Gx7!cedar-wind",
        "password2": "Gx7!cedar-wind",
    }
    here.post(reverse("account_change_password"), words)
    assert is_in(here)
    assert not is_in(elsewhere)


def test_ones_own_sessions_are_listed_and_ended():
    faris = User.objects.create_user("faris", password="pass", is_staff=True)
    faris.groups.add(Group.objects.get(name=roles.PICTURE_EDITOR))
    other = signed_in(makers.person(roles.DESK_EDITOR))
    phone = Client(headers={"User-Agent": FIREFOX})
    phone.post(reverse("account_login"), {"login": "faris", "password": "pass"})
    here = signed_in(faris)
    page = here.get(PAGE).content.decode()
    assert page.count('name="mark"') == 2
    assert "Firefox · Linux" in page
    for client in (phone, here, other):
        assert client.session.session_key not in page
    (mark,) = {accounts.mark_of(phone.session.session_key)} & set(
        re.findall(r'name="mark" value="(\w+)"', page)
    )
    here.post("/accounts/sessions/end/", {"mark": mark})
    assert not is_in(phone)
    assert is_in(here)


def test_all_sessions_but_this_one_are_ended():
    reporter = makers.person(roles.REPORTER)
    others = [signed_in(reporter) for _one in range(3)]
    other = signed_in(makers.person(roles.DESK_EDITOR))
    here = signed_in(reporter)
    here.post("/accounts/sessions/end/", {})
    assert [is_in(one) for one in (*others, here, other)] == [False, False, False, True, True]


def test_nobody_ends_the_session_or_the_token_of_another():
    reporter, desk = makers.person(roles.REPORTER), makers.person(roles.DESK_EDITOR)
    his = signed_in(reporter)
    makers.token(reporter)
    thief = signed_in(desk)
    mark = accounts.mark_of(his.session.session_key)
    thief.post("/accounts/sessions/end/", {"mark": mark})
    thief.post(reverse("end_token", args=[Token.objects.get().pk]))
    assert is_in(his)
    assert Token.objects.exists()


def test_this_session_is_ended_too():
    client = signed_in(makers.person(roles.REPORTER))
    mark = accounts.mark_of(client.session.session_key)
    client.post("/accounts/sessions/end/", {"mark": mark})
    assert not is_in(client)


def test_a_token_is_made_by_whoever_says_again_who_he_is_and_shown_once():
    client = signed_in(makers.person(roles.DESK_EDITOR))
    words = {
        "name": "هاتفي",
        "days": "7",
        "scope": "read",
        "networks": "192.0.2.0/24، 198.51.100.1",
    }
    answer = client.post("/accounts/tokens/", words)
    assert not Token.objects.exists()
    page = code_again(client).content.decode()
    (token,) = re.findall(r"newsroom_\w{64}", page)
    made = Token.objects.get()
    assert (made.name, made.scope) == ("هاتفي", "read")
    assert made.networks == ["192.0.2.0/24", "198.51.100.1/32"]
    assert answer.status_code == 302
    page = client.get(PAGE).content.decode()
    assert "هاتفي" in page
    assert token not in page
    client.post(reverse("end_token", args=[made.pk]))
    assert not Token.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": "0"},
        {"days": "x"},
        {"name": ""},
        {"scope": "all"},
        {"networks": "الشبكة"},
        {"only_roles": roles.EDITOR_IN_CHIEF},
        {"name": "a\x00"},
    ],
)
def test_what_is_wrong_with_a_token_is_said_and_kept(wrong):
    client = signed_in(makers.person(roles.DESK_EDITOR))
    words = {"name": "هاتفي", "days": "7", "scope": "read", "networks": ""} | wrong
    client.post("/accounts/tokens/", words)
    answer = code_again(client)
    assert answer.status_code == 400
    assert "errorlist" in answer.content.decode()
    if "name" not in wrong:
        assert "هاتفي" in answer.content.decode()
    assert not Token.objects.exists()


def test_an_account_without_a_role_at_the_desk_makes_no_token():
    client = signed_in(makers.person(roles.SYSTEM_ADMIN))
    assert 'action="/accounts/tokens/"' not in client.get(PAGE).content.decode()
    client.post("/accounts/tokens/", {"name": "x", "days": "7", "scope": "read"})
    assert code_again(client).status_code == 400
    assert not Token.objects.exists()


def test_a_stranger_sees_nothing_of_it(client):
    for path in (PAGE, "/accounts/tokens/"):
        answer = client.get(path, follow=True)
        assert "/accounts/login/" in answer.request["PATH_INFO"]
    for path in ("/accounts/sessions/end/", "/accounts/tokens/", "/accounts/tokens/1/end/"):
        assert client.post(path).status_code == 302


def test_the_page_is_kept_nowhere():
    client = signed_in(makers.person(roles.REPORTER))
    assert "no-store" in client.get(PAGE)["Cache-Control"]


def test_what_ended_long_ago_is_thrown_away():
    signed_in(makers.person(roles.REPORTER))
    now = timezone.now()
    assert accounts.throw_away_sessions(at=now) == 0
    assert accounts.throw_away_sessions(at=now + timedelta(days=3)) == 1
