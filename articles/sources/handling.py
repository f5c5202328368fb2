"""Who may do what with a source, and the record of every look at one."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q, QuerySet

from articles import roles
from articles.models import Attribution, Status
from articles.models.account import Account, Someone, groups_of
from articles.models.source import (
    Agreement,
    AgreementVersion,
    RefusedLook,
    Source,
    SourceAccess,
)

_KEEP_THE_REGISTER = frozenset({roles.SOURCE_CUSTODIAN, roles.EDITOR_IN_CHIEF})


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
    is_left = source.handler is None or not source.handler.is_active
    return is_left and bool(groups_of(account) & _KEEP_THE_REGISTER)


def without_handler(account: Account) -> QuerySet[Source]:
    """Sources that nobody handles any more, for whoever keeps the register and hands them over."""
    if not groups_of(account) & _KEEP_THE_REGISTER:
        return Source.objects.none()
    return Source.objects.filter(Q(handler=None) | Q(handler__is_active=False))


def may_attest(source: Source, account: Account) -> bool:
    """An editor to whom the source's page is open."""
    return bool(groups_of(account) & roles.DESK) and sees(source, account)


def sees(source: Source, account: Account) -> bool:
    return Source.objects.seen_by(account).filter(pk=source.pk).exists()


def record_look(
    account: Account | None,
    what: str,
    *,
    at: datetime,
    source: Source | None = None,
    shown: Iterable[int] = (),
    why: str = "",
    changes: Mapping[str, Any] | None = None,
) -> None:
    """One row for one request; `account` None: by the clock. `shown`: numbers of the sources of a
    list; `changes`: of an act, field → what was there and what is."""
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


def keep_versions(
    were: Mapping[Agreement, Mapping[str, Any]], *, by: Account, at: datetime, why: str
) -> None:
    """Keeps what stood in agreements that were changed: agreement → field → what it was."""
    AgreementVersion.objects.bulk_create(
        AgreementVersion(agreement=one, was=dict(was), by=by, at=at, why=why)
        for one, was in were.items()
    )


def versions_of(source: Source) -> QuerySet[AgreementVersion]:
    """What was agreed with a source before, the latest first."""
    found = AgreementVersion.objects.filter(agreement__source=source)
    return found.select_related("agreement", "by")


def find_wrong(
    source: int, is_wrong: bool, *, by: Account, at: datetime, why: str
) -> list[Attribution]:
    """Writes down that what a source told, given by its key, is held to be wrong, or is no more.
    Returns the passages that rest on it, but for those of spiked stories.

    Raises PermissionDenied for whoever may not change what was agreed with it."""
    found = Source.objects.select_for_update().select_related(None).get(pk=source)
    if not may_change(found, by):
        raise PermissionDenied
    found.wrong_since = at if is_wrong else None
    found.save(update_fields=["wrong_since"])
    what = SourceAccess.What.WRONG if is_wrong else SourceAccess.What.NOT_WRONG
    record_look(by, what, at=at, source=found, why=why)
    return list(resting_on(found))


def resting_on(source: Source) -> QuerySet[Attribution]:
    """The passages that rest on a source, but for those of spiked stories."""
    found = Attribution.objects.filter(agreement__source=source)
    return found.exclude(article__status=Status.SPIKED)


def record_refusal(account: Account, *, at: datetime) -> None:
    """Refusals are counted by the minute: whoever guesses numbers fills no table."""
    minute = at.replace(second=0, microsecond=0)
    with transaction.atomic():
        row, _made = RefusedLook.objects.get_or_create(who=account, minute=minute)
        RefusedLook.objects.filter(pk=row.pk).update(times=F("times") + 1)
