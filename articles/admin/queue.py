"""The admin's home: what waits for this person, each list an honest query."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import roles
from articles.admin import sealing
from articles.admin.desk import account
from articles.admin.power import on_the_home_page
from articles.models import (
    Article,
    Delivery,
    ShareReview,
    Slip,
    Status,
    Stroke,
    Transition,
    sight,
)
from articles.sources import handling
from articles.workflow import allowed_moves, people, tasks_for, waiting

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
    user = account(request)
    tasks = tasks_for(user)
    shown = list(tasks[:SHOWN])
    context |= {
        **on_the_home_page(user),
        "tasks": shown,
        "task_count": len(shown) if len(shown) < SHOWN else tasks.count(),
        "unhandled": handling.without_handler(user).count(),
        "sealed": sealing.concerns(user),
        "is_clock_late": Stroke.objects.is_late(at=timezone.now()),
    }
    if not people.roles_of(user) & roles.EDITORIAL:
        return {**context, "queues": []}
    waiting = waiting_for(user)
    queues = [
        Queue(_("Waiting for me"), len(waiting), waiting[:SHOWN], _("Nothing waits for you.")),
        _queue(_("Returned to me"), returned_to(user), _("No story came back to you.")),
        _queue(_("Mine in progress"), in_progress_of(user), _("You have no story in progress.")),
        _queue(_("Scheduled"), scheduled(user), _("No story is scheduled.")),
        _queue(_("On hold"), on_hold(user), _("No story is on legal hold.")),
    ]
    if people.roles_of(user) & roles.DESK:
        context["share_reviews"] = ShareReview.objects.waiting().count()
        queues.append(_queue(_("From senders"), brought(user), _("No sender has changed a story.")))
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
            _queue(
                _("Changed since print"),
                Article.objects.seen_by(user).changed_since_print(),
                _("Print and desk agree."),
            )
        )
    return {**context, "queues": queues}


def _queue(name: Promise, stories: Any, empty: Promise) -> Queue:
    shown = list(stories.for_list()[:SHOWN])
    return Queue(name, len(shown) if len(shown) < SHOWN else stories.count(), shown, empty)


def returned_to(user: Any) -> QuerySet:
    last = Transition.objects.filter(article=OuterRef("pk")).order_by("-id")
    drafts = Article.objects.filter(sight.own(user), status=Status.DRAFT)
    drafts = drafts.annotate(
        last_move=Subquery(last.values("move")[:1]), why_back=Subquery(last.values("reason")[:1])
    )
    return drafts.filter(last_move="return_for_changes")


def in_progress_of(user: Any) -> QuerySet:
    states = [Status.DRAFT, Status.IN_REVIEW, Status.APPROVED]
    return Article.objects.filter(sight.own(user), status__in=states).exclude(
        pk__in=returned_to(user).values("pk")
    )


def scheduled(user: Any) -> QuerySet:
    return Article.objects.seen_by(user).filter(status=Status.SCHEDULED).order_by("publish_at")


def brought(user: Any) -> QuerySet:
    """Stories whose sender sent a newer version or took them back, until somebody decides."""
    undecided = Delivery.objects.filter(article=OuterRef("pk"), decided_at=None)
    return Article.objects.seen_by(user).filter(Exists(undecided)).order_by("-changed_at")


def slips_for(user: Any) -> list[Article]:
    """Stories with a typing slip that somebody else proposed for the text as it stands."""
    proposed = Slip.objects.filter(confirmed_at=None).exclude(proposed_by=user)
    changed = Article.objects.seen_by(user).changed_since_print()
    changed = changed.filter(Exists(proposed.filter(article=OuterRef("pk"))))
    digests_of: dict[int, list[Any]] = {}
    for pk, digests in proposed.filter(article__in=changed).values_list("article", "digests"):
        digests_of.setdefault(pk, []).append(digests)
    return [
        one
        for one in changed.for_list()
        if one.digests in digests_of.get(one.pk, []) and "confirm_slip" in allowed_moves(one, user)
    ]


def on_hold(user: Any) -> QuerySet:
    return Article.objects.seen_by(user).filter(legal_hold=True)


def waiting_for(user: Any) -> list[Article]:
    """Stories that lack a sign-off this person may give, oldest first, and for the desk those that
    somebody has to publish. At most nine queries, whatever their number."""
    held = people.roles_of(user)
    found = waiting.to_sign(user)
    if held & roles.DESK:
        approved = Article.objects.seen_by(user).filter(status=Status.APPROVED, legal_hold=False)
        found += approved.for_list().order_by("changed_at")
    return list({one.pk: one for one in found}.values())
