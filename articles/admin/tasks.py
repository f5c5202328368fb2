"""Saying on the home page that a task is done."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http import HttpResponseRedirect as Redirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.admin.desk import account
from articles.models import Task


def done(request: HttpRequest, pk: int) -> HttpResponse:
    """What is not his, or was done meanwhile, is not there."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    try:
        task = get_object_or_404(Task, pk=pk)
        workflow.task_done(task=task, by=account(request), at=timezone.now())
    except PermissionDenied:
        raise Http404 from None
    return Redirect(reverse("admin:index"))
