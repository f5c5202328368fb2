"""Fields that look their choices up as one types. A value that is no number is simply not found;
Django's own widget would fail on it when the form is shown again."""

from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.db import models
from django.http import HttpRequest

from articles.admin.mixin import Mixin

_LONGEST = 18  # digits that every database can look for


def _numbers(values: Any) -> list[str]:
    return [one for one in values if not one or (one.isdecimal() and len(one) <= _LONGEST)]


class LookUpOne(AutocompleteSelect):
    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        return super().optgroups(name, _numbers(map(str, value)), attrs)


class LookUpMany(AutocompleteSelectMultiple):
    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        return super().optgroups(name, _numbers(map(str, value)), attrs)


class LooksUp(Mixin):
    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", LookUpOne(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", LookUpMany(db_field, self.admin_site))
        return super().formfield_for_manytomany(db_field, request, **kwargs)
