"""Who is in a story's room, where, and who writes in which language of it. Advice, not a bar: a
lock ends by itself and can be taken over for a reason, and what two people wrote is merged when the
second saves. Two people never type into one text at once (docs/decisions/021)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Count, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from articles.models import Article, EditorialNote, Presence
from articles.workflow import people
from articles.workflow.people import Account
from articles.workflow.refusals import Reason, Refused

GONE_AFTER = timedelta(seconds=45)  # without a word from the page
HELD_FOR = timedelta(minutes=6)  # since the last key
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Room:
    """What a page of a story is told. `version` and `mark` change when the text, or anything that
    the checks are drawn from, has changed. `others`: without the tab that asks. `held`: language →
    who writes there. `told`: why a colleague took over what this tab held; said once."""

    version: int
    mark: str
    others: Sequence[Presence]
    held: Mapping[str, Presence]
    told: str


def enter(
    *,
    article: Article,
    by: Account,
    device: UUID,
    place: str,
    typing: str,
    at: datetime,
) -> Room:
    """Says that `by` is in the room, with the caret in the field `place`; `typing` is the language
    in which he wrote since he said so last, "" for none: he holds it if nobody else does. 6
    queries."""
    mine, _made = Presence.objects.update_or_create(
        article=article,
        account=by,
        device=device,
        defaults={"place": place[:60], "seen_at": at},
        create_defaults={"place": place[:60], "seen_at": at, "came_at": at},
    )
    if typing in settings.LANGUAGE_CODES:
        _hold(mine, typing, at)
    return _room(mine, at)


def take_over(
    *, article: Article, by: Account, device: UUID, language: str, reason: str, at: datetime
) -> Room:
    """The language is his, whoever held it; that person reads the reason.

    Raises Refused without a reason or for a language that the paper does not speak."""
    reason = reason.strip()[:LONGEST_REASON]
    if not reason or language not in settings.LANGUAGE_CODES:
        said = _("Say why: your colleague reads it.")
        raise Refused([Reason("no_reason", said, field="reason")])
    enter(article=article, by=by, device=device, place="", typing="", at=at)
    with transaction.atomic():
        held = Presence.objects.select_for_update().filter(article=article, holds=language)
        held.exclude(account=by, device=device).update(
            holds="", told=f"{people.name_of(by)}: {reason}"
        )
        mine = Presence.objects.get(article=article, account=by, device=device)
        _hold(mine, language, at)
    return _room(mine, at)


def leave(*, article: Article, by: Account, device: UUID) -> None:
    Presence.objects.filter(article=article, account=by, device=device).delete()


def throw_away(*, at: datetime) -> int:
    """Rows of those who have gone; returns how many."""
    return Presence.objects.filter(seen_at__lt=at - timedelta(hours=1)).delete()[0]


def _hold(mine: Presence, language: str, at: datetime) -> None:
    Presence.objects.filter(article=mine.article_id, holds=language).exclude(pk=mine.pk).filter(
        typed_at__lt=at - HELD_FOR
    ).update(holds="")
    try:
        with transaction.atomic():
            Presence.objects.filter(pk=mine.pk).update(holds=language, typed_at=at)
    except IntegrityError:
        return  # a colleague was first
    mine.holds, mine.typed_at = language, at


def _room(mine: Presence, at: datetime) -> Room:
    rows = list(
        Presence.objects.filter(article=mine.article_id)
        .select_related("account")
        .order_by("came_at", "pk")
    )
    told = next((one.told for one in rows if one.pk == mine.pk), "")
    if told:
        Presence.objects.filter(pk=mine.pk).update(told="")
    here = [one for one in rows if one.pk != mine.pk and one.seen_at >= at - GONE_AFTER]
    held = {
        one.holds: one
        for one in rows
        if one.pk != mine.pk and one.holds and one.typed_at and one.typed_at >= at - HELD_FOR
    }
    version, mark = _mark(mine.article_id)
    return Room(version, mark, here, held, told)


def _mark(pk: int) -> tuple[int, str]:
    """1 query."""
    notes = EditorialNote.objects.filter(article=OuterRef("pk")).order_by().values("article")
    counted = notes.annotate(n=Count("pk") * 2 - Count("resolved_at")).values("n")
    found = Article.objects.filter(pk=pk).annotate(noted=Coalesce(Subquery(counted), 0))
    moved = (Coalesce(Max(name), 0) for name in ("approvals", "transitions"))
    last = found.values_list("version", "noted", *moved).get()
    return last[0], ".".join(map(str, last))
