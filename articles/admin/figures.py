"""Days, moments and numbers in lists and on pages that are only read: drawn as the paper draws them
everywhere, by the months and digits of the settings. Django's own drawing knows neither."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db import models
from django.utils.safestring import SafeString

from articles.templatetags import arabic

_FILTERS: tuple[tuple[type[models.Field], Callable[[Any], str]], ...] = (
    (models.DateTimeField, arabic.moment),
    (models.DateField, arabic.day),
    (models.IntegerField, arabic.number),
    (models.FloatField, arabic.number),
)


def drawn(model: type[models.Model], name: Any) -> Any:
    """A column or read-only field that draws the field of this name; anything that is no day,
    moment or number, or has words for its values, as it was given."""
    fields: list[Any] = list(model._meta.get_fields())
    field = next((one for one in fields if one.name == name), None)
    draw = next((filter_ for kind, filter_ in _FILTERS if isinstance(field, kind)), None)
    if field is None or draw is None or field.choices or field.primary_key:
        return name

    @admin.display(description=field.verbose_name, ordering=field.name)
    def show(row: models.Model) -> SafeString | str | None:
        value = getattr(row, field.name)
        return None if value is None else draw(value)

    show.__name__ = field.name
    return show
