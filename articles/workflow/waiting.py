"""What waits for whom: the rules of sign-offs asked of many stories at once."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Prefetch, QuerySet

from articles import roles
from articles.models import Article, Attribution, Status, Verification
from articles.sources import Sourcing
from articles.workflow import people, signoffs
from articles.workflow.people import Account


def to_sign(user: Account) -> list[Article]:
    """Stories in review that lack a sign-off which this person may give, the oldest first. At most
    eight queries, whatever their number; `signoffs.why_not` says the same of one story."""
    held = people.roles_of(user)
    return [story for story in _in_review() if _may_sign(story, user, held)]


def _in_review() -> QuerySet[Any]:
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


def _may_sign(story: Any, user: Account, held: frozenset[str]) -> bool:
    """The rule of signoffs.why_not, on rows that are already here."""
    authors = {one.account_id for one in story.authorships.all() if one.is_author}
    if user.pk in authors or any(
        byline.contributor.user_id == user.pk for byline in story.bylines.all()
    ):
        return False
    others = [one for one in story.all_approvals if one.by_id not in authors]
    given = {need: one.by_id for need, one in signoffs.holding(story, others).items()}
    own = [one for one in story.all_attributions if one.language == story.source_language]
    checks = [one for one in story.all_checks if one.by_id not in authors]
    sourcing = Sourcing(own, story.is_own_observation, verifications=checks)
    needs = [*signoffs.needed(story, sourcing), *signoffs.translations_needed(story)]
    return any(
        held & roles.SIGNERS[need.kind]
        and need not in given
        and not any(by == user.pk for other, by in given.items() if other.language == need.language)
        for need in needs
    )
