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
    """The story's page leads here with itself chosen; a front's next free place is filled in."""

    list_display = ("front", "position", "article", "pinned_until")
    list_display_links = ("front", "article")
    list_select_related = ("section", "article")
    list_filter = ("section",)
    autocomplete_fields = ("article", "topic")
    fields = (
        "section",
        "position",
        "article",
        *in_languages("headline_override"),
        "topic",
        "pinned_until",
    )

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "article":
            kwargs["queryset"] = Article.objects.seen_by(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        asked = super().get_changeform_initial_data(request)
        return {"position": FrontSlot.objects.first_free(None), **asked}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        FrontSlot.objects.make_room(obj)
        super().save_model(request, obj, form, change)

    @admin.display(description=_("front"), ordering="section")
    def front(self, slot: FrontSlot) -> str:
        return str(slot.section) if slot.section else str(_("Home page"))
