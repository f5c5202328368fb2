"""Which sign-offs a story needs, which of them still hold, and who may give them.

The set is computed from the weightiest attribution; nobody can lower it by hand. A sign-off is
bound to the digest over what would be printed and what was weighed, and holds only while that is
the current one. The article carries these; a verb takes them afresh before it decides."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles import roles
from articles.models import Approval
from articles.workflow import people
from articles.workflow.facts import Facts
from articles.workflow.people import Account
from articles.workflow.refusals import Reason

Kind = Approval.Kind
_HALF = 34  # of two digests, so that both fit where one stands


@dataclass(frozen=True, slots=True)
class Need:
    kind: str
    language: str


def needed(facts: Facts) -> list[Need]:
    """What must be signed before the story may be printed in its source language."""
    sourcing = facts.sourcing
    kinds = [Kind.DESK, Kind.COPY]
    if sourcing.rests_on_one_unnamed:
        kinds.append(Kind.VERIFICATION)
    if sourcing.has_unproven_allegation:
        kinds.append(Kind.LEGAL)
    if sourcing.has_deep_background:
        kinds.append(Kind.CHIEF)
    return [Need(kind, facts.article.source_language) for kind in kinds]


def translations_needed(facts: Facts) -> list[Need]:
    """The sign-off each further filled language waits for; it holds back that language alone."""
    article = facts.article
    return [
        Need(Kind.TRANSLATION, language)
        for language in article.filled_languages()
        if language != article.source_language
    ]


def all_needed(facts: Facts) -> list[Need]:
    """What the story waits for in all of its languages, the original first."""
    return [*needed(facts), *translations_needed(facts)]


def holding(facts: Facts) -> dict[Need, Approval]:
    """The sign-offs that hold for what the story would print now."""
    held = bound_to(facts, facts.article.digests)
    return {Need(one.kind, one.language): one for one in held}


def bound_to(facts: Facts, digests: Mapping[str, str]) -> list[Approval]:
    """The sign-offs on the copy that has these digests, by language; none where nothing is known of
    it. One by somebody who turns out to be an author does not count."""
    source = facts.article.source_language
    return [
        one
        for one in facts.approvals
        if digests
        and (one.kind == Kind.IMPORT or one.by_id not in facts.authors)
        and one.digest == seal(digests, Need(one.kind, one.language), source)
    ]


def seal(digests: Mapping[str, str], need: Need, source_language: str) -> str:
    """The digest such a sign-off is bound to. A translation is bound to the text it translates as
    well, so a change there makes it stale."""
    own = digests.get(need.language, "")
    if need.kind != Kind.TRANSLATION:
        return own
    return f"{own[:_HALF]}{digests.get(source_language, '')[:_HALF]}"


def missing(facts: Facts) -> list[Need]:
    """Needed for the source language and not given, or void because something changed since."""
    held = holding(facts)
    if is_archived(facts, held):
        return []
    return [need for need in needed(facts) if need not in held]


def is_archived(facts: Facts, held: Mapping[Need, Approval]) -> bool:
    """Whether the story stands as it was brought with an archive: the approval of that import holds
    for every sign-off, and for what was known of sources then."""
    return Need(Kind.IMPORT, facts.article.source_language) in held


def printable_languages(facts: Facts) -> list[str]:
    """Languages that may be printed: filled, and signed off as a translation where they are one."""
    held = holding(facts)
    return [
        language
        for language in facts.article.filled_languages()
        if language == facts.article.source_language
        or {Need(Kind.TRANSLATION, language), Need(Kind.IMPORT, language)} & held.keys()
    ]


def why_not(facts: Facts, need: Need, user: Account) -> list[Reason]:
    """Why this person may not give this sign-off on this text; empty when he may."""
    if not people.roles_of(user) & roles.SIGNERS.get(need.kind, frozenset()):
        return [Reason("wrong_role", _("Your role does not give this sign-off."))]
    held = holding(facts)
    if need in held:
        return [Reason("already_signed", _("This sign-off has already been given."))]
    if need not in all_needed(facts):
        return [Reason("not_needed", _("This story does not need that sign-off."))]
    return [*authored_by(facts, user), *_already_on_it(held, need, user)]


def authored_by(facts: Facts, user: Account) -> list[Reason]:
    """Why this person is too close to the story to vouch for it."""
    if user.pk in facts.credited:
        return [Reason("own_story", _("You are on the byline: somebody else must sign off."))]
    if user.pk not in facts.authors:
        return []
    if facts.authors[user.pk]:
        return [
            Reason(
                "own_story",
                _("You began this story or were on its byline: somebody else must sign off."),
            )
        ]
    return [Reason("own_text", _("Much of this text is yours: somebody else must sign off."))]


def _already_on_it(held: Mapping[Need, Approval], need: Need, user: Account) -> list[Reason]:
    others = (approval for other, approval in held.items() if other.language == need.language)
    if any(approval.by_id == user.pk for approval in others):
        return [
            Reason(
                "signed_another",
                _("You have already signed this text off in another role: somebody else must."),
            )
        ]
    return []
