"""Which sign-offs a story needs, which of them still hold, and who may give them.

The set is computed from the weightiest attribution; nobody can lower it by hand. A sign-off is
bound to the digest of the text it saw and holds only while that is the current one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles import roles
from articles.models import Approval, Article, Revision
from articles.sources import Sourcing, weigh
from articles.workflow import people
from articles.workflow.refusals import Reason

Kind = Approval.Kind


@dataclass(frozen=True, slots=True)
class Need:
    kind: str
    language: str


def latest_revision(article: Article) -> Revision | None:
    return article.revisions.order_by("-number").first()


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


def holding(article: Article, revision: Revision | None) -> Mapping[Need, Approval]:
    """The sign-offs that hold for this revision."""
    if revision is None:
        return {}
    return {
        Need(approval.kind, approval.language): approval
        for approval in article.approvals.select_related("by")
        if approval.digest == seal(revision, approval.kind, approval.language)
    }


def seal(revision: Revision, kind: str, language: str) -> str:
    """The digest a sign-off is bound to. A translation is bound to the text it translates as well,
    so a change in the source language makes it stale."""
    own = revision.digests.get(language, "")
    if kind != Kind.TRANSLATION:
        return own
    source = revision.snapshot["source_language"]
    return f"{own[:32]}{revision.digests.get(source, '')[:32]}"


def missing(article: Article, revision: Revision | None = None) -> list[Need]:
    """Needed for the source language and not given, or void because the text changed since."""
    held = holding(article, revision or latest_revision(article))
    return [need for need in needed(article) if need not in held]


def printable_languages(article: Article, revision: Revision) -> list[str]:
    """Languages that may be printed: filled, and signed off as a translation where they are one."""
    held = holding(article, revision)
    return [
        language
        for language in article.filled_languages()
        if language == article.source_language or Need(Kind.TRANSLATION, language) in held
    ]


def why_not(article: Article, need: Need, user: Any, revision: Revision) -> list[Reason]:
    """Why this person may not give this sign-off on this text; empty when he may."""
    if not people.roles_of(user) & roles.SIGNERS.get(need.kind, frozenset()):
        return [Reason("wrong_role", _("Your role does not give this sign-off."))]
    held = holding(article, revision)
    if need in held:
        return [Reason("already_signed", _("This sign-off has already been given."))]
    if need not in [*needed(article), *translations_needed(article)]:
        return [Reason("not_needed", _("This story does not need that sign-off."))]
    return [*_too_close(article, need, user), *_already_on_it(held, need, user)]


def _too_close(article: Article, need: Need, user: Any) -> list[Reason]:
    if people.is_bylined(article, user):
        return [Reason("own_story", _("You are on the byline: somebody else must sign off."))]
    if _last_editor_id(article, need.language) == user.pk:
        return [Reason("own_text", _("You changed this text last: somebody else must sign off."))]
    return []


def _already_on_it(held: Mapping[Need, Approval], need: Need, user: Any) -> list[Reason]:
    others = (approval for other, approval in held.items() if other.language == need.language)
    if any(approval.by_id == user.pk for approval in others):
        return [
            Reason(
                "signed_another",
                _("You have already signed this text off in another role: somebody else must."),
            )
        ]
    return []


def _last_editor_id(article: Article, language: str) -> int | None:
    """Who last changed the substance of the text in this language."""
    for revision in article.revisions.order_by("-number").only("author", "changed_languages"):
        if language in revision.changed_languages:
            return revision.author_id
    return None
