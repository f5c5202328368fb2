"""How a move is made: lock, check, write, log, tell the outside after commit."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from articles import press, search, wire
from articles.freshness import stale
from articles.models import Article, Change, Revision, Status, Transition
from articles.models.status import status_may_change
from articles.workflow import composing, signoffs
from articles.workflow.checks import reasons_against
from articles.workflow.refusals import Reason, Refused, Stale
from articles.workflow.table import MOVES

log = logging.getLogger(__name__)

AllComposed = Mapping[str, composing.Composed]
# These take the digests afresh before they decide, whatever the article carries.
_DECIDES_ON_WHAT_IS_PRINTED = {
    *("sign_off", "schedule", "publish", "correct", "propose_slip", "confirm_slip"),
}


def lock(article: Article, *, at: datetime) -> Article:
    """The row, locked until the transaction ends.

    A scheduled story whose time has come is published first, as it was printed ahead: readers see
    that already, so nothing else may happen before."""
    locked = Article.objects.select_for_update().get(pk=article.pk)
    ordered = locked.publish_at if locked.status == Status.SCHEDULED else None
    if ordered is None or ordered > at or locked.legal_hold:
        return locked
    if not _bars(reasons_against(locked, "publish", by=None, at=at)):
        locked.first_published_at = ordered
        printed = locked.publications.values_list("language", flat=True)
        tell(locked, Change.Kind.CREATED, at=at, languages=list(printed))
        _log_and_set(locked, "publish", Status.PUBLISHED, by=None, at=at, reason="")
    return locked


def put_before_readers(locked: Article, composed: AllComposed, *, at: datetime) -> None:
    """Prints a story that readers see from now on; a scheduled one that is due, from its time."""
    ordered = locked.publish_at if locked.status == Status.SCHEDULED else None
    moment = ordered if ordered is not None and ordered <= at else at
    locked.first_published_at = moment
    languages = print_story(locked, at=moment, visible_from=moment, composed=composed)
    tell(locked, Change.Kind.CREATED, at=at, languages=languages)


def _composed_afresh(locked: Article) -> AllComposed:
    composed = composing.compose(locked)
    locked.digests = composing.digests_of(composed)
    return composed


def _bars(reasons: Sequence[Reason]) -> list[Reason]:
    """What refuses; advice does not."""
    return [reason for reason in reasons if not reason.is_advice]


def move_by_itself(article: Article, move: str, *, by: Any, at: datetime, reason: str = "") -> None:
    """A move nobody presses (reopen), on a row that is locked already. `by`: whose edit made it
    necessary."""
    _log_and_set(
        article, move, Status(MOVES[move].target or article.status), by=by, at=at, reason=reason
    )


def print_story(
    article: Article,
    *,
    at: datetime,
    visible_from: datetime,
    composed: AllComposed | None = None,
    is_told: bool = True,
) -> list[str]:
    """Prints every language that is ready, as it is composed now. `is_told`: whether readers are
    told that something changed."""
    composed = composed or composing.compose(article)
    standing = press.print_story(
        article,
        _latest(article),
        [
            composing.proof_of(article, language, composed[language])
            for language in signoffs.printable_languages(article)
        ],
        at=at,
        visible_from=visible_from,
        is_told=is_told,
    )
    search.index(list(article.publications.all()))
    return standing


def make(
    move: str,
    article: Article,
    *,
    by: Any,
    at: datetime,
    version: int | None = None,
    write: Callable[[Article, AllComposed], None] | None = None,
    target: Callable[[Article], Status] | None = None,
    reason: str = "",
    **order: Any,
) -> Article:
    with transaction.atomic():
        is_the_clock = by is None
        locked = (
            Article.objects.select_for_update().get(pk=article.pk)
            if is_the_clock
            else lock(article, at=at)
        )
        if version is not None and version != locked.version:
            raise Stale(given=version, current=locked.version)
        composed: AllComposed = {}
        if move in _DECIDES_ON_WHAT_IS_PRINTED:
            composed = _composed_afresh(locked)
        reasons = reasons_against(locked, move, by=by, at=at, reason=reason, **order)
        if bars := _bars(reasons):
            raise Refused(bars)
        if write:
            write(locked, composed)
        fixed = MOVES[move].target
        to = target(locked) if target else fixed or locked.status
        _log_and_set(locked, move, Status(to), by=by, at=at, reason=reason)
    return locked


def _log_and_set(
    article: Article, move: str, to: Status, *, by: Any, at: datetime, reason: str
) -> None:
    Transition.objects.create(
        article=article,
        move=move,
        from_status=article.status,
        to_status=to,
        by=by,
        at=at,
        reason=reason,
    )
    article.version += 1
    article.changed_at = at
    with status_may_change():
        article.status = to
        article.save()
    transaction.on_commit(
        lambda: log.info("article %s: %s; stale: %s", article.pk, move, " ".join(stale(article)))
    )


def _latest(article: Article) -> Revision:
    """Every article is created with its first revision."""
    return article.revisions.latest("number")


def tell(
    article: Article,
    kind: str,
    *,
    at: datetime,
    languages: list[str],
    notice: Mapping[str, str] | None = None,
) -> None:
    wire.record(article, kind, languages=languages, at=at, notice=notice or {})
