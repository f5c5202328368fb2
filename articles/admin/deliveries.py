"""What a sender told us later about a story: shown word by word, to be taken or dropped."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin.desk import account
from articles.admin.differences import drawn, readable
from articles.models import Article, Delivery
from articles.text.html import sanitise
from articles.workflow import Facts, deliveries, people


def waiting_on(article: Article) -> Any:
    """Those that nobody has decided about, the oldest first."""
    return article.deliveries.filter(decided_at=None)


def view_for(model_admin: ModelAdmin) -> Callable[..., HttpResponse]:
    def delivery_page(request: HttpRequest, pk: int, delivery: int) -> HttpResponse:
        article = get_object_or_404(Article.objects.seen_by(request.user), pk=pk)
        found = get_object_or_404(article.deliveries, pk=delivery)
        if not model_admin.has_view_permission(request, article):
            raise PermissionDenied
        reasons: list[workflow.Reason] = []
        if request.method == "POST":
            if not people.may_edit(Facts(article), request.user):
                raise PermissionDenied
            try:
                return _decided(request, article, found)
            except workflow.Refused as refused:
                reasons = list(refused.reasons)
        return _page(model_admin, request, article, found, reasons)

    return delivery_page


def _decided(request: HttpRequest, article: Article, delivery: Delivery) -> HttpResponse:
    now = timezone.now()
    if "take" in request.POST:
        deliveries.take(delivery=delivery, by=account(request), at=now)
        messages.success(request, _("The newer version is in the story. Read it before it runs."))
    else:
        deliveries.drop(delivery=delivery, by=account(request), at=now)
        messages.success(request, _("The story stays as it is."))
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _page(
    model_admin: ModelAdmin,
    request: Any,
    article: Article,
    delivery: Delivery,
    reasons: list[workflow.Reason],
) -> HttpResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "title": str(delivery),
        "opts": model_admin.opts,
        "original": article,
        "article": article,
        "delivery": delivery,
        "changes": list(_changes(article, delivery)),
        "may_decide": delivery.decided_at is None and people.may_edit(Facts(article), request.user),
        "reasons": [(reason, "") for reason in reasons],
        "back": reverse("admin:articles_article_change", args=[article.pk]),
    }
    request.current_app = model_admin.admin_site.name
    template = "admin/articles/article/delivery.html"
    return TemplateResponse(request, template, context, status=409 if reasons else 200)


def _changes(article: Article, delivery: Delivery) -> Iterator[tuple[str, str, SafeString]]:
    """Label, language and the way from our text to the sender's, field by field."""
    for name, theirs in delivery.texts.items():
        ours = article.text(name, delivery.language)
        if name == "body":
            ours, theirs = readable(ours), readable(sanitise(theirs))
        if ours.split() != theirs.split():
            column: Any = Article._meta.get_field(name)
            yield str(column.verbose_name), delivery.language, drawn(ours, theirs)
