"""What somebody has to do about a story, and who may say that it is done."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet

from articles import roles
from articles.models import Article, Task, sight
from articles.workflow.people import Account, roles_of


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


@transaction.atomic
def task_done(*, task: Task, by: Account, at: datetime) -> None:
    """Raises PermissionDenied where it is not his, or was done meanwhile."""
    if not tasks_for(by).filter(pk=task.pk).exists():
        raise PermissionDenied
    Task.objects.filter(pk=task.pk, done_at=None).update(done_at=at, done_by=by)
