"""The typing slip after print: proposed by one, confirmed by another, printed without a notice.

What it is measured against is not the last print but what was signed in full: so slips do not add
up to another story."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import press
from articles.models import Approval, Article, Attribution, Proof, Slip
from articles.models.story_fields import HTML_TEXTS
from articles.text.slip import judge
from articles.workflow import signoffs
from articles.workflow.composing import Composed
from articles.workflow.people import Account
from articles.workflow.refusals import Reason

MOST_WORDS = 5  # of all texts, since they were signed in full

_NOT_A_SLIP: Mapping[str, str | Promise] = {
    "added": _("words came, went or changed places"),
    "quotation": _("it stands in a quotation"),
    "number": _("it is a number"),
    "negation": _("it turns the sentence round"),
    "name": _("it is a name"),
    "source": _("it speaks of a source"),
    "guarded": _("it stands in an allegation, or in how a source is described"),
    "vowels": _("other vowel marks make another word"),
    "meaning": _("the two words mean different things"),
    "too_far": _("too many letters differ"),
}


def open_slip(article: Article) -> Slip | None:
    """What was proposed for the working copy as it stands and is not confirmed yet. 1 query."""
    waiting = article.slips.filter(confirmed_at=None).select_related("proposed_by")
    return next((one for one in waiting if one.digests == article.digests), None)


def reasons_against(article: Article, composed: Mapping[str, Composed]) -> list[Reason]:
    """Why the working copy is more than a typing slip away from what was signed in full."""
    if article.legal_hold:
        return [Reason("legal_hold", _("The story is on legal hold."))]
    signed = standing(article)
    if not _is_whole(article, signed):
        return [
            Reason(
                "not_fully_signed",
                _("What is printed is not signed in full: sign it off and tell readers."),
            )
        ]
    proofs = {one.proof_id: one.proof for one in signed if one.proof is not None}
    verdicts = [_verdict(article, proof, composed[proof.language]) for proof in proofs.values()]
    if refused := next((one for one in verdicts if isinstance(one, Reason)), None):
        return [refused]
    most = max((one for one in verdicts if isinstance(one, int)), default=0)
    if most > MOST_WORDS:
        return [
            Reason(
                "too_many_slips",
                _("More than five words changed since the text was signed: that is a correction."),
            )
        ]
    if not most:
        return [Reason("nothing_new", _("Nothing has changed since it was printed."))]
    return []


def standing(article: Article) -> list[Approval]:
    """The sign-offs that hold for what is printed, whatever the desk has changed since."""
    prints = article.publications.filter(proof__isnull=False).select_related("proof")
    printed = {one.language: one.proof.digest for one in prints if one.proof}
    return [
        one
        for one in article.approvals.select_related("proof")
        if one.digest == signoffs.seal(article, one.kind, one.language, digests=printed)
    ]


def confirm(article: Article, *, by: Account | None, at: datetime) -> None:
    """Writes down that a second person agrees with what was proposed for the present text."""
    slip = open_slip(article)
    if slip is None:
        return
    slip.confirmed_by, slip.confirmed_at = by, at
    slip.save(update_fields=["confirmed_by", "confirmed_at"])
    _bind(article, slip, standing(article))


def _bind(article: Article, slip: Slip, signed: Sequence[Approval]) -> None:
    """Binds the sign-offs that stood to the mended text: in the name of whoever gave them, marked
    with the slip, and with the proof he saw."""
    bound = [
        Approval(
            article=article,
            kind=one.kind,
            language=one.language,
            digest=signoffs.seal(article, one.kind, one.language),
            proof=one.proof,
            slip=slip,
            by=one.by,
            at=one.at,
            comment=one.comment,
            checklist=one.checklist,
        )
        for one in signed
    ]
    # Back to a text that was signed before, its own sign-offs are there.
    Approval.objects.bulk_create(bound, ignore_conflicts=True)


def _is_whole(article: Article, signed: Sequence[Approval]) -> bool:
    given = {(one.kind, one.language) for one in signed}
    if (Approval.Kind.IMPORT, article.source_language) in given:
        return True
    return all((need.kind, need.language) in given for need in signoffs.needed(article))


def _verdict(article: Article, proof: Proof, now: Composed) -> Reason | int:
    """How many words were mended since this proof was signed, or why it is no slip."""
    signed = press.restored(proof.composition)
    changed = [one for one in press.differences(signed, now.composition) if one.is_signed]
    other = [one for one in changed if not one.is_running_text]
    if other or proof.weighed != now.weighed:
        return Reason(
            "not_a_slip", _("More than running text changed: sign it off and tell readers.")
        )
    names, guarded = list(_names(article)), list(_guarded(proof, now))
    words = 0
    for one in changed:
        verdict = judge(
            one.old,
            one.new,
            proof.language,
            names=names,
            guarded=guarded,
            is_html=one.field in HTML_TEXTS,
        )
        if verdict.reason:
            return Reason(
                "not_a_slip",
                _("This is more than a typing slip: %(why)s. Sign it off and tell readers.")
                % {"why": _NOT_A_SLIP[verdict.reason]},
            )
        words += verdict.count
    return words


def _names(article: Article) -> Iterator[str]:
    """The names this story is known to hold, in every language."""
    named: list[Any] = [
        *article.topics.all(),
        *(one.contributor for one in article.bylines.select_related("contributor")),
    ]
    for one in named:
        yield from (text for name, text in vars(one).items() if name.startswith("name") and text)
        yield from getattr(one, "aliases", [])
    for reply in article.replies.all():
        yield from (text for name, text in vars(reply).items() if name.startswith("party") and text)
    yield from (one.speaker for one in article.attributions.all() if one.speaker)


def _guarded(proof: Proof, now: Composed) -> Iterator[str]:
    """Passages no word of which is a slip: allegations, of which a translation does not say where
    they stand in it, and how sources are described."""
    for one in proof.weighed.get("passages", []):
        if one["kind"] == Attribution.Kind.ALLEGATION:
            yield one["exact"] if one["language"] == proof.language else ""
    for source in now.composition.disclosure.get("sources", []):
        if source["description"]:
            yield source["description"]
