from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from unfold.widgets import UnfoldAdminColorInputWidget

from articles import roles
from articles.admin.desk import DeskAdmin, PeopleField, holders, in_languages
from articles.admin.slugs import NamesItsAddress
from articles.models import Section


@admin.register(Section)
class SectionAdmin(NamesItsAddress, DeskAdmin):
    stands_at_the_root = True
    route, told_by = "site:section", "section"
    list_display = ("__str__", "slug", "position", "layout")
    fields = (*in_languages("name"), "slug", "position", "layout", "colour", "editors")

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> Any:
        return PeopleField(
            holders(frozenset({roles.DESK_EDITOR})),
            required=False,
            label=db_field.verbose_name,
            help_text=db_field.help_text,
        )

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "colour":
            kwargs["widget"] = UnfoldAdminColorInputWidget()
        return super().formfield_for_dbfield(db_field, request, **kwargs)
