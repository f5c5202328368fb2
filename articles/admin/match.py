from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from articles.admin.desk import DeskAdmin, in_languages
from articles.models import Layout, Match, Section


@admin.register(Match)
class MatchAdmin(DeskAdmin):
    list_display = ("__str__", "competition", "starts_at", "home_score", "away_score")
    list_editable = ("home_score", "away_score")
    list_filter = ("section",)
    search_fields = (*in_languages("home", "away", "competition"),)
    save_as = True
    fieldsets = (
        (None, {"fields": ("section", "starts_at", *in_languages("competition"))}),
        (None, {"fields": (*in_languages("home"), "home_score", "home_penalties")}),
        (None, {"fields": (*in_languages("away"), "away_score", "away_penalties")}),
    )

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The section that prints results."""
        sport = Section.objects.filter(layout=Layout.SPORT).first()
        asked = super().get_changeform_initial_data(request)
        return {**({"section": sport.pk} if sport else {}), **asked}
