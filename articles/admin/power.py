"""Requests for power, their answers, the record of accounts, and the page on which a chief sees who
may do what."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import accounts, roles
from articles.admin.account import named_role, page, wish
from articles.admin.desk import DeskAdmin
from articles.admin.desk import account as whoever
from articles.admin.readonly import OnlyToRead
from articles.models import AccountChange, AccountRequest, DemoAccount
from articles.models.source import SourceAccess
from articles.workflow import people

What = AccountChange.What


@admin.register(AccountRequest)
class RequestAdmin(OnlyToRead, DeskAdmin):
    """A second person reads all of them, others those they asked for. One opens on its answer."""

    list_display = ("asked_at", "whose", "wanted", "asker", "why", "answer")
    list_display_links = ("whose",)
    list_filter = ("is_granted", "what")
    list_select_related = ("account", "asked_by", "decided_by")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        seen = accounts.seen_requests(whoever(request)).values("pk")
        return super().get_queryset(request).filter(pk__in=seen)

    @admin.display(description=_("account"), ordering="account")
    def whose(self, row: AccountRequest) -> str:
        return accounts.named(row.account)

    @admin.display(description=_("what"), ordering="what")
    def wanted(self, row: AccountRequest) -> str:
        return wish(row)

    @admin.display(description=_("asked for by"), ordering="asked_by")
    def asker(self, row: AccountRequest) -> str:
        return by_whom(row.asked_by)

    @admin.display(description=_("answer"), ordering="is_granted")
    def answer(self, row: AccountRequest) -> str:
        if row.is_granted is None:
            return gettext("waits")
        said = gettext("granted") if row.is_granted else gettext("refused")
        return f"{said} · {by_whom(row.decided_by)}"

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Open to whom the request concerns as well, who is on no list of them."""
        asked = self.get_object(request, object_id)
        if asked is None:
            raise Http404
        if {"grant", "refuse"} & request.POST.keys():
            return self._answer(request, asked)
        return self._page(request, asked)

    def _answer(self, request: HttpRequest, asked: AccountRequest) -> HttpResponse:
        by, at, link = whoever(request), timezone.now(), ""
        try:
            if "grant" in request.POST:
                link = accounts.grant(asked, by=by, at=at)
                said = gettext("Granted: %(wanted)s.")
            else:
                accounts.refuse(asked, by=by, at=at)
                said = gettext("Refused: %(wanted)s.")
        except PermissionDenied as refused:
            asked.refresh_from_db()
            return self._page(request, asked, said=str(refused), status=409)
        if link:
            return page(self, request, "link", asked.account, link=request.build_absolute_uri(link))
        self.message_user(request, said % {"wanted": wish(asked)}, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:index"))

    def _page(
        self, request: HttpRequest, asked: AccountRequest, said: str = "", status: int = 200
    ) -> HttpResponse:
        by, account = whoever(request), asked.account
        told = {
            "asked": asked,
            "wanted": wish(asked),
            "by": by_whom(asked.asked_by),
            "held": [named_role(name) for name in sorted(accounts.role_names(account))],
            "changes": [told_of(one) for one in account.changes.select_related("by", "second")[:8]],
            "is_open": asked.decided_at is None,
            "why_not": accounts.why_not_granted(asked, by),
            "may_refuse": accounts.may_refuse(asked, by),
            "answer": self.answer(asked),
            "said": said,
        }
        return page(self, request, "answer", account, status, **told)


@admin.register(AccountChange)
class ChangeAdmin(OnlyToRead, DeskAdmin):
    """The record of accounts, and beside it who may do what today."""

    list_display = ("at", "whose", "what", "about", "why", "maker", "other")
    list_filter = ("what",)
    date_hierarchy = "at"
    list_select_related = ("account", "by", "second")
    fields = ("at", "whose", "what", "about", "why", "maker", "other")
    change_list_template = "admin/accounts/changes.html"

    def get_urls(self) -> list[URLPattern]:
        who = self.admin_site.admin_view(self.who_may_do_what)
        seen = self.admin_site.admin_view(self.seen)
        return [
            path("who/", who, name="who_may_do_what"),
            path("<int:pk>/seen/", seen, name="account_change_seen"),
            *super().get_urls(),
        ]

    def seen(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Somebody says that he has seen a notice on his home page."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        row = get_object_or_404(AccountChange, pk=pk)
        accounts.acknowledge(row, by=whoever(request), at=timezone.now())
        return HttpResponseRedirect(reverse("admin:index"))

    @admin.display(description=_("account"), ordering="account")
    def whose(self, row: AccountChange) -> str:
        return accounts.named(row.account)

    @admin.display(description=_("detail"))
    def about(self, row: AccountChange) -> str:
        return detail(row) or "-"

    @admin.display(description=_("by"), ordering="by")
    def maker(self, row: AccountChange) -> str:
        return by_whom(row.by)

    @admin.display(description=_("second person"), ordering="second")
    def other(self, row: AccountChange) -> str:
        return people.name_of(row.second) if row.second else "-"

    def who_may_do_what(self, request: HttpRequest) -> HttpResponse:
        """Every account that holds a role: since when, by whom, and when it was seen last."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Who may do what"),
            "opts": self.opts,
            "people": _who_may_do_what(),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/accounts/who.html", context)


def _who_may_do_what() -> list[Mapping[str, Any]]:
    """5 queries."""
    held = User.objects.filter(is_active=True).prefetch_related("groups")
    held = held.annotate(
        has_factor=Exists(accounts.factors_of(OuterRef("pk"))),
        is_demo=Exists(DemoAccount.objects.filter(account=OuterRef("pk"))),
    ).order_by("first_name", "last_name", "username")
    given = {}
    changes = AccountChange.objects.filter(what=What.ROLE_GIVEN)
    changes = changes.select_related("account", "by", "second")
    for one in changes.order_by("at", "id"):
        given[one.account_id, one.detail] = told_of(one)
    looks = SourceAccess.objects.values_list("who").annotate(last=Max("at"))
    last = dict(looks.order_by())
    return [
        {
            "account": one,
            "powers": [
                (named_role(group.name), given.get((one.pk, group.name)))
                for group in one.groups.all()
                if group.name in roles.ROLES
            ],
            "last_look": last.get(one.pk),
        }
        for one in held
        if one.is_superuser or one.groups.all()
    ]


def on_the_home_page(account: User) -> Mapping[str, Any]:
    """What this person is told of accounts: notices, requests, and that a chief stands alone."""
    return {
        "notices": [told_of(one) for one in accounts.unseen(account)],
        "requests": [
            {"pk": one.pk, "whose": accounts.named(one.account), "wanted": wish(one)}
            | {"by": by_whom(one.asked_by), "why": one.why, "at": one.asked_at}
            for one in accounts.waiting_for(account)
        ],
        "is_alone": accounts.is_alone(account),
    }


def by_whom(account: User | None) -> str:
    return people.name_of(account) if account else gettext("at the server")


def detail(row: AccountChange) -> str:
    """A role by its name; of a refusal, what was asked for."""
    if row.detail in roles.ROLES:
        return named_role(row.detail)
    return str(dict(AccountRequest.What.choices).get(row.detail, row.detail))


def told_of(row: AccountChange) -> Mapping[str, Any]:
    """A change as a notice says it."""
    return {
        "pk": row.pk,
        "what": row.get_what_display(),
        "whose": accounts.named(row.account),
        "detail": detail(row),
        "by": by_whom(row.by),
        "second": people.name_of(row.second) if row.second else "",
        "why": row.why,
        "at": row.at,
    }
