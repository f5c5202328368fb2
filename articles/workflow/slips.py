"""The typing slip after print: proposed by one, confirmed by another, printed without a notice.

What it is measured against is not the last print but what was signed in full: so slips do not add
up to another story."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import press
from articles.models import Approval, Attribution, Proof, Slip
from articles.models.story_fields import HTML_TEXTS
from articles.text.slip import judge
from articles.workflow import signoffs
from articles.workflow.composing import Composed
from articles.workflow.facts import Facts
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


def reasons_against(facts: Facts) -> list[Reason]:
    """Why the working copy is more than a typing slip away from what was signed in full."""
    if facts.article.legal_hold:
        return [Reason("legal_hold", _("The story is on legal hold."))]
    if _printed(facts).items() <= facts.article.digests.items():
        return [Reason("nothing_new", _("Nothing has changed since it was printed."))]
    signed = standing(facts)
    if not _is_whole(facts, signed):
        return [
            Reason(
                "not_fully_signed",
                _("What is printed is not signed in full: sign it off and tell readers."),
            )
        ]
    proofs = {one.proof_id: one.proof for one in signed if one.proof is not None}
    verdicts = [_verdict(facts, proof) for proof in proofs.values()]
    if refused := next((one for one in verdicts if isinstance(one, Reason)), None):
        return [refused]
    if any(isinstance(one, int) and one > MOST_WORDS for one in verdicts):
        return [
            Reason(
                "too_many_slips",
                _("More than five words changed since the text was signed: that is a correction."),
            )
        ]
    return []


def standing(facts: Facts) -> list[Approval]:
    """The sign-offs that hold for what is printed, whatever the desk has changed since."""
    return signoffs.bound_to(facts, _printed(facts))


def _printed(facts: Facts) -> dict[str, str]:
    return {one.language: one.proof.digest for one in facts.prints if one.proof}


def confirm(facts: Facts, *, by: Account | None, at: datetime) -> None:
    """Writes down that a second person agrees with what was proposed for the present text."""
    slip = facts.open_slip
    if slip is None:
        return
    slip.confirmed_by, slip.confirmed_at = by, at
    slip.save(update_fields=["confirmed_by", "confirmed_at"])
    _bind(facts, slip, standing(facts))
    facts.forget("approvals", "open_slip")


def _bind(facts: Facts, slip: Slip, signed: Sequence[Approval]) -> None:
    """Binds the sign-offs that stood to the mended text: in the name of whoever gave them, marked
    with the slip, and with the proof he saw."""
    article = facts.article
    bound = [
        Approval(
            article=article,
            kind=one.kind,
            language=one.language,
            digest=signoffs.seal(
                article.digests, signoffs.Need(one.kind, one.language), article.source_language
            ),
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


def _is_whole(facts: Facts, signed: Sequence[Approval]) -> bool:
    given = {(one.kind, one.language) for one in signed}
    if (Approval.Kind.IMPORT, facts.article.source_language) in given:
        return True
    return all((need.kind, need.language) in given for need in signoffs.needed(facts))


def _verdict(facts: Facts, proof: Proof) -> Reason | int:
    """How many words were mended since this proof was signed, or why it is no slip."""
    now = facts.composed[proof.language]
    signed = press.restored(proof.composition)
    changed = [one for one in press.differences(signed, now.composition) if one.is_signed]
    other = [one for one in changed if not one.is_running_text]
    if other or proof.weighed != now.weighed:
        return Reason(
            "not_a_slip", _("More than running text changed: sign it off and tell readers.")
        )
    guarded = list(_guarded(proof, now))
    words = 0
    for one in changed:
        verdict = judge(
            one.old,
            one.new,
            proof.language,
            names=facts.names,
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


def _guarded(proof: Proof, now: Composed) -> Iterator[str]:
    """Passages no word of which is a slip: allegations, of which a translation does not say where
    they stand in it, and how sources are described."""
    for one in proof.weighed.get("passages", []):
        if one["kind"] == Attribution.Kind.ALLEGATION:
            yield one["exact"] if one["language"] == proof.language else ""
    told = now.composition.disclosure
    for source in [*told.get("sources", []), *told.get("named", [])]:
        if source["description"]:
            yield source["description"]
