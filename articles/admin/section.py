from django.contrib import admin

from articles.admin.desk import DeskAdmin, in_languages
from articles.models import Section


@admin.register(Section)
class SectionAdmin(DeskAdmin):
    list_display = ("__str__", "slug", "position")
    fields = (*in_languages("name"), "slug", "position", "colour")
