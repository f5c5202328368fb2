"""One asks for power, a chief or the custodian grants it; what takes power away needs one."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from articles import accounts, roles
from articles.models import AccountChange, AccountRequest, Token
from tests import makers

pytestmark = pytest.mark.django_db

Asked, What = AccountRequest.What, AccountChange.What
WHY = "تلتحق بالقسم يوم الأحد"


def keeper() -> User:
    return makers.person(roles.SYSTEM_ADMIN)


def new(name="huda", **words) -> User:
    user = User(username=name, **words)
    accounts.make(user, by=keeper(), at=makers.NOON)
    return user


def change(user, by=None, **told):
    if "groups" in told:
        told["groups"] = Group.objects.filter(name__in=told["groups"])
    return accounts.change(user, told, by=by or keeper(), at=makers.NOON, why=WHY)


def renew(user, what):
    return accounts.renew(user, what, by=keeper(), at=makers.NOON, why=WHY)


def held(user) -> set[str]:
    return set(accounts.role_names(user))


def record(user) -> list[tuple[str, str]]:
    return [(one.what, one.detail) for one in user.changes.order_by("id")]


def test_a_new_account_has_no_password_and_its_beginning_is_recorded():
    user = new()
    assert not user.has_usable_password()
    assert record(user) == [("made", "huda")]


@pytest.mark.parametrize("role", roles.ROLES)
def test_a_role_with_power_is_asked_for_and_any_other_is_given(role):
    user = new()
    asked = change(user, groups=[role])
    if role == roles.PICTURE_EDITOR:
        assert (asked, held(user)) == ([], {role})
        assert record(user)[-1] == ("role_given", role)
        return
    assert [(one.what, one.value, one.why) for one in asked] == [("role", role, WHY)]
    assert held(user) == set()
    assert accounts.grant(asked[0], by=makers.person(roles.EDITOR_IN_CHIEF), at=makers.NOON)
    assert held(user) == {role}
    last = user.changes.first()
    assert (last.what, last.detail, last.by, last.why) == ("role_given", role, keeper(), WHY)
    assert last.second == makers.person(roles.EDITOR_IN_CHIEF)


@pytest.mark.parametrize("role", [*roles.ROLES, "superuser", "nobody"])
def test_only_a_chief_or_the_custodian_grants(role):
    (asked,) = change(new(), groups=[roles.REPORTER])
    by = {"superuser": makers.superuser, "nobody": lambda: new("nobody")}
    somebody = by[role]() if role in by else makers.person(role, "second")
    may = role in {roles.MANAGING_EDITOR, roles.EDITOR_IN_CHIEF, roles.SOURCE_CUSTODIAN}
    assert (accounts.why_not_granted(asked, somebody) == "") == may
    if may:
        accounts.grant(asked, by=somebody, at=makers.NOON)
        return
    with pytest.raises(PermissionDenied):
        accounts.grant(asked, by=somebody, at=makers.NOON)
    assert held(asked.account) == set()


def test_nobody_grants_what_he_asked_for_or_what_is_for_himself():
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    chief.groups.add(Group.objects.get(name=roles.SYSTEM_ADMIN))
    (asked,) = change(new(), by=chief, groups=[roles.REPORTER])
    with pytest.raises(PermissionDenied):
        accounts.grant(asked, by=chief, at=makers.NOON)
    (own,) = change(chief, groups=[*held(chief), roles.SOURCE_CUSTODIAN])
    with pytest.raises(PermissionDenied):
        accounts.grant(own, by=chief, at=makers.NOON)
    for request in (asked, own):  # nor does the database let it be written
        with pytest.raises(IntegrityError), transaction.atomic():
            AccountRequest.objects.filter(pk=request.pk).update(
                is_granted=True, decided_by=chief, decided_at=makers.NOON
            )


def test_what_was_decided_is_not_decided_again():
    (asked,) = change(new(), groups=[roles.REPORTER])
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    accounts.refuse(asked, by=chief, at=makers.NOON)
    with pytest.raises(PermissionDenied):
        accounts.grant(asked, by=chief, at=makers.NOON)
    assert record(asked.account)[-1] == ("refused", "reporter")


def test_it_is_asked_for_once():
    user = new()
    assert change(user, groups=[roles.REPORTER]) == change(user, groups=[roles.REPORTER])
    assert AccountRequest.objects.count() == 1


def test_whoever_asked_and_whoever_it_concerns_may_say_no():
    user = new()
    (asked,) = change(user, groups=[roles.REPORTER])
    with pytest.raises(PermissionDenied):
        accounts.refuse(asked, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)
    accounts.refuse(asked, by=user, at=makers.NOON)
    (asked,) = change(user, groups=[roles.REPORTER])
    accounts.refuse(asked, by=keeper(), at=makers.NOON)
    assert AccountRequest.objects.filter(is_granted=False).count() == 2


def test_power_is_taken_away_by_one_at_once():
    user = makers.person(roles.DESK_EDITOR)
    makers.token(user)
    assert change(user, groups=[], is_active=False) == []
    assert held(user) == set()
    user.refresh_from_db()
    assert not user.is_active
    assert not Token.objects.exists()
    assert [what for what, _detail in record(user)[-2:]] == ["switched_off", "role_taken"]


@pytest.mark.parametrize("was_taken", [False, True])
def test_the_way_into_power_is_no_one_persons(was_taken):
    """Also where a role was taken away first, to make the account look harmless."""
    user = makers.person(roles.DESK_EDITOR)
    user.email = "desk@example.org"
    user.save()
    if was_taken:
        change(user, groups=[])
    password = user.password
    assert renew(user, Asked.PASSWORD) == renew(user, Asked.FACTOR) == ""
    assert len(change(user, email="mine@example.org")) == 1
    change(user, is_active=False)
    assert len(change(user, is_active=True)) == 1
    user.refresh_from_db()
    assert (user.password, user.email, user.is_active) == (password, "desk@example.org", False)
    assert Authenticator.objects.filter(user=user, type="totp").exists()
    asked = AccountRequest.objects.filter(account=user, decided_at=None)
    assert {one.what for one in asked} == {"password", "factor", "email", "switch_on"}


def test_each_way_in_is_opened_by_two():
    user = makers.person(roles.DESK_EDITOR)
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    change(user, is_active=False)
    change(user, is_active=True, email="new@example.org")
    renew(user, Asked.FACTOR)
    renew(user, Asked.PASSWORD)
    order = ["switch_on", "email", "factor", "password"]
    asked = {one.what: one for one in AccountRequest.objects.all()}
    links = [accounts.grant(asked[what], by=chief, at=makers.NOON) for what in order]
    user.refresh_from_db()
    assert (user.is_active, user.email) == (True, "new@example.org")
    assert not user.has_usable_password()
    assert not Authenticator.objects.filter(user=user).exists()
    assert [bool(link) for link in links] == [False, False, False, True]


def test_an_account_that_is_switched_off_is_given_nothing_but_its_switch():
    user = makers.person(roles.DESK_EDITOR)
    renew(user, Asked.PASSWORD)
    change(user, is_active=False)
    asked = AccountRequest.objects.get()
    with pytest.raises(PermissionDenied):
        accounts.grant(asked, by=makers.person(roles.EDITOR_IN_CHIEF), at=makers.NOON)


def test_without_power_one_person_is_enough():
    user = new(email="old@example.org")
    assert change(user, email="new@example.org", is_active=False) == []
    assert change(user, is_active=True) == []
    link = renew(user, Asked.PASSWORD)
    assert link.startswith("/accounts/password/reset/key/")
    assert renew(user, Asked.FACTOR) == ""
    assert [what for what, _detail in record(user)] == [
        *("made", "email", "switched_off", "switched_on", "password", "factor")
    ]


def test_the_first_power_of_an_account_begins_with_a_new_password_and_no_factor():
    """Whoever knew the way into an account without power must not keep it."""
    user = makers.enrol(new())
    user.set_password("known to whoever keeps accounts")
    user.save()
    (asked,) = change(user, groups=[roles.COPY_EDITOR])
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    assert accounts.grant(asked, by=chief, at=makers.NOON)
    user.refresh_from_db()
    assert not user.has_usable_password()
    assert not Authenticator.objects.filter(user=user).exists()
    user.set_password("his own")
    user.save()
    (asked,) = change(user, groups=[roles.COPY_EDITOR, roles.REPORTER])
    assert accounts.grant(asked, by=chief, at=makers.NOON) == ""
    user.refresh_from_db()
    assert user.has_usable_password()


def test_a_new_name_is_recorded_with_the_old_one():
    user = new(first_name="هدى", last_name="السالم")
    change(user, last_name="الناصر")
    assert record(user)[-1] == ("named", "هدى السالم (huda) ← هدى الناصر (huda)")
    change(user, last_name="الناصر")
    assert len(record(user)) == 2
