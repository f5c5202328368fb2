"""Corrections are made by the move that prints them; here they are only read."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin, in_languages
from articles.admin.readonly import OfStoriesSeen, OnlyToRead
from articles.models import Correction
from articles.workflow import people


@admin.register(Correction)
class CorrectionAdmin(OnlyToRead, OfStoriesSeen, DeskAdmin):
    list_display = ("at", "kind", "story", "placement", "who")
    list_filter = ("kind",)
    list_select_related = ("article", "by")
    date_hierarchy = "at"
    fields = (
        "story",
        "kind",
        *in_languages("text", "what_was_wrong"),
        "placement",
        "at",
        "who",
    )

    @admin.display(description=_("article"), ordering="article")
    def story(self, correction: Correction) -> str:
        return str(correction.article)

    @admin.display(description=_("by"), ordering="by")
    def who(self, correction: Correction) -> str:
        return people.name_of(correction.by) if correction.by else "-"
