"""How a move is made: the row is locked, what it would print is composed, the move is logged, the
outside is told after commit."""

import logging
from datetime import datetime

from django.db import transaction

from articles import press, search, wire
from articles.freshness import stale
from articles.models import Article, Change, Revision, Status, Transition
from articles.models.status import status_may_change
from articles.workflow import composing, signoffs
from articles.workflow.facts import Facts
from articles.workflow.people import Account
from articles.workflow.printable import against_publishing

log = logging.getLogger(__name__)


def lock(article: Article, *, at: datetime, first_publish_due: bool = True) -> Article:
    """The row, locked until the transaction ends.

    A scheduled story whose time has come is published first, as it was printed ahead: readers see
    that already, so nothing else may happen before."""
    locked = Article.objects.select_for_update().get(pk=article.pk)
    ordered = locked.publish_at if locked.status == Status.SCHEDULED else None
    if not first_publish_due or ordered is None or ordered > at or locked.legal_hold:
        return locked
    reasons = against_publishing(Facts(locked), is_the_clock=True, at=at)
    if all(reason.is_advice for reason in reasons):
        locked.first_published_at = ordered
        printed = locked.publications.values_list("language", flat=True)
        wire.record(locked, Change.Kind.CREATED, at=at, languages=list(printed))
        log_and_set(locked, "publish", Status.PUBLISHED, by=None, at=at, reason="")
    return locked


def print_story(
    facts: Facts, *, at: datetime, visible_from: datetime, is_told: bool = True
) -> list[str]:
    """Prints every language that is ready, as it is composed now. `is_told`: whether readers are
    told that something changed."""
    article = facts.article
    standing = press.print_story(
        article,
        _latest(article),
        [
            composing.proof_of(article, language, facts.composed[language])
            for language in signoffs.printable_languages(facts)
        ],
        at=at,
        visible_from=visible_from,
        is_told=is_told,
    )
    composing.compare_with_print(article)
    search.index(list(article.publications.all()))
    press.make_after_commit(article)
    return standing


def unprint(article: Article) -> None:
    """Takes off what was printed ahead, and the order with it; the caller saves."""
    press.unprint(article)
    article.publish_at = None


def log_and_set(
    article: Article, move: str, to: Status, *, by: Account | None, at: datetime, reason: str
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
