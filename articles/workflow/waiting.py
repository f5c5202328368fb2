"""What waits for whom: the rules of sign-offs asked of many stories at once."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Prefetch

from articles import roles
from articles.models import Article, Attribution, Status, Verification
from articles.sources import Sourcing
from articles.workflow import signoffs
from articles.workflow.facts import Facts
from articles.workflow.people import Account


def to_sign(user: Account) -> list[Article]:
    """Stories in review that lack a sign-off which this person may give, the oldest first. At most
    eight queries, whatever their number."""
    return [story for story in _in_review().seen_by(user) if _may_sign(story, user)]


def _in_review() -> Any:
    attributions = Attribution.objects.select_related("agreement__source")
    editors = get_user_model().objects.filter(groups__name__in=roles.DESK)
    checks = Verification.objects.filter(by__in=editors).order_by("at", "id")
    return (
        Article.objects.filter(status=Status.IN_REVIEW)
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
        sourcing=Sourcing(own, story.is_own_observation, verifications=checks),
        approvals=story.all_approvals,
        authors=authors,
        credited=[one.contributor.user_id for one in story.bylines.all()],
    )
