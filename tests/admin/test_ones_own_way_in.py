"""The holder changes his address, his password and his factors himself: he is asked again who he
is, and a letter tells him."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import password_validation
from django.contrib.auth.models import Group, User
from django.core import mail
from django.urls import reverse

from articles import accounts, roles
from articles.models import AccountChange, AccountRequest, Letter
from tests import makers
from tests.admin.pages import signed_in

pytestmark = pytest.mark.django_db

What = AccountChange.What
ADDRESS = "/accounts/email/"
NEW = "new@paper.example"


@pytest.fixture
def holder(db):
    user = User.objects.create_user("faris", password="pass", is_staff=True)
    user.groups.add(Group.objects.get(name=roles.PICTURE_EDITOR))
    return makers.reached(user, "faris@paper.example")


def who(client, answer):
    """Says again who one is, where one is sent for that."""
    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/reauthenticate/")
    return client.post(answer["Location"], {"password": "pass"})


def test_another_address_is_asked_for_twice_and_confirmed(
    holder, django_capture_on_commit_callbacks
):
    client = signed_in(holder)
    answer = client.post(ADDRESS, {"email": NEW})
    assert User.objects.get().email == "faris@paper.example"
    with django_capture_on_commit_callbacks(execute=True):
        who(client, answer)
    changed = User.objects.get()
    assert changed.email == NEW
    assert not accounts.is_confirmed(changed)
    assert [letter.email for letter in Letter.objects.all()] == [NEW]
    assert [letter.to for letter in mail.outbox] == [["faris@paper.example"]]
    assert AccountChange.objects.get(what=What.EMAIL).by == holder


def test_whoever_holds_power_asks_a_second_person(cast):
    reporter = makers.reached(cast[roles.REPORTER], "salma@paper.example")
    client = signed_in(reporter)
    answer = client.post(ADDRESS, {"email": NEW})
    answer = who(client, answer)
    page = client.get(ADDRESS).content.decode()
    assert User.objects.get(pk=reporter.pk).email == "salma@paper.example"
    assert "يمنحه رئيس التحرير أو أمين المصادر" in page
    asked = AccountRequest.objects.get()
    assert (asked.value, asked.asked_by) == (NEW, reporter)


def test_a_question_is_sent_again_on_request(holder):
    EmailAddress.objects.update(verified=False)
    client = signed_in(holder)
    page = client.get(ADDRESS).content.decode()
    assert "لم تؤكده بعد" in page
    who(client, client.post(ADDRESS, {"confirm": "1"}))
    assert Letter.objects.get().what == Letter.What.CONFIRM


def test_the_same_address_is_no_other_one(holder):
    client = signed_in(holder)
    who(client, client.post(ADDRESS, {"email": holder.email}))
    assert accounts.is_confirmed(holder)
    assert not AccountChange.objects.exists()
    assert not Letter.objects.exists()


def test_what_is_no_address_is_said_and_kept(holder):
    client = signed_in(holder)
    answer = client.post(ADDRESS, {"email": "ليس عنواناً"})
    answer = who(client, answer)
    assert answer.status_code == 400
    assert "ليس عنواناً" in answer.content.decode()


@pytest.mark.parametrize("words", [{}, {"email": ""}, {"email": "a\x00b@x.example"}])
def test_nothing_is_no_address(holder, words):
    client = signed_in(holder)
    assert who(client, client.post(ADDRESS, words)).status_code == 400


def test_a_stranger_sees_no_address(client):
    assert client.get(ADDRESS)["Location"].startswith("/accounts/login/")


def test_a_new_password_is_told_by_letter(holder, django_capture_on_commit_callbacks):
    client = signed_in(holder)
    words = {
        "oldpassword": "pass",
        "password1": "Gx7!cedar-wind",
        "password2": "Gx7!cedar-wind",
    }
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("account_change_password"), words)
    assert User.objects.get().check_password("Gx7!cedar-wind")
    assert AccountChange.objects.get().what == What.PASSWORD
    assert [letter.to for letter in mail.outbox] == [["faris@paper.example"]]


def test_a_password_is_not_changed_without_the_old_one(holder):
    client = signed_in(holder)
    words = {"oldpassword": "no", "password1": "Gx7!cedar-wind", "password2": "Gx7!cedar-wind"}
    client.post(reverse("account_change_password"), words)
    assert User.objects.get().check_password("pass")


@pytest.mark.parametrize(
    "leans", ["Al-Riwaq-2026", "الرواق الرواق", "!newsroom2026", "paper.example1"]
)
def test_a_password_does_not_lean_on_the_name_of_the_paper(holder, settings, leans):
    settings.SITE_URL = "https://www.paper.example"
    client = signed_in(holder)
    words = {"oldpassword": "pass", "password1": leans, "password2": leans}
    answer = client.post(reverse("account_change_password"), words)
    assert "اسم الصحيفة" in answer.content.decode()
    assert User.objects.get().check_password("pass")


def test_the_name_of_the_paper_may_be_a_part_of_a_long_password():
    for words in ("riwaq cedar wind 7", "Gx7!cedar-wind", "قارب في رواق الميناء"):
        password_validation.validate_password(words)


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_add_webauthn"])
def test_a_factor_is_added_by_whoever_says_again_who_he_is(holder, name):
    answer = signed_in(holder).get(reverse(name))
    assert answer["Location"].startswith("/accounts/reauthenticate/")


def test_a_factor_that_went_is_told(holder, django_capture_on_commit_callbacks):
    makers.enrol(holder)
    client = signed_in(holder)
    who(client, client.get(reverse("mfa_deactivate_totp")))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_deactivate_totp"))
    assert What.FACTOR in AccountChange.objects.values_list("what", flat=True)
    assert ["faris@paper.example"] in [letter.to for letter in mail.outbox]
