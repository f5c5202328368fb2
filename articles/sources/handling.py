"""Who may do what with a source, and the record of every look at one."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from articles import roles
from articles.models.account import Account, Someone, groups_of
from articles.models.source import RefusedLook, Source, SourceAccess


def may_begin(account: Someone) -> bool:
    return bool(groups_of(account) & roles.HANDLERS)


def may_change(source: Source, account: Account) -> bool:
    """What was agreed with it: its handler, and a chief who may have to decide on it, who says
    why."""
    return is_handler(source, account) or (
        bool(groups_of(account) & roles.CHIEFS) and sees(source, account)
    )


def is_handler(source: Source, account: Account) -> bool:
    return source.handler_id == account.pk and may_begin(account)


def may_hand_over(source: Source, account: Account) -> bool:
    """Its handler; where there is none, or he has left, whoever keeps the register."""
    if is_handler(source, account):
        return True
    keeps = {roles.SOURCE_CUSTODIAN, roles.EDITOR_IN_CHIEF}
    is_left = source.handler is None or not source.handler.is_active
    return is_left and bool(groups_of(account) & keeps)


def may_attest(source: Source, account: Account) -> bool:
    """An editor to whom the source's page is open."""
    return bool(groups_of(account) & roles.DESK) and sees(source, account)


def sees(source: Source, account: Account) -> bool:
    return Source.objects.seen_by(account).filter(pk=source.pk).exists()


def record_look(
    account: Account,
    what: str,
    *,
    at: datetime,
    source: Source | None = None,
    shown: Iterable[int] = (),
    why: str = "",
    changes: Mapping[str, Any] | None = None,
) -> None:
    """One row for one request. `shown`: numbers of the sources of a list; `changes`: of an act,
    field → what was there and what is."""
    SourceAccess.objects.create(
        source=source,
        who=account,
        what=what,
        why=why,
        shown=list(shown),
        changes=dict(changes or {}),
        at=at,
        was_allowed=True,
    )


def record_refusal(account: Account, *, at: datetime) -> None:
    """Refusals are counted by the minute: whoever guesses numbers fills no table."""
    minute = at.replace(second=0, microsecond=0)
    with transaction.atomic():
        row, _made = RefusedLook.objects.get_or_create(who=account, minute=minute)
        RefusedLook.objects.filter(pk=row.pk).update(times=F("times") + 1)
