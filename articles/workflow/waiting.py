"""What waits for whom: the rules of sign-offs asked of many stories at once."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Prefetch, Q

from articles import roles
from articles.models import Article, Attribution, Status, Verification
from articles.sources import Sourcing, whole_of
from articles.workflow import signoffs
from articles.workflow.facts import Facts
from articles.workflow.people import Account

_ON_THEIR_WAY = (Status.IN_REVIEW, Status.APPROVED, Status.SCHEDULED)
CHANGED = 50  # printed stories that are looked at, the latest change first


def to_sign(user: Account) -> list[Article]:
    """Stories that lack a sign-off which this person may give, the oldest first: those on their way
    to print, and printed ones that would be printed otherwise now. At most nine queries, whatever
    their number."""
    return [story for story in _to_be_signed().seen_by(user) if _may_sign(story, user)]


def _to_be_signed() -> Any:
    # Asked first: what is one of these or one of those is found by an index only where the keys are
    # known.
    changed = list(Article.objects.changed_since_print().values_list("pk", flat=True)[:CHANGED])
    attributions = Attribution.objects.select_related("agreement__source")
    editors = get_user_model().objects.filter(groups__name__in=roles.DESK)
    checks = Verification.objects.filter(by__in=editors).order_by("at", "id")
    return (
        Article.objects.filter(Q(status__in=_ON_THEIR_WAY) | Q(pk__in=changed))
        .select_related("section")
        .prefetch_related(
            Prefetch("attributions", attributions, to_attr="all_attributions"),
            Prefetch("approvals", to_attr="all_approvals"),
            Prefetch("verifications", checks, to_attr="all_checks"),
            "authorships",
            "bylines__contributor",
        )
        .order_by("changed_at")
    )


def _may_sign(story: Any, user: Account) -> bool:
    facts = _facts(story)
    return any(not signoffs.why_not(facts, need, user) for need in signoffs.all_needed(facts))


def _facts(story: Any) -> Facts:
    """From rows that are already here."""
    authors = {one.account_id: one.is_for_good for one in story.authorships.all() if one.is_author}
    own = [one for one in story.all_attributions if one.language == story.source_language]
    checks = [one for one in story.all_checks if one.by_id not in authors]
    return Facts(
        story,
        sourcing=Sourcing(
            own,
            story.is_own_observation,
            verifications=checks,
            whole=whole_of(story, own) if checks else {},
        ),
        approvals=story.all_approvals,
        authors=authors,
        credited=[one.contributor.user_id for one in story.bylines.all()],
    )
