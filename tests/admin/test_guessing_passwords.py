"""Guessing passwords and codes is slow, and shuts nobody out: a device on which somebody came in is
counted apart, and a letter opens at once."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import accounts, roles
from articles.models import Brake
from tests import makers

pytestmark = pytest.mark.django_db

DOOR = "/accounts/login/"
HERE = 10  # wrong passwords for one account, on one device or from one network


def tried(client, password="wrong", name=roles.PICTURE_EDITOR, address="203.0.113.9"):
    return client.post(DOOR, {"login": name, "password": password}, REMOTE_ADDR=address)


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def guessed(client=None, *, times=HERE, **how):
    for _time in range(times):
        answer = tried(client or Client(), **how)
    return answer


def bare(name: str) -> User:
    user = User.objects.create_user(name, password="pass", is_staff=True)
    user.groups.add(Group.objects.get(name=roles.PICTURE_EDITOR))
    return user


@pytest.fixture
def holder(db):
    """An account without power, so that a password is the whole way in."""
    return makers.reached(bare(roles.PICTURE_EDITOR), "salma@paper.example")


def test_after_ten_wrong_passwords_a_right_one_waits_too(holder):
    assert guessed().status_code == 200
    client = Client()
    answer = tried(client, "pass")
    assert not is_in(client)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "300"
    page = answer.content.decode()
    assert "كلمات مرور خاطئة كثيرة" in page
    assert f'value="{roles.PICTURE_EDITOR}"' in page
    assert reverse("account_reset_password") in page


@pytest.mark.parametrize("name", ["PICTURE_EDITOR", "Picture_Editor", " picture_editor "])
def test_a_name_is_counted_as_the_check_reads_it(holder, name):
    guessed(name=name)
    assert tried(Client(), "pass").status_code == 429


def test_a_name_that_is_nobodys_is_answered_like_one_that_is_somebodys(holder):
    answers = [
        [tried(Client(), name=name, address=address) for _time in range(HERE + 1)]
        for name, address in ((roles.PICTURE_EDITOR, "203.0.113.9"), ("nobody", "198.51.100.7"))
    ]
    for known, unknown in zip(*answers, strict=True):
        assert known.status_code == unknown.status_code
        plain = re.sub(r'value="[^"]*"|nonce="[^"]*"', "", unknown.content.decode())
        assert plain == re.sub(r'value="[^"]*"|nonce="[^"]*"', "", known.content.decode())


def test_the_holder_comes_in_on_his_own_device_whoever_guesses(holder):
    mine = Client()
    tried(mine, "pass")
    mine.post(reverse("account_logout"))
    for number in range(8):
        guessed(address=f"198.51.{number}.7")
    guessed()
    assert tried(Client(), "pass", address="192.0.2.1").status_code == 429
    tried(mine, "pass")
    assert is_in(mine)


def test_a_device_is_known_for_its_own_account_alone(holder):
    insider = bare("rival")
    device = Client()
    tried(device, "pass", name=insider.username)
    device.post(reverse("account_logout"))
    guessed(device)
    assert tried(device, "pass").status_code == 429
    assert tried(Client(), "pass").status_code == 429


def test_a_known_device_guesses_no_faster(holder):
    device = Client()
    tried(device, "pass")
    device.post(reverse("account_logout"))
    guessed(device)
    assert tried(device, "pass").status_code == 429
    elsewhere = Client()
    tried(elsewhere, "pass")
    assert is_in(elsewhere)


@pytest.mark.parametrize("cookie", ["", "x", "eyJkZXZpY2UiOiJ4Iiwib2YiOlsxXX0:1abc:forged", "%00"])
def test_a_forged_device_is_no_device(holder, cookie):
    guessed()
    client = Client()
    client.cookies["known_device"] = cookie
    assert tried(client, "pass").status_code == 429


def test_one_network_tries_few_names(holder):
    for number in range(40):
        tried(Client(), name=f"nobody-{number}")
    assert tried(Client(), "pass").status_code == 429
    client = Client()
    tried(client, "pass", address="198.51.100.7")
    assert is_in(client)


def test_whoever_types_it_right_is_counted_nowhere(holder):
    for _time in range(3 * HERE):
        client = Client()
        tried(client, "pass")
        assert is_in(client)


@pytest.mark.skipif(bool(settings.CACHE_URL), reason="the table is used where there is no Valkey")
def test_no_address_stands_in_what_is_counted(holder):
    tried(Client(), name="spelled-wrong")
    rows = str(list(Brake.objects.values()))
    assert Brake.objects.exists()
    assert "203.0.113" not in rows
    assert "spelled-wrong" not in rows


def test_a_letter_opens_at_once_while_others_guess(holder, client):
    guessed(client)
    assert tried(client, "pass").status_code == 429
    client.post(reverse("account_reset_password"), {"email": holder.email})
    accounts.send_letters(at=timezone.now())
    (link,) = re.findall(r"https?://[^/]+(/\S+)", mail.outbox[0].body)[:1]
    page = client.get(link, follow=True)
    words = {"password1": "Gx7!cedar-wind", "password2": "Gx7!cedar-wind"}
    client.post(page.request["PATH_INFO"], words)
    assert tried(client, "Gx7!cedar-wind").status_code == 302
    assert is_in(client)
    assert tried(Client(), "Gx7!cedar-wind").status_code == 429


def test_allauths_own_limits_answer_in_the_language_of_the_room(holder, client):
    for _time in range(4):
        page = client.post(reverse("account_reset_password"), {"email": holder.email})
    assert page.status_code == 429
    assert "لحظة من فضلك" in page.content.decode()


CODE = "/accounts/2fa/authenticate/"


def coded(client, code="000000", address="203.0.113.9"):
    return client.post(CODE, {"code": code}, REMOTE_ADDR=address)


def right_code():
    return format_hotp_value(hotp_value(makers.TOTP_SECRET, int(time.time()) // 30))


@pytest.fixture
def chief(db):
    return makers.person(roles.EDITOR_IN_CHIEF)


def test_whoever_knows_the_password_guesses_codes_slowly(chief):
    thief = Client()
    tried(thief, "pass", name=chief.username)
    for _time in range(HERE):
        assert coded(thief).status_code == 200
    braked = coded(thief, right_code())
    assert (braked.status_code, braked["Retry-After"]) == (429, "300")
    assert "كثيرة" in braked.content.decode()
    assert not is_in(thief)


def test_the_chief_comes_in_on_his_own_device_whoever_guesses_his_codes(chief):
    mine = Client()
    tried(mine, "pass", name=chief.username)
    coded(mine, right_code())
    assert is_in(mine)
    mine.post(reverse("account_logout"))
    for number in range(8):
        thief, address = Client(), f"198.51.{number}.7"
        tried(thief, "pass", name=chief.username, address=address)
        for _time in range(HERE):
            coded(thief, address=address)
    tried(mine, "pass", name=chief.username)
    codes = Authenticator.objects.get(user=chief, type="recovery_codes").wrap()
    coded(mine, codes.get_unused_codes()[0])
    assert is_in(mine)


def test_codes_from_everywhere_are_counted_together(chief):
    for number in range(8):
        thief, address = Client(), f"198.51.{number}.7"
        tried(thief, "pass", name=chief.username, address=address)
        for _time in range(HERE):
            last = coded(thief, address=address)
    assert last.status_code == 429
