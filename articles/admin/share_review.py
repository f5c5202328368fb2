"""Share counts that came too fast: the desk looks at them and says whether they count."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import roles, shares
from articles.admin.desk import DeskAdmin, account
from articles.admin.readonly import OfStoriesSeen, OnlyToRead
from articles.models import ShareReview
from articles.workflow import people


@admin.register(ShareReview)
class ShareReviewAdmin(OfStoriesSeen, OnlyToRead, DeskAdmin):
    """One opens on its answer."""

    list_display = ("day", "article", "waiting", "networks", "answer")
    list_display_links = ("article",)
    list_filter = (("decided_at", admin.EmptyFieldListFilter), "is_counted")
    list_select_related = ("article", "decided_by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        found: Any = super().get_queryset(request)
        return found.with_intents()

    @admin.display(description=_("intents"))
    def waiting(self, row: Any) -> int:
        return row.waits if row.decided_at is None else row.intents

    @admin.display(description=_("networks"))
    def networks(self, row: Any) -> int | str:
        return row.networks if row.decided_at is None else "-"

    @admin.display(description=_("answer"), ordering="is_counted")
    def answer(self, row: ShareReview) -> str:
        if row.decided_by is None:
            return gettext("waits")
        return f"{_said(row)} · {people.name_of(row.decided_by)}"

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        review = self.get_object(request, object_id)
        if review is None or not self.has_view_permission(request, review):
            raise Http404
        if {"count", "drop"} & request.POST.keys():
            return self._decide(request, review)
        return self._page(request, review)

    def _decide(self, request: HttpRequest, review: ShareReview) -> HttpResponse:
        if not may_decide(request):
            raise PermissionDenied
        counts = "count" in request.POST
        try:
            intents = shares.decide(review, counts=counts, by=account(request), at=timezone.now())
        except ShareReview.DoesNotExist:
            review.refresh_from_db()
            told = gettext("Somebody decided meanwhile.")
            return self._page(request, review, said=told, status=409)
        said = gettext("Counted: %(number)s.") if counts else gettext("Not counted: %(number)s.")
        self.message_user(request, said % {"number": intents}, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_sharereview_changelist"))

    def _page(
        self, request: HttpRequest, review: Any, said: str = "", status: int = 200
    ) -> HttpResponse:
        hours = shares.by_hour(review)
        told = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": review.article,
            "review": review,
            "answer": "" if review.decided_at is None else _said(review),
            "decider": people.name_of(review.decided_by) if review.decided_by else "",
            "may_decide": may_decide(request),
            "hours": hours,
            "highest": max((counted + waits for _hour, counted, waits in hours), default=0),
            "counted": sum(counted for _hour, counted, _waits in hours),
            "reasons": shares.by_reason(review),
            "largest": shares.by_network(review),
            "said": said,
        }
        template = "admin/articles/sharereview/review.html"
        return TemplateResponse(request, template, told, status=status)


def may_decide(request: HttpRequest) -> bool:
    return bool(people.roles_of(account(request)) & roles.DESK)


def _said(review: ShareReview) -> str:
    return gettext("counted") if review.is_counted else gettext("not counted")
