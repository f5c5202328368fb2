"""The moves. Each has one shape: lock, check, write, log, tell the outside after commit.

All are keyword-only, take `by` (an account; None is the clock) and `at` (the moment, aware), raise
Refused with every reason when they may not be made, and return the article as it now stands."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from articles import press, search
from articles.models import Approval, Article, Change, Correction, Slip, Status
from articles.workflow import checklists, composing, signoffs, slips
from articles.workflow.making import AllComposed, make, print_story, put_before_readers, tell


def submit(*, article: Article, by: Any, at: datetime, version: int | None = None) -> Article:
    """The writer hands the story to the desk."""
    return make("submit", article, by=by, at=at, version=version)


def return_for_changes(
    *, article: Article, by: Any, at: datetime, reason: str, version: int | None = None
) -> Article:
    return make(
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

    return make(
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

    return make(
        "schedule", article, by=by, at=at, version=version, write=write, publish_at=publish_at
    )


def unschedule(*, article: Article, by: Any, at: datetime, version: int | None = None) -> Article:
    return make("unschedule", article, by=by, at=at, version=version, write=_unprint)


def publish(*, article: Article, by: Any, at: datetime, version: int | None = None) -> Article:
    """Readers see the story from now on; a scheduled one that is due, from its time."""

    def write(locked: Article, composed: AllComposed) -> None:
        put_before_readers(locked, composed, at=at)

    return make("publish", article, by=by, at=at, version=version, write=write)


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
        tell(locked, kind, at=at, languages=languages)

    return make(
        "correct", article, by=by, at=at, version=version, write=write, correction=correction
    )


def propose_slip(*, article: Article, by: Any, at: datetime, version: int | None = None) -> Article:
    """Says that the working copy mends typing slips of the print and nothing more."""

    def write(locked: Article, _composed: AllComposed) -> None:
        Slip.objects.create(article=locked, digests=locked.digests, proposed_by=by, proposed_at=at)

    return make("propose_slip", article, by=by, at=at, version=version, write=write)


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
        tell(locked, Change.Kind.UPDATED, at=at, languages=languages)

    return make("confirm_slip", article, by=by, at=at, version=version, write=write)


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
        tell(locked, Change.Kind.WITHDRAWN, at=at, languages=languages, notice=notices)

    return make("withdraw", article, by=by, at=at, version=version, write=write, reason=reason)


def restore(
    *, article: Article, by: Any, at: datetime, reason: str, version: int | None = None
) -> Article:
    def write(locked: Article, composed: AllComposed) -> None:
        tell(locked, Change.Kind.RESTORED, at=at, languages=press.restore(locked, at=at))

    return make("restore", article, by=by, at=at, version=version, write=write, reason=reason)


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
        tell(locked, Change.Kind.RETRACTED, at=at, languages=languages, notice=notices)

    return make(
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
    return make("spike", article, by=by, at=at, version=version, reason=reason)


def unspike(*, article: Article, by: Any, at: datetime, version: int | None = None) -> Article:
    return make("unspike", article, by=by, at=at, version=version)


def hold(
    *, article: Article, by: Any, at: datetime, reason: str, version: int | None = None
) -> Article:
    """Legal hold: not published, not promoted, not shown, until released."""
    return make(
        "hold", article, by=by, at=at, version=version, write=_set_hold(True, at), reason=reason
    )


def release(*, article: Article, by: Any, at: datetime, version: int | None = None) -> Article:
    return make("release", article, by=by, at=at, version=version, write=_set_hold(False, at))


def _unprint(article: Article, _composed: AllComposed) -> None:
    press.unprint(article)
    article.publish_at = None


def _set_hold(held: bool, at: datetime) -> Callable[[Article, AllComposed], None]:
    def write(article: Article, _composed: AllComposed) -> None:
        article.legal_hold = held
        languages = press.set_hold(article, held)
        if languages and article.status == Status.PUBLISHED:
            kind = Change.Kind.WITHDRAWN if held else Change.Kind.RESTORED
            tell(article, kind, at=at, languages=languages)

    return write
