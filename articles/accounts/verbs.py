"""What is done to accounts, each act with its row in the record and its notice to the holder. Power
needs two people: one asks, a chief or the custodian grants."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language

from articles import roles
from articles.accounts.letters import ask_to_confirm
from articles.accounts.notices import tell
from articles.accounts.power import holds_power, may_refuse, role_names, why_not_granted
from articles.accounts.sessions import end_sessions
from articles.accounts.tokens import end_tokens
from articles.models import AccountChange, AccountRequest
from articles.models.account import Account

What, Asked = AccountChange.What, AccountRequest.What
_NAMES = ("username", "first_name", "last_name")
_DONE = {
    Asked.ROLE: What.ROLE_GIVEN,
    Asked.PASSWORD: What.PASSWORD,
    Asked.FACTOR: What.FACTOR,
    Asked.EMAIL: What.EMAIL,
    Asked.SWITCH_ON: What.SWITCHED_ON,
}


@dataclass(frozen=True, kw_only=True)
class Act:
    """Who does something, when and why. `by` None: at the shell of the server."""

    by: Account | None
    at: datetime
    why: str = ""
    second: Account | None = None


def record(account: Account, what: AccountChange.What, act: Act, detail: str = "") -> None:
    """One row; the holder finds it on his home page, and a letter where he has an address."""
    row = AccountChange.objects.create(
        account=account,
        what=what,
        detail=detail[:254],
        why=act.why,
        by=act.by,
        second=act.second,
        at=act.at,
    )
    tell(row)


@transaction.atomic
def make(account: Account, *, by: Account | None, at: datetime) -> None:
    """Saves a new account. It has no password: its holder sets one by a link."""
    account.set_unusable_password()
    account.is_staff = True
    account.save()
    _write_to(account, account.email, at=at)
    record(account, What.MADE, Act(by=by, at=at), account.get_username())


def named(account: Account) -> str:
    """A person and the name of the account."""
    full = account.get_full_name()
    return f"{full} ({account.get_username()})" if full else account.get_username()


@transaction.atomic
def change(
    account: Account, told: Mapping[str, Any], *, by: Account | None, at: datetime, why: str
) -> list[AccountRequest]:
    """Changes what one person may change and asks for the rest; returns what was asked for.

    `told`: field of the account → what it shall be: names, email, is_active, groups. What takes
    power away is done at once; what gives it, or a way to it, takes two people."""
    account = Account.objects.select_for_update().get(pk=account.pk)
    weighs, act = holds_power(account), Act(by=by, at=at, why=why)
    asked = []
    if names := {name: told[name] for name in _NAMES if name in told}:
        _rename(account, names, act)
    if "email" in told and told["email"] != account.email:
        if weighs:
            asked.append(_ask(account, Asked.EMAIL, act, told["email"]))
        else:
            record(account, What.EMAIL, act, told["email"])
            _write_to(account, told["email"], at=at)
    if "is_active" in told and told["is_active"] != account.is_active:
        if weighs and told["is_active"]:
            asked.append(_ask(account, Asked.SWITCH_ON, act))
        else:
            _switch(account, told["is_active"])
            record(account, What.SWITCHED_ON if account.is_active else What.SWITCHED_OFF, act)
    if "groups" in told:
        asked += _roles(account, {group.name for group in told["groups"]}, act)
    return asked


def _rename(account: Account, names: Mapping[str, str], act: Act) -> None:
    was = named(account)
    for name, value in names.items():
        setattr(account, name, value)
    account.save(update_fields=list(names))
    if named(account) != was:
        record(account, What.NAMED, act, f"{was} ← {named(account)}")


def _roles(account: Account, wanted: set[str], act: Act) -> list[AccountRequest]:
    held, asked = role_names(account), []
    for name in sorted(held - wanted):
        account.groups.remove(Group.objects.get(name=name))
        record(account, What.ROLE_TAKEN, act, name)
        _show_out(account)
    for name in sorted(wanted - held):
        if name in roles.POWERS:
            asked.append(_ask(account, Asked.ROLE, act, name))
        else:
            _give(account, name)
            record(account, What.ROLE_GIVEN, act, name)
    return asked


@transaction.atomic
def renew(
    account: Account, what: AccountRequest.What, *, by: Account, at: datetime, why: str
) -> str:
    """A new password or the end of a second factor: asked for where the account holds power, and ""
    returned; else done, and the link returned where there is one."""
    act = Act(by=by, at=at, why=why)
    if holds_power(account):
        _ask(account, what, act)
        return ""
    record(account, _DONE[what], act)
    return _do(account, what, at=at)


def _ask(account: Account, what: AccountRequest.What, act: Act, value: str = "") -> AccountRequest:
    """Writes down what somebody asks for; what was asked for already and waits stays as it is."""
    said = {"why": act.why, "asked_by": act.by, "asked_at": act.at}
    asked, _is_new = AccountRequest.objects.get_or_create(
        account=account, what=what, value=value, decided_at=None, defaults=said
    )
    return asked


@transaction.atomic
def grant(request: AccountRequest, *, by: Account, at: datetime) -> str:
    """Does what was asked for. Returns the link by which the holder sets his password where the old
    one is no more, else "": it is handed to him and shown to nobody again.

    Raises PermissionDenied with a sentence when this person may not grant it."""
    request = _open(request)
    if reason := why_not_granted(request, by):
        raise PermissionDenied(reason)
    _decide(request, True, by=by, at=at)
    account, what = request.account, Asked(request.what)
    act = Act(by=request.asked_by, second=by, at=at, why=request.why)
    is_first = what == Asked.ROLE and not holds_power(account)
    record(account, _DONE[what], act, request.value)
    link = _do(account, what, request.value, at=at)
    if is_first:  # whoever knows the way into an account without power proved nothing by it
        end_factor(account)
        return new_password(account)
    return link


@transaction.atomic
def refuse(request: AccountRequest, *, by: Account, at: datetime) -> None:
    """A second person says no, the holder does not want it, or whoever asked takes it back.

    Raises PermissionDenied when it is none of these."""
    request = _open(request)
    if not may_refuse(request, by):
        raise PermissionDenied
    _decide(request, False, by=by, at=at)
    said = request.value or request.what
    record(request.account, What.REFUSED, Act(by=by, at=at, why=request.why), said)


def new_password(account: Account) -> str:
    """Ends the password, with it every session, and every token; returns the path of the page where
    its holder sets a new one."""
    account.set_unusable_password()
    account.save(update_fields=["password"])
    _show_out(account)
    key = default_token_generator.make_token(account)
    return reverse("account_reset_password_from_key", args=[user_pk_to_url_str(account), key])


@transaction.atomic
def show_out(account: Account, *, by: Account, at: datetime, why: str) -> None:
    """Wherever the account is in, also by an app, it comes in anew. One person does it: it gives
    nobody anything."""
    record(account, What.SHOWN_OUT, Act(by=by, at=at, why=why))
    _show_out(account)


def changed_by_himself(account: Account, what: AccountChange.What, *, at: datetime) -> None:
    """The holder, or somebody who is in as him, changed his password or a factor: written down, and
    told by letter."""
    record(account, what, Act(by=account, at=at))


@transaction.atomic
def end_ways_in(account: Account, *, at: datetime, why: str) -> None:
    """Its password and its second factor count no more: they are those of a backup, and others came
    since. A letter, whoever keeps accounts or the shell lets the holder in."""
    record(account, What.PASSWORD, Act(by=None, at=at, why=why))
    new_password(account)
    end_factor(account)


def end_factor(account: Account) -> None:
    Authenticator.objects.filter(user=account).delete()


def _do(account: Account, what: AccountRequest.What, value: str = "", *, at: datetime) -> str:
    if what == Asked.ROLE:
        _give(account, value)
    elif what == Asked.EMAIL:
        _write_to(account, value, at=at)
    elif what == Asked.SWITCH_ON:
        _switch(account, True)
    elif what == Asked.FACTOR:
        end_factor(account)
    elif what == Asked.PASSWORD:
        return new_password(account)
    return ""


def _give(account: Account, role: str) -> None:
    account.groups.add(Group.objects.get(name=role))
    account.is_staff = True
    account.save(update_fields=["is_staff"])


def _switch(account: Account, is_on: bool) -> None:
    account.is_active = is_on
    account.save(update_fields=["is_active"])
    if not is_on:
        _show_out(account)


def _write_to(account: Account, address: str, *, at: datetime) -> None:
    """From now on letters go to this address; those with a link once its holder has said that it is
    his."""
    EmailAddress.objects.filter(user=account).delete()  # where allauth notes that it is confirmed
    account.email = address
    account.save(update_fields=["email"])
    if address:
        EmailAddress.objects.create(user=account, email=address.lower(), primary=True)
        ask_to_confirm(account, language=get_language() or settings.LANGUAGE_CODE, at=at)


def _show_out(account: Account) -> None:
    """Wherever the account is in, it comes in anew."""
    end_tokens(account)
    end_sessions(account)


def _open(request: AccountRequest) -> AccountRequest:
    """Locked. Raises PermissionDenied where it was decided meanwhile."""
    found = AccountRequest.objects.select_for_update().filter(pk=request.pk, decided_at=None)
    if (locked := found.first()) is None:
        raise PermissionDenied
    return locked


def _decide(request: AccountRequest, is_granted: bool, *, by: Account, at: datetime) -> None:
    request.is_granted, request.decided_by, request.decided_at = is_granted, by, at
    request.save(update_fields=["is_granted", "decided_by", "decided_at"])
