"""The admin's home: what waits for this person, each list an honest query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import roles
from articles.models import (
    Article,
    Attribution,
    Byline,
    Delivery,
    Publication,
    Slip,
    Status,
    Transition,
    Verification,
)
from articles.sources import Sourcing
from articles.workflow import allowed_moves, people, signoffs

SHOWN = 10  # stories of a list; the count beside its name is of all


@dataclass(frozen=True, slots=True)
class Queue:
    name: str | Promise
    count: int
    stories: Sequence[Article]
    empty: str | Promise
    # The page a story opens on: its own, or that of a move.
    move: str = ""


def home(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """Adds this person's queues to the page (Unfold's dashboard callback)."""
    user = request.user
    if not people.roles_of(user) & roles.EDITORIAL:
        return {**context, "queues": []}
    waiting = waiting_for(user)
    queues = [
        Queue(_("Waiting for me"), len(waiting), waiting[:SHOWN], _("Nothing waits for you.")),
        _queue(_("Returned to me"), returned_to(user), _("No story came back to you.")),
        _queue(_("Mine in progress"), in_progress_of(user), _("You have no story in progress.")),
        _queue(_("Scheduled"), scheduled(), _("No story is scheduled.")),
        _queue(_("On hold"), on_hold(), _("No story is on legal hold.")),
    ]
    if people.roles_of(user) & roles.DESK:
        queues.append(_queue(_("From senders"), brought(), _("No sender has changed a story.")))
        slips = slips_for(user)
        queues.append(
            Queue(
                _("Typing slips to confirm"),
                len(slips),
                slips[:SHOWN],
                _("Nobody proposed one."),
                move="confirm_slip",
            )
        )
        queues.append(
            _queue(_("Changed since print"), changed_since_print(), _("Print and desk agree."))
        )
    return {**context, "queues": queues}


def _queue(name: Promise, stories: Any, empty: Promise) -> Queue:
    return Queue(name, stories.count(), stories.for_list()[:SHOWN], empty)


def is_mine(user: Any) -> Q:
    """Bylined by the account's holder, or begun by him."""
    bylined = Byline.objects.filter(article=OuterRef("pk"), contributor__user=user)
    return Q(created_by=user) | Q(Exists(bylined))


def returned_to(user: Any) -> QuerySet:
    last = Transition.objects.filter(article=OuterRef("pk")).order_by("-id")
    drafts = Article.objects.filter(is_mine(user), status=Status.DRAFT)
    drafts = drafts.annotate(
        last_move=Subquery(last.values("move")[:1]), why_back=Subquery(last.values("reason")[:1])
    )
    return drafts.filter(last_move="return_for_changes")


def in_progress_of(user: Any) -> QuerySet:
    states = [Status.DRAFT, Status.IN_REVIEW, Status.APPROVED]
    return Article.objects.filter(is_mine(user), status__in=states).exclude(
        pk__in=returned_to(user).values("pk")
    )


def scheduled() -> QuerySet:
    return Article.objects.filter(status=Status.SCHEDULED).order_by("publish_at")


def brought() -> QuerySet:
    """Stories whose sender sent a newer version or took them back, until somebody decides."""
    waiting = Delivery.objects.filter(article=OuterRef("pk"), decided_at=None)
    return Article.objects.filter(Exists(waiting)).order_by("-changed_at")


def slips_for(user: Any) -> list[Article]:
    """Stories with a typing slip that somebody else proposed for the text as it stands."""
    proposed = Slip.objects.filter(confirmed_at=None).exclude(proposed_by=user)
    changed = changed_since_print().filter(Exists(proposed.filter(article=OuterRef("pk"))))
    waiting: dict[int, list[Any]] = {}
    for pk, digests in proposed.filter(article__in=changed).values_list("article", "digests"):
        waiting.setdefault(pk, []).append(digests)
    return [
        one
        for one in changed.for_list()
        if one.digests in waiting.get(one.pk, []) and "confirm_slip" in allowed_moves(one, user)
    ]


def changed_since_print() -> Any:
    """Published stories that would be printed otherwise now, or that rest on something else."""
    stories = Article.objects.filter(status=Status.PUBLISHED)
    differs = Q(digests={})
    for code in settings.LANGUAGE_CODES:
        now = f"now_{code}"
        stories = stories.annotate(**{now: KT(f"digests__{code}")})
        printed = Publication.objects.filter(article=OuterRef("pk"), language=code)
        differs |= Q(Exists(printed.exclude(proof__digest=OuterRef(now))))
    return stories.filter(differs).order_by("-changed_at")


def on_hold() -> QuerySet:
    return Article.objects.filter(legal_hold=True)


def waiting_for(user: Any) -> list[Article]:
    """Stories in review that lack a sign-off this person may give, oldest first, and for the desk
    the approved ones that somebody has to publish. At most eight queries, whatever their number."""
    held = people.roles_of(user)
    found = [story for story in _in_review() if _may_sign(story, user, held)]
    if held & roles.DESK:
        approved = Article.objects.filter(status=Status.APPROVED, legal_hold=False)
        found += approved.for_list().order_by("changed_at")
    return found


def _in_review() -> QuerySet:
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


def _may_sign(story: Any, user: Any, held: frozenset[str]) -> bool:
    """The rule of signoffs.why_not, on rows that are already here."""
    authors = {one.account_id for one in story.authorships.all() if one.is_author}
    if user.pk in authors or any(
        byline.contributor.user_id == user.pk for byline in story.bylines.all()
    ):
        return False
    given = {need: one.by_id for need, one in signoffs.holding(story, story.all_approvals).items()}
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
