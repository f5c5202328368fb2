from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse

from articles.admin.desk import DeskAdmin, in_languages
from articles.models import PaperPage


@admin.register(PaperPage)
class PaperPageAdmin(DeskAdmin):
    """What the paper says of itself. Which pages there are is not the desk's to choose: other pages
    and machines lead to them."""

    list_display = ("__str__",)
    fields = (*in_languages("body"),)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        return reverse(f"site:{obj.key}") if obj else None
