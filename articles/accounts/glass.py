"""The two ways in that need the shell of the server: the first accounts of a paper, and the broken
glass. Whoever holds the shell holds the database; these ways leave a trace."""

from datetime import datetime, timedelta

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from articles import roles
from articles.accounts.power import other_second_persons, role_names
from articles.accounts.verbs import Act, end_factor, make, new_password, record
from articles.models import AccountChange, AccountRequest
from articles.models.account import Account

WAIT = timedelta(hours=24)  # where another chief or custodian could say no
What, Asked = AccountChange.What, AccountRequest.What


def is_begun() -> bool:
    """Whether somebody but the demo newsroom holds power here."""
    held = Account.objects.filter(groups__name__in=roles.POWERS, demo=None)
    return held.exists()


@transaction.atomic
def begin(chief: Account, keeper: Account, *, at: datetime) -> list[str]:
    """Makes the first editor-in-chief, and whoever keeps the accounts and asks him for power.
    Returns the paths where each sets his password. Raises PermissionDenied once that is done."""
    if is_begun():
        raise PermissionDenied
    links = []
    for account, role in ((chief, roles.EDITOR_IN_CHIEF), (keeper, roles.SYSTEM_ADMIN)):
        make(account, by=None, at=at)
        account.groups.add(Group.objects.get(name=role))
        record(account, What.ROLE_GIVEN, Act(by=None, at=at), role)
        links.append(new_password(account))
    return links


@transaction.atomic
def break_glass(account: Account, *, why: str, at: datetime) -> str:
    """The first time: asks for a way in. Once the wait is over, or at once where nobody else could
    say no: ends password and second factor and returns the path where a new password is set, ""
    while it has to wait.

    Raises PermissionDenied with a sentence for an account that keeps no power worth it."""
    kept = roles.SECOND_PERSONS | {roles.SYSTEM_ADMIN}
    if not account.is_active or not role_names(account) & kept:
        raise PermissionDenied(
            _("Only a chief, the custodian of sources or the keeper of accounts is let in so.")
        )
    request = _asked(account)
    if request is None:
        request = AccountRequest.objects.create(
            account=account, what=Asked.BREAK_GLASS, why=why, asked_at=at
        )
        record(account, What.GLASS_BROKEN, Act(by=None, at=at, why=why))
    if at < _opens_at(request):
        return ""
    request.is_granted, request.decided_at = True, at
    request.save(update_fields=["is_granted", "decided_at"])
    record(account, What.GLASS_USED, Act(by=None, at=at, why=request.why))
    end_factor(account)
    return new_password(account)


def opens_at(account: Account) -> datetime | None:
    """When the way in that was asked for opens; None where none was."""
    request = _asked(account)
    return _opens_at(request) if request else None


def _asked(account: Account) -> AccountRequest | None:
    asked = AccountRequest.objects.filter(account=account, what=Asked.BREAK_GLASS, decided_at=None)
    return asked.first()


def _opens_at(request: AccountRequest) -> datetime:
    """At once where there is nobody else to say no."""
    if other_second_persons(request.account).exists():
        return request.asked_at + WAIT
    return request.asked_at
