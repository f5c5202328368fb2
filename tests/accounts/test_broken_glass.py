"""The ways in that need the shell of the server: the first accounts, and a chief who cannot come in
any more. They leave a trace, and others have a day to say no."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles import accounts, roles
from articles.accounts.glass import WAIT
from articles.models import AccountRequest, DemoAccount
from tests import makers

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def run(*words) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_the_first_accounts_are_a_chief_and_whoever_keeps_accounts():
    said = run("first_account", "malik", "fadi")
    chief, keeper = User.objects.get(username="malik"), User.objects.get(username="fadi")
    assert accounts.role_names(chief) == {roles.EDITOR_IN_CHIEF}
    assert accounts.role_names(keeper) == {roles.SYSTEM_ADMIN}
    assert said.count("/accounts/password/reset/key/") == 2
    with pytest.raises(CommandError):
        run("first_account", "other", "third")
    assert User.objects.count() == 2


@pytest.mark.parametrize("names", [("same", "same"), ("", "b"), ("a b", "c"), ("a" * 200, "c")])
def test_names_that_cannot_be_are_refused(names):
    with pytest.raises(CommandError):
        run("first_account", *names)
    assert not User.objects.exists()


def test_the_demo_newsroom_is_no_beginning():
    DemoAccount.objects.create(account=makers.person(roles.EDITOR_IN_CHIEF))
    run("first_account", "malik", "fadi")
    assert User.objects.filter(username="malik").exists()


def test_whoever_is_alone_is_let_in_at_once():
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    link = accounts.break_glass(chief, why="ضاع الهاتف", at=makers.NOON)
    assert link
    chief.refresh_from_db()
    assert not chief.has_usable_password()
    assert accounts.way_in(chief) == accounts.Way.FACTOR
    assert [one.what for one in chief.changes.order_by("id")][-2:] == [
        *("glass_broken", "glass_used")
    ]


def test_others_have_a_day_to_say_no():
    chief, custodian = makers.person(roles.EDITOR_IN_CHIEF), makers.person(roles.SOURCE_CUSTODIAN)

    def breaking(at):
        return accounts.break_glass(chief, why="ضاع الهاتف", at=at)

    assert breaking(makers.NOON) == ""
    assert breaking(makers.NOON + WAIT - MINUTE) == ""
    assert AccountRequest.objects.count() == 1
    accounts.refuse(AccountRequest.objects.get(), by=custodian, at=makers.NOON)
    assert breaking(makers.NOON + WAIT) == ""  # begins anew
    assert breaking(makers.NOON + 2 * WAIT - MINUTE) == ""
    assert breaking(makers.NOON + 2 * WAIT)


def test_every_second_person_is_told_until_he_has_seen_it():
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    others = [makers.person(roles.SOURCE_CUSTODIAN), makers.person(roles.MANAGING_EDITOR)]
    accounts.break_glass(chief, why="ضاع الهاتف", at=makers.NOON)
    for one in [chief, *others]:
        assert [row.what for row in accounts.unseen(one)] == ["glass_broken"]
    assert not accounts.unseen(makers.person(roles.DESK_EDITOR))


def test_the_holder_himself_may_say_no():
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    makers.person(roles.SOURCE_CUSTODIAN)
    accounts.break_glass(chief, why="ادعاء", at=makers.NOON)
    asked = AccountRequest.objects.get()
    assert accounts.why_not_granted(asked, makers.person(roles.SOURCE_CUSTODIAN))
    accounts.refuse(asked, by=chief, at=makers.NOON)
    assert AccountRequest.objects.get().is_granted is False


@pytest.mark.parametrize("role", roles.ROLES)
def test_only_those_who_keep_power_are_let_in_so(role):
    name = makers.person(role).username
    kept = {*roles.SECOND_PERSONS, roles.SYSTEM_ADMIN}
    if role in kept:
        assert "http" in run("break_glass", name, "--reason", "ضاع الهاتف")
        return
    with pytest.raises(CommandError):
        run("break_glass", name, "--reason", "ضاع الهاتف")


def test_the_command_says_what_it_waits_for():
    makers.person(roles.SOURCE_CUSTODIAN)
    chief = makers.person(roles.EDITOR_IN_CHIEF).username
    said = run("break_glass", chief, "--reason", "ضاع الهاتف")
    assert "http" not in said
    assert "again" in said
    with pytest.raises(CommandError):
        run("break_glass", "nobody", "--reason", "x")
    with pytest.raises(CommandError):
        run("break_glass", chief, "--reason", " ")
