from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextareaWidget

from articles.admin.desk import DeskAdmin, in_languages
from articles.admin.slugs import NamesItsAddress
from articles.models import Topic

MOST, LONGEST = 20, 120


class LinesField(forms.CharField):
    """A list of names, written one a line."""

    widget = UnfoldAdminTextareaWidget(attrs={"rows": 3, "dir": "auto"})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> list[str]:
        lines = [" ".join(line.split()) for line in super().clean(value).splitlines()]
        names = list(dict.fromkeys(filter(None, lines)))
        if len(names) > MOST or any(len(one) > LONGEST for one in names):
            wrong = _("At most %(most)s names, each of %(letters)s letters at most.")
            raise forms.ValidationError(wrong % {"most": MOST, "letters": LONGEST})
        return names


@admin.register(Topic)
class TopicAdmin(NamesItsAddress, DeskAdmin):
    route, told_by = "site:topic", "topics"
    list_display = ("__str__", "kind", "slug")
    list_filter = ("kind",)
    search_fields = (*in_languages("name"), "slug")
    fields = (
        "kind",
        *in_languages("name"),
        "slug",
        "aliases",
        *in_languages("description"),
        "media_topic",
    )

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> forms.Field | None:
        if db_field.name != "aliases":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        return LinesField(
            label=capfirst(db_field.verbose_name),
            required=False,
            help_text=_("Other names readers know it by, one a line."),
        )
