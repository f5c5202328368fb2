"""What the clock could not do, for the desk to see; the clock tries again by itself."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin, account
from articles.admin.readonly import OnlyToRead
from articles.models import Setback
from articles.sources import sealing

_PAGES = {
    Setback.Job.PUBLISH: "article",
    Setback.Job.CHECK: "article",
    Setback.Job.PICTURE: "image",
    Setback.Job.PICTURE_OUT: "image",
}


@admin.register(Setback)
class SetbackAdmin(OnlyToRead, DeskAdmin):
    list_display = ("job", "what", "attempts", "tried_at", "next_at", "why")
    list_filter = ("job",)
    fields = ("job", "what", "attempts", "tried_at", "next_at", "why")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """That an identity is kept at all is for the custodian of sources."""
        found = super().get_queryset(request)
        is_custodian = sealing.is_custodian(account(request))
        return found if is_custodian else found.exclude(job=Setback.Job.DESTROY)

    @admin.display(description=_("number"), ordering="row")
    def what(self, setback: Setback) -> str:
        """By its number: whether he may read it is asked by its own page."""
        page = _PAGES.get(Setback.Job(setback.job))
        if page is None:
            return str(setback.row)
        address = reverse(f"admin:articles_{page}_change", args=[setback.row])
        return format_html('<a class="text-link" href="{}">{}</a>', address, setback.row)
