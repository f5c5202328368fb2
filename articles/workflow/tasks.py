"""What somebody has to do about a story, and who may say that it is done."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from articles import roles
from articles.models import Article, Task, sight
from articles.workflow.people import Account, roles_of
from articles.workflow.refusals import Reason, Refused

# What waits at most: beyond it nobody reads, and somebody floods.
REPORTS_OF_A_STORY, REPORTS = 20, 500


def tasks_for(account: Account) -> QuerySet[Task]:
    """What is to do: for the desk on the stories it sees, for others on their own stories and what
    was given to them."""
    if roles_of(account) & roles.DESK:
        stories = Q(article__in=Article.objects.seen_by(account).values("pk"))
    else:
        own = Article.objects.filter(sight.own(account))
        stories = Q(article__in=own.values("pk")) | Q(assignee=account)
    found = Task.objects.filter(stories, done_at=None)
    return found.select_related("article__section").order_by("priority", "due_at", "id")


def set_tasks(of: Iterable[tuple[int, str]], kind: Task.Kind, *, at: datetime) -> None:
    """For each story, by its key, and passage one that is to do; those that wait already stay."""
    waiting = set(Task.objects.filter(kind=kind, done_at=None).values_list("article_id", "passage"))
    Task.objects.bulk_create(
        Task(article_id=article, passage=passage, kind=kind, created_at=at)
        for article, passage in sorted(set(of) - waiting)
    )


def denied(article: Article) -> dict[int, str]:
    """What was denied in a story once it is printed: reply → the passage it is about. 1 query."""
    if article.first_published_at is None:
        return {}
    found = article.replies.filter(denies=True).values_list("pk", "about__exact")
    return {pk: passage or "" for pk, passage in found}


def report_error(*, article: Article, passage: str, said: str, at: datetime) -> None:
    """A reader tells the desk of a story what is wrong in it. Said twice in the same words it is
    one task. Raises Refused where more wait than a desk can read."""
    waiting = Task.objects.filter(kind=Task.Kind.REPORTED, done_at=None)
    here = waiting.filter(article=article)
    told = {"article": article, "passage": passage.strip(), "said": said.strip()}
    if here.filter(**told).exists():
        return
    if here.count() >= REPORTS_OF_A_STORY or waiting.count() >= REPORTS:
        said_so = _("Many readers have told us already. The desk is reading; try again later.")
        raise Refused([Reason("many_reports", said_so)])
    Task.objects.create(kind=Task.Kind.REPORTED, created_at=at, **told)


@transaction.atomic
def task_done(*, task: Task, by: Account, at: datetime) -> None:
    """Raises PermissionDenied where it is not his, or was done meanwhile."""
    if not tasks_for(by).filter(pk=task.pk).exists():
        raise PermissionDenied
    Task.objects.filter(pk=task.pk, done_at=None).update(done_at=at, done_by=by)
