"""Which sign-offs a story needs, which of them still hold, and who may give them.

The set is computed from the weightiest attribution; nobody can lower it by hand. A sign-off is
bound to the digest over what would be printed and what was weighed, and holds only while that is
the current one. The article carries these; a verb takes them afresh before it decides."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles import roles
from articles.models import Approval, Article
from articles.sources import Sourcing, weigh
from articles.workflow import people
from articles.workflow.people import Account
from articles.workflow.refusals import Reason

Kind = Approval.Kind


@dataclass(frozen=True, slots=True)
class Need:
    kind: str
    language: str


def needed(article: Article, sourcing: Sourcing | None = None) -> list[Need]:
    """What must be signed before the story may be printed in its source language."""
    sourcing = sourcing or weigh(article)
    kinds = [Kind.DESK, Kind.COPY]
    if sourcing.rests_on_one_unnamed:
        kinds.append(Kind.VERIFICATION)
    if sourcing.has_unproven_allegation:
        kinds.append(Kind.LEGAL)
    if sourcing.has_deep_background:
        kinds.append(Kind.CHIEF)
    return [Need(kind, article.source_language) for kind in kinds]


def translations_needed(article: Article) -> list[Need]:
    """The sign-off each further filled language waits for; it holds back that language alone."""
    return [
        Need(Kind.TRANSLATION, language)
        for language in article.filled_languages()
        if language != article.source_language
    ]


def holding(
    article: Article, approvals: Collection[Approval] | None = None
) -> dict[Need, Approval]:
    """The sign-offs that hold for what the article would print now. One by somebody who turns out
    to be an author does not. `approvals`: all that are not by authors, where they are at hand."""
    if not article.digests:
        return {}
    authors = article.authorships.authors().values("account")
    every = article.approvals.exclude(~Q(kind=Kind.IMPORT), by__in=authors)
    every = every.select_related("by", "slip__proposed_by", "slip__confirmed_by")
    given = every if approvals is None else approvals
    return {
        Need(approval.kind, approval.language): approval
        for approval in given
        if approval.digest == seal(article, approval.kind, approval.language)
    }


def seal(
    article: Article, kind: str, language: str, *, digests: Mapping[str, str] | None = None
) -> str:
    """The digest a sign-off is bound to; `digests`: others than the article's current ones. A
    translation is bound to the text it translates as well, so a change there makes it stale."""
    now = article.digests if digests is None else digests
    own: str = now.get(language, "")
    if kind != Kind.TRANSLATION:
        return own
    original: str = now.get(article.source_language, "")
    return f"{own[:34]}{original[:34]}"


def missing(article: Article, sourcing: Sourcing | None = None) -> list[Need]:
    """Needed for the source language and not given, or void because something changed since."""
    held = holding(article)
    if is_archived(article, held):
        return []
    return [need for need in needed(article, sourcing) if need not in held]


def is_archived(article: Article, held: Mapping[Need, Approval]) -> bool:
    """Whether the story stands as it was brought with an archive: the approval of that import holds
    for every sign-off, and for what was known of sources then."""
    return Need(Kind.IMPORT, article.source_language) in held


def printable_languages(article: Article) -> list[str]:
    """Languages that may be printed: filled, and signed off as a translation where they are one."""
    held = holding(article)
    return [
        language
        for language in article.filled_languages()
        if language == article.source_language
        or {Need(Kind.TRANSLATION, language), Need(Kind.IMPORT, language)} & held.keys()
    ]


def why_not(
    article: Article, need: Need, user: Account, sourcing: Sourcing | None = None
) -> list[Reason]:
    """Why this person may not give this sign-off on this text; empty when he may."""
    if not people.roles_of(user) & roles.SIGNERS.get(need.kind, frozenset()):
        return [Reason("wrong_role", _("Your role does not give this sign-off."))]
    held = holding(article)
    if need in held:
        return [Reason("already_signed", _("This sign-off has already been given."))]
    if need not in [*needed(article, sourcing), *translations_needed(article)]:
        return [Reason("not_needed", _("This story does not need that sign-off."))]
    return [*authored_by(article, user), *_already_on_it(held, need, user)]


def authored_by(article: Article, user: Account) -> list[Reason]:
    """Why this person is too close to the story to vouch for it."""
    if people.is_bylined(article, user):
        return [Reason("own_story", _("You are on the byline: somebody else must sign off."))]
    own = article.authorships.authors().filter(account=user.pk).first()
    if own is None:
        return []
    if own.is_for_good:
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
