"""A link for a new password goes to an address that its holder has confirmed, and nowhere else; it
is asked for in no time and sent by the clock."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import accounts, roles
from articles.models import Letter, Setback
from tests import makers

pytestmark = pytest.mark.django_db

ADDRESS = "salma@paper.example"
ASKED = "account_reset_password"


@pytest.fixture
def keeper(db):
    return makers.person(roles.SYSTEM_ADMIN)


def given(account, address, *, by):
    accounts.change(account, {"email": address}, by=by, at=timezone.now(), why="طلبه")


def sent(client, address: str = ADDRESS) -> list:
    """The letters that leave where somebody asks for a link to this address."""
    mail.outbox.clear()
    client.post(reverse(ASKED), {"email": address})
    accounts.send_letters(at=timezone.now())
    return mail.outbox


def followed(client, letter) -> None:
    (address,) = re.findall(r"https?://[^/\s]+(/accounts/\S+)", letter.body)
    assert client.get(address).status_code == 200
    client.post(address)


def test_an_address_that_the_paper_wrote_down_gets_no_link_until_its_holder_says_it_is_his(
    client, keeper
):
    account = makers.person(roles.PICTURE_EDITOR)
    given(account, ADDRESS, by=keeper)
    (question,) = sent(client)
    assert (question.to, "/password/" in question.body) == ([ADDRESS], False)
    assert sent(client) == []
    followed(client, question)
    (letter,) = sent(client)
    assert letter.to == [ADDRESS]
    assert "/accounts/password/reset/key/" in letter.body


def test_another_address_has_to_be_confirmed_anew(client, keeper):
    account = makers.reached(makers.person(roles.PICTURE_EDITOR), ADDRESS)
    given(account, "other@paper.example", by=keeper)
    accounts.send_letters(at=timezone.now())
    assert sent(client) == []
    assert sent(client, "other@paper.example") == []
    assert not accounts.is_confirmed(type(account).objects.get(pk=account.pk))


def test_an_address_somebody_added_for_himself_gets_no_link(client):
    account = makers.reached(makers.person(roles.PICTURE_EDITOR), ADDRESS)
    EmailAddress.objects.create(user=account, email="thief@elsewhere.example", verified=False)
    assert sent(client, "thief@elsewhere.example") == []


def test_an_account_that_is_switched_off_gets_no_link(client):
    account = makers.reached(makers.person(roles.PICTURE_EDITOR), ADDRESS)
    account.is_active = False
    account.save()
    assert sent(client) == []


def test_the_answer_asks_nothing_of_the_address(client):
    makers.reached(makers.person(roles.PICTURE_EDITOR), ADDRESS)
    asked = []
    for address, network in ((ADDRESS, "203.0.113.7"), ("nobody@paper.example", "192.0.2.7")):
        with CaptureQueriesContext(connection) as queries:
            client.post(reverse(ASKED), {"email": address}, REMOTE_ADDR=network)
        asked.append([re.sub(r"'[^']*'|\d+", "?", one["sql"]) for one in queries])
    assert asked[0] == asked[1]
    assert Letter.objects.count() == 2
    assert mail.outbox == []


def test_a_mail_server_that_is_away_loses_no_letter(client, settings):
    makers.reached(makers.person(roles.PICTURE_EDITOR), ADDRESS)
    client.post(reverse(ASKED), {"email": ADDRESS})
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens
    now = timezone.now()
    assert accounts.send_letters(at=now) == 0
    assert Setback.objects.get().job == "letter"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert accounts.send_letters(at=now) == 0  # not at once again
    assert accounts.send_letters(at=now + timedelta(minutes=2)) == 1
    assert [letter.to for letter in mail.outbox] == [[ADDRESS]]
    assert not Setback.objects.exists()


def test_after_an_hour_nobody_waits_for_it_any_more(client):
    makers.reached(makers.person(roles.PICTURE_EDITOR), ADDRESS)
    client.post(reverse(ASKED), {"email": ADDRESS})
    assert accounts.send_letters(at=timezone.now() + timedelta(hours=2)) == 0
    assert not Letter.objects.exists()
    assert mail.outbox == []
