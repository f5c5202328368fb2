"""The moves. Each has one shape: lock, check, write, log, tell the outside after commit.

All are keyword-only, take `by` (an account; None is the clock) and `at` (the moment, aware), raise
Refused with every reason when they may not be made, and return the article as it now stands."""

import logging
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from articles import press, search, wire
from articles.freshness import stale
from articles.models import (
    Approval,
    Article,
    Change,
    Correction,
    Revision,
    Slip,
    Status,
    Transition,
)
from articles.models.status import status_may_change
from articles.workflow import checklists, composing, signoffs, slips
from articles.workflow.checks import reasons_against
from articles.workflow.refusals import Refused, Stale
from articles.workflow.table import MOVES

log = logging.getLogger(__name__)

AllComposed = Mapping[str, composing.Composed]
# These take the digests afresh before they decide, whatever the article carries.
_DECIDES_ON_WHAT_IS_PRINTED = {
    *("sign_off", "schedule", "publish", "correct", "propose_slip", "confirm_slip"),
}


def submit(*, article: Article, by: Any, at: datetime, version: int | None = None) -> Article:
    """The writer hands the story to the desk."""
    return _make("submit", article, by=by, at=at, version=version)


def return_for_changes(
    *, article: Article, by: Any, at: datetime, reason: str, version: int | None = None
) -> Article:
    return _make(
        "return_for_changes", article, by=by, at=at, version=version, write=_unprint, reason=reason
    )


def sign_off(
    *,
    article: Article,
    by: Any,
    at: datetime,
    kind: str,
    language: str = "",
    comment: str = "",
    checklist: Collection[str] = (),
    version: int | None = None,
) -> Article:
    """One sign-off on the text as it stands; the last one needed approves a story in review.
    `language` is the source language unless a translation is signed; `checklist` the codes of what
    was looked at (articles.workflow.checklists): all of them, or there is no sign-off."""

    def write(locked: Article, composed: AllComposed) -> None:
        spoken = language or locked.source_language
        Approval.objects.create(
            article=locked,
            kind=kind,
            language=spoken,
            digest=signoffs.seal(locked, kind, spoken),
            proof=composing.proof_of(locked, spoken, composed[spoken]),
            by=by,
            at=at,
            comment=comment,
            checklist=[str(sentence) for sentence in checklists.checklist(kind).values()],
        )
        if locked.status == Status.SCHEDULED and locked.publish_at:
            print_story(locked, at=at, visible_from=locked.publish_at, composed=composed)

    def target(locked: Article) -> Status:
        if locked.status == Status.IN_REVIEW and not signoffs.missing(locked):
            return Status.APPROVED
        return Status(locked.status)

    return _make(
        "sign_off",
        article,
        by=by,
        at=at,
        version=version,
        write=write,
        target=target,
        kind=kind,
        language=language,
        checklist=checklist,
        reason=f"{kind} {language}".strip(),
    )


def schedule(
    *, article: Article, by: Any, at: datetime, publish_at: datetime, version: int | None = None
) -> Article:
    """Prints the story with a time ahead: readers see it from then on, late clock or not."""

    def write(locked: Article, composed: AllComposed) -> None:
        locked.publish_at = publish_at
        print_story(locked, at=at, visible_from=publish_at, composed=composed)

    return _make(
        "schedule", article, by=by, at=at, version=version, write=write, publish_at=publish_at
    )


def unschedule(*, article: Article, by: Any, at: datetime, version: int | None = None) -> Article:
    return _make("unschedule", article, by=by, at=at, version=version, write=_unprint)


def publish(*, article: Article, by: Any, at: datetime, version: int | None = None) -> Article:
    """Readers see the story from now on; a scheduled one that is due, from its time."""

    def write(locked: Article, composed: AllComposed) -> None:
        ordered = locked.publish_at if locked.status == Status.SCHEDULED else None
        moment = ordered if ordered is not None and ordered <= at else at
        locked.first_published_at = moment
        _tell(
            locked,
            Change.Kind.CREATED,
            at=at,
            languages=print_story(locked, at=moment, visible_from=moment, composed=composed),
        )

    return _make("publish", article, by=by, at=at, version=version, write=write)


def correct(
    *,
    article: Article,
    by: Any,
    at: datetime,
    correction: Mapping[str, Any] | None = None,
    version: int | None = None,
) -> Article:
    """Prints the working copy of a published story anew. `correction` holds the fields of a
    Correction, its text in every printed language; it may be left out where readers of the
    standing print would see nothing of which they must be told (articles.workflow.changes)."""

    def write(locked: Article, composed: AllComposed) -> None:
        if correction:
            Correction.objects.create(article=locked, at=at, by=by, **correction)
        languages = print_story(locked, at=at, visible_from=at, composed=composed)
        kind = Change.Kind.CORRECTED if correction else Change.Kind.UPDATED
        _tell(locked, kind, at=at, languages=languages)

    return _make(
        "correct", article, by=by, at=at, version=version, write=write, correction=correction
    )


def propose_slip(*, article: Article, by: Any, at: datetime, version: int | None = None) -> Article:
    """Says that the working copy mends typing slips of the print and nothing more."""

    def write(locked: Article, _composed: AllComposed) -> None:
        Slip.objects.create(article=locked, digests=locked.digests, proposed_by=by, proposed_at=at)

    return _make("propose_slip", article, by=by, at=at, version=version, write=write)


