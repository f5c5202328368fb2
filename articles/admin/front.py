from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin, in_languages
from articles.admin.readonly import OfStoriesSeen
from articles.models import Article, FrontSlot


@admin.register(FrontSlot)
class FrontSlotAdmin(OfStoriesSeen, DeskAdmin):
    list_display = ("front", "position", "article", "pinned_until")
    list_display_links = ("front", "article")
    list_select_related = ("section", "article")
    list_filter = ("section",)
    autocomplete_fields = ("article",)
    fields = (
        "section",
        "position",
        "article",
        *in_languages("headline_override"),
        "pinned_until",
    )

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "article":
            kwargs["queryset"] = Article.objects.seen_by(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=_("front"), ordering="section")
    def front(self, slot: FrontSlot) -> str:
        return str(slot.section) if slot.section else str(_("Home page"))
