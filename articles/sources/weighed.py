"""What the decision to print rested on. It is signed with the composition and never printed."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from articles.models import Article, Attribution, Image, RightOfReply
from articles.models.source import Agreement
from articles.models.story_fields import STORY_FIELDS
from articles.sources.risk import Sourcing
from articles.text.digest import canonical_text, flattened

Weighed = Mapping[str, Any]
"""JSON: `passages` with agreement, rule and standing; `attested`: source and editor by key;
`replies`; `facts`: the fields of the story that are weighed. No name, no terms, no notes."""


def weighed(
    article: Article, sourcing: Sourcing, language: str, *, pictures: Iterable[Image] = ()
) -> Weighed:
    """For one language: the passages of the original, and its own where it is a translation; the
    rights in the pictures of the story."""
    own = [one for one in sourcing.translated if one.language == language]
    return {
        "passages": [_passage(one, sourcing) for one in [*sourcing.attributions, *own]],
        "attested": [list(one) for one in sourcing.attested],
        "replies": [_reply(one, language) for one in sourcing.replies],
        "pictures": [_rights(one) for one in sorted(pictures, key=lambda one: one.pk)],
        "facts": {
            one.name: getattr(article, one.name)
            for one in STORY_FIELDS
            if one.is_weighed and getattr(article, one.name) != one.default
        },
    }


def _passage(one: Attribution, sourcing: Sourcing) -> dict[str, Any]:
    agreement = one.agreement
    return {
        "agreement": agreement.pk,
        "source": agreement.source_id,
        "source_kind": agreement.source.kind,
        "reliability": agreement.source.reliability,
        "is_wrong": sourcing.rests_on_wrong(one),
        "rule": agreement.ground_rule,
        "named": _named_anew(agreement),
        "expires_on": agreement.expires_on.isoformat() if agreement.expires_on else "",
        "exact": one.exact,
        "language": one.language,
        "kind": one.kind,
        "gravity": one.gravity,
        "speaker": one.speaker,
        "is_relayed": one.is_relayed,
        "standing": str(sourcing.standing(one)),
        "checks": [
            [check.pk, check.outcome, check.method, check.evidence, check.kind]
            for check in sourcing.checks_of(one)
        ],
    }


def _named_anew(agreement: Agreement) -> Mapping[str, str]:
    """How a source on the record is told of, once it is not as it was agreed first: what was signed
    before that is not voided by being told beside an unnamed one."""
    if agreement.is_unnamed or not agreement.was_changed:
        return {}
    return {
        code: getattr(agreement, f"description_{code}") or "" for code in settings.LANGUAGE_CODES
    }


def _rights(image: Image) -> list[Any]:
    return [image.pk, _minute(image.rights_expire_at), image.usage_terms]


def _minute(moment: datetime | None) -> str:
    """In UTC, to the minute: forms show no more, and saving one again changes nothing."""
    return moment.astimezone(UTC).isoformat(timespec="minutes") if moment else ""


def _reply(reply: RightOfReply, language: str) -> dict[str, Any]:
    return {
        "party": getattr(reply, f"party_{language}") or "",
        "answer": getattr(reply, f"answer_{language}") or "",
        "channel": reply.channel,
        "asked_at": _minute(reply.asked_at),
        "deadline": _minute(reply.deadline),
        "answered_at": _minute(reply.answered_at),
        "denies": reply.denies,
        "about": reply.about_id,
        "reason_none": reply.reason_none,
        "not_asked": getattr(reply, f"not_asked_{language}") or "",
        "is_shown": reply.shown_to_readers,
    }


def weighed_anew(old: Weighed, new: Weighed) -> list[str]:
    """What changed under the story, in sentences that name no source, agreement or maker."""
    said = []
    before, after = old.get("passages", []), new.get("passages", [])
    for number in range(max(len(before), len(after))):
        was, now = (side[number] if number < len(side) else None for side in (before, after))
        if _leaves(was) != _leaves(now):
            said.append(_("What passage %(number)s rests on has changed.") % {"number": number + 1})
    if _leaves(old.get("attested")) != _leaves(new.get("attested")):
        said.append(_("Who attests to the sources has changed."))
    if _leaves(old.get("replies")) != _leaves(new.get("replies")):
        said.append(_("What we asked the parties, or what they answered, has changed."))
    if _leaves(old.get("pictures")) != _leaves(new.get("pictures")):
        said.append(_("The rights in its pictures have changed."))
    if _leaves(old.get("facts")) != _leaves(new.get("facts")):
        said.append(_("What the story is founded on beside its sources has changed."))
    return said


def _leaves(value: Any) -> dict[str, str]:
    return {name: canonical_text(text) for name, text in flattened(value)}