def confirm_slip(*, article: Article, by: Any, at: datetime, version: int | None = None) -> Article:
    """A second person says the same: the mended text is printed without a notice, under the
    sign-offs that stood."""

    def write(locked: Article, composed: AllComposed) -> None:
        slip = slips.open_slip(locked)
        if slip is None:
            return
        slip.confirmed_by, slip.confirmed_at = by, at
        slip.save(update_fields=["confirmed_by", "confirmed_at"])
        slips.bind(locked, slip, slips.standing(locked))
        languages = print_story(locked, at=at, visible_from=at, composed=composed, is_told=False)
        _tell(locked, Change.Kind.UPDATED, at=at, languages=languages)

    return _make("confirm_slip", article, by=by, at=at, version=version, write=write)


def withdraw(
    *,
    article: Article,
    by: Any,
    at: datetime,
    reason: str,
    notices: Mapping[str, str] | None = None,
    version: int | None = None,
) -> Article:
    """Takes the story off the site for the time being; its address says so. `notices` may add a
    public sentence in each language."""

    def write(locked: Article, composed: AllComposed) -> None:
        languages = press.withdraw(locked, at=at, notices=notices or {})
        _tell(locked, Change.Kind.WITHDRAWN, at=at, languages=languages, notice=notices)

    return _make("withdraw", article, by=by, at=at, version=version, write=write, reason=reason)


def restore(
    *, article: Article, by: Any, at: datetime, reason: str, version: int | None = None
) -> Article:
    def write(locked: Article, composed: AllComposed) -> None:
        _tell(locked, Change.Kind.RESTORED, at=at, languages=press.restore(locked, at=at))

    return _make("restore", article, by=by, at=at, version=version, write=write, reason=reason)


def retract(
    *,
    article: Article,
    by: Any,
    at: datetime,
    reason: str,
    notices: Mapping[str, str],
    grounds: str = "editorial",
    version: int | None = None,
) -> Article:
    """Takes the story back for good, in one act on all languages, fronts, lists, feeds and changes.
    `notices`: the public sentence in each printed language. `grounds`: editorial or legal."""

    def write(locked: Article, composed: AllComposed) -> None:
        languages = press.retract(locked, at=at, notices=notices)
        search.remove(locked.publications.all())
        locked.slots.all().delete()
        Correction.objects.create(
            article=locked,
            at=at,
            by=by,
            kind=Correction.Kind.RETRACTION,
            placement=Correction.Placement.TOP,
            **{f"text_{language}": notices[language] for language in languages},
        )
        _tell(locked, Change.Kind.RETRACTED, at=at, languages=languages, notice=notices)

    return _make(
        "retract",
        article,
        by=by,
        at=at,
        version=version,
        write=write,
        reason=reason,
        notices=notices,
        grounds=grounds,
    )


def spike(
    *, article: Article, by: Any, at: datetime, reason: str, version: int | None = None
) -> Article:
    """Puts a story that will not run away; nothing is deleted."""
    return _make("spike", article, by=by, at=at, version=version, reason=reason)


def unspike(*, article: Article, by: Any, at: datetime, version: int | None = None) -> Article:
    return _make("unspike", article, by=by, at=at, version=version)


def hold(
    *, article: Article, by: Any, at: datetime, reason: str, version: int | None = None
) -> Article:
    """Legal hold: not published, not promoted, not shown, until released."""
    return _make(
        "hold", article, by=by, at=at, version=version, write=_set_hold(True, at), reason=reason
    )


def release(*, article: Article, by: Any, at: datetime, version: int | None = None) -> Article:
    return _make("release", article, by=by, at=at, version=version, write=_set_hold(False, at))


def lock(article: Article, *, at: datetime) -> Article:
    """The row, locked until the transaction ends.

    A scheduled story whose time has come is published first, as the clock would: readers see it
    already, so nothing else may happen before that."""
    locked = Article.objects.select_for_update().get(pk=article.pk)
    ordered = locked.publish_at if locked.status == Status.SCHEDULED else None
    due = ordered is not None and ordered <= at and not locked.legal_hold
    if due and not any(
        not one.is_advice for one in reasons_against(locked, "publish", by=None, at=at)
    ):
        locked = publish(article=locked, by=None, at=at)
    return locked


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


def _make(
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
            composed = composing.compose(locked)
            locked.digests = composing.digests_of(composed)
        reasons = reasons_against(locked, move, by=by, at=at, reason=reason, **order)
        if bars := [reason for reason in reasons if not reason.is_advice]:
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


def _unprint(article: Article, _composed: AllComposed) -> None:
    press.unprint(article)
    article.publish_at = None


def _set_hold(held: bool, at: datetime) -> Callable[[Article, AllComposed], None]:
    def write(article: Article, _composed: AllComposed) -> None:
        article.legal_hold = held
        languages = press.set_hold(article, held)
        if languages and article.status == Status.PUBLISHED:
            kind = Change.Kind.WITHDRAWN if held else Change.Kind.RESTORED
            _tell(article, kind, at=at, languages=languages)

    return write


def _tell(
    article: Article,
    kind: str,
    *,
    at: datetime,
    languages: list[str],
    notice: Mapping[str, str] | None = None,
) -> None:
    wire.record(article, kind, languages=languages, at=at, notice=notice or {})
