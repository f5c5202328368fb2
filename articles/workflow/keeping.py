"""Keeping what is typed until it is saved: for its writer alone, outside revisions, search and
every list. Only printed texts and settings of the story are kept, never a word about sources."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet

from articles import roles
from articles.models import Article, Kept
from articles.models.story_fields import STORY_FIELDS
from articles.workflow.people import Account, roles_of

LONGEST = 1_000_000  # bytes of one form
FOR = timedelta(days=30)


@cache
def names() -> frozenset[str]:
    """The fields of the form that are kept."""
    kept = [one for one in STORY_FIELDS if one.is_kept]
    in_languages = {
        f"{one.name}_{code}"
        for one in kept
        if one.is_translated
        for code in settings.LANGUAGE_CODES
    }
    return frozenset(in_languages | {one.name for one in kept if not one.is_translated})


def keep(
    *,
    by: Account,
    article: Article | None,
    draft: UUID | None,
    device: UUID,
    seq: int,
    version: int,
    fields: Mapping[str, Any],
    at: datetime,
) -> int:
    """Keeps what differs in a form, unless something later is kept already; returns the number that
    is kept. 2 queries."""
    told = {name: value for name, value in fields.items() if name in names()}
    row, made = Kept.objects.get_or_create(
        account=by,
        article=article,
        draft=None if article else draft,
        device=device,
        defaults={"seq": seq, "version": version, "fields": told, "at": at},
    )
    if made:
        return seq
    written = Kept.objects.filter(pk=row.pk, seq__lt=seq)
    written.update(seq=seq, version=version, fields=told, at=at)
    return max(seq, row.seq)


def offered(by: Account, article: Article | None) -> list[Kept]:
    """What this person typed into the story, or into new ones, and did not save; the latest first.
    1 query."""
    return list(_mine(by, article).exclude(fields={}).order_by("-at")[:5])


def numbers(by: Account, article: Article | None) -> dict[str, int]:
    """Device → the last number that was saved or dropped from it. 1 query."""
    done = _mine(by, article).filter(fields={})
    return {str(device): seq for device, seq in done.values_list("device", "seq")}


def settled(
    *,
    by: Account,
    article: Article | None,
    draft: UUID | None,
    device: UUID,
    seq: int,
    at: datetime,
) -> None:
    """What one device kept is in the story now, or was dropped: the words go, the number stays, so
    that the browser throws its own copy away as well."""
    Kept.objects.update_or_create(
        account=by,
        article=article,
        draft=None if article else draft,
        device=device,
        defaults={"fields": {}, "seq": seq, "at": at},
    )


def throw_away(*, at: datetime) -> int:
    """Rows that are too old, and those of accounts that write no more; returns how many."""
    writes = Q(account__is_active=True, account__groups__name__in=roles.EDITORIAL)
    written = Kept.objects.filter(writes).values("pk")
    gone = Kept.objects.filter(Q(at__lt=at - FOR) | ~Q(pk__in=written))
    return gone.delete()[0]


def may_keep(account: Account) -> bool:
    return bool(roles_of(account) & roles.EDITORIAL)


def _mine(by: Account, article: Article | None) -> QuerySet[Kept]:
    return Kept.objects.filter(account=by, article=article)
