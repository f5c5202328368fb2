from django.contrib import admin

from articles.admin.desk import DeskAdmin, in_languages
from articles.models import StoryTemplate


@admin.register(StoryTemplate)
class StoryTemplateAdmin(DeskAdmin):
    """What stories of a kind begin with (articles.admin.beginning)."""

    list_display = ("__str__", "genre", "section")
    list_filter = ("genre",)
    fields = (*in_languages("name"), "genre", "section", *in_languages("outline"))
