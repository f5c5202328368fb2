"""Dates that end what a story rests on: agreements, rights in pictures, time to answer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Proof, RightOfReply
from articles.press import restored
from articles.sources import Sourcing
from articles.workflow.facts import Facts
from articles.workflow.refusals import Reason


def reasons(facts: Facts, *, at: datetime, printed: Proof | None = None) -> list[Reason]:
    """What has ended, or not ended yet, when readers see the story at this moment. For a story that
    is `printed` it is advice, unless the passage or the picture itself was changed since."""
    found = [
        *_agreements(facts.sourcing, at=at, printed=printed),
        *_pictures(facts, at=at, printed=printed),
    ]
    if any(_is_open(one, at) for one in facts.sourcing.replies):
        open_reply = Reason(
            "reply_open", _("Somebody was asked and still has time to answer."), "replies"
        )
        found.append(replace(open_reply, is_advice=printed is not None))
    return found


def _is_open(reply: RightOfReply, at: datetime) -> bool:
    return bool(reply.deadline and reply.deadline > at and not reply.answered_at)


def _agreements(sourcing: Sourcing, *, at: datetime, printed: Proof | None) -> Iterator[Reason]:
    today = timezone.localdate(at)
    ended = [
        (one.agreement_id, one.exact)
        for one in [*sourcing.attributions, *sourcing.translated]
        if one.agreement.expires_on and one.agreement.expires_on < today
    ]
    if not ended:
        return
    stood = printed.weighed.get("passages", []) if printed else []
    before = {(one["agreement"], one["exact"]) for one in stood}
    yield Reason(
        "agreement_ended",
        _("An agreement with a source has ended: agree anew, or leave the passage out."),
        "sources",
        is_advice=set(ended) <= before,
    )


def _pictures(facts: Facts, *, at: datetime, printed: Proof | None) -> Iterator[Reason]:
    ended = {
        one.pk for one in facts.pictures if one.rights_expire_at and one.rights_expire_at <= at
    }
    if not ended:
        return
    stood = restored(printed.composition) if printed else None
    before = {one.image for one in (stood.all_pictures if stood else [])}
    yield Reason(
        "picture_right_ended",
        _("The right to print a picture has ended: take another one."),
        "lead_image",
        is_advice=ended <= before,
    )
