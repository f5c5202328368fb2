from django.contrib import admin

from articles.admin.desk import DeskAdmin, in_languages
from articles.admin.slugs import NamesItsAddress
from articles.models import Contributor


@admin.register(Contributor)
class ContributorAdmin(NamesItsAddress, DeskAdmin):
    route, told_by = "site:author", "bylines__contributor"
    list_display = ("__str__", "slug", "user")
    list_select_related = ("user",)
    search_fields = (*in_languages("name"), "slug")
    autocomplete_fields = ("portrait",)
    fields = (*in_languages("name"), "slug", *in_languages("biography"), "portrait", "user")
