"""The second factor: who needs one, and how far somebody who came in with a password has got."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import Group
from django.core import checks
from django.db import DatabaseError
from django.db.models import Exists, OuterRef, QuerySet

from articles import roles
from articles.models import AccountChange, DemoAccount
from articles.models.account import Account

Type = Authenticator.Type
FACTORS = (Type.TOTP, Type.WEBAUTHN)
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Way(StrEnum):
    """What an account meets that gave its password."""

    OPEN = "open"
    FACTOR = "factor"  # it sets up its second factor first
    CODES = "codes"  # it says that it has kept its recovery codes
    CLOSED = "closed"  # a demo account where the paper is not this machine alone


def is_at_home() -> bool:
    """Whether the paper's address leads to the machine it runs on."""
    return urlsplit(settings.SITE_URL).hostname in _LOOPBACK


def factors_of(account: Any) -> QuerySet[Authenticator]:
    """`account`: one, or a reference to the accounts of an outer query."""
    held: QuerySet[Authenticator] = Authenticator.objects.filter(user=account, type__in=FACTORS)
    return held


def way_in(account: Account) -> Way:
    """Asked at every request of an editor. 1 query."""
    codes = Authenticator.objects.filter(user=OuterRef("pk"), type=Type.RECOVERY_CODES)
    # New codes have to be kept anew.
    kept = AccountChange.objects.filter(
        account=OuterRef("user"), what=AccountChange.What.ENROLLED, at__gte=OuterRef("created_at")
    )
    is_demo, holds_power, has_factor, has_codes = (
        Account.objects.filter(pk=account.pk)
        .values_list(
            Exists(DemoAccount.objects.filter(account=OuterRef("pk"))),
            Exists(Group.objects.filter(user=OuterRef("pk"), name__in=roles.POWERS)),
            Exists(factors_of(OuterRef("pk"))),
            Exists(codes.filter(Exists(kept))),
        )
        .get()
    )
    if is_demo:
        return Way.OPEN if is_at_home() else Way.CLOSED
    if not (holds_power or account.is_superuser):
        return Way.OPEN
    if not has_factor:
        return Way.FACTOR
    return Way.OPEN if has_codes else Way.CODES


def check_demo_accounts(**_asked: Any) -> list[checks.CheckMessage]:
    """Django's system check before a deployment: demo accounts where others reach the paper."""
    try:
        found = list(DemoAccount.objects.values_list("account__username", flat=True))
    except DatabaseError:  # no database yet
        return []
    if not found or is_at_home():
        return []
    return [
        checks.Warning(
            f"Demo accounts, which come in no more at {settings.SITE_URL}: {', '.join(found)}.",
            hint="A paper starts with an empty database and manage.py first_account.",
            id="articles.W004",
        )
    ]


def keep_codes(account: Account, *, at: datetime) -> None:
    """The holder says that he has kept the recovery codes he was shown."""
    AccountChange.objects.create(
        account=account, what=AccountChange.What.ENROLLED, by=account, at=at
    )
