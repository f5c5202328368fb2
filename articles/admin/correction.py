"""Corrections are made by the move that prints them; here they are only read."""

from django.contrib import admin

from articles.admin.desk import DeskAdmin, in_languages
from articles.admin.readonly import OnlyToRead
from articles.models import Correction


@admin.register(Correction)
class CorrectionAdmin(OnlyToRead, DeskAdmin):
    list_display = ("at", "kind", "article", "placement", "by")
    list_filter = ("kind",)
    list_select_related = ("article", "by")
    date_hierarchy = "at"
    fields = (
        "article",
        "kind",
        *in_languages("text", "what_was_wrong"),
        "placement",
        "at",
        "by",
    )
