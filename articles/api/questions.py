"""What may be asked: parameters and bodies, checked by name, kind and value before anything is
done. What is wrong with them is said in every language."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from articles.api import pagination
from articles.api.problems import LANGUAGES, Problem, in_languages
from articles.reading import keyset

LARGEST_BODY = 256 * 1024  # bytes: a notice or a correction in every language stays far below


class OneOf(serializers.ChoiceField):
    """A choice whose refusal names the choices and does not repeat what was sent."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str) or data not in self.choices:
            allowed = ", ".join(str(choice) for choice in self.choices)
            raise serializers.ValidationError(
                _("Allowed here: %(allowed)s.") % {"allowed": allowed}, code="not_allowed"
            )
        return data


class Moment(serializers.DateTimeField):
    """ISO 8601, with an offset or in the time of the paper."""

    def to_internal_value(self, value: Any) -> datetime:
        try:
            moment = super().to_internal_value(value)
        except OverflowError:  # a year that has no room for a time zone
            moment = None
        if moment is None or not 1900 <= moment.year <= 2200:
            raise serializers.ValidationError(
                _("The year must lie between 1900 and 2200."), code="out_of_range"
            )
        return moment


@extend_schema_field(OpenApiTypes.STR)
class Cursor(serializers.Field[Any, Any, Any, Any]):
    def to_internal_value(self, data: Any) -> Any:
        try:
            return keyset.read_opaque(data)
        except ValueError:
            raise serializers.ValidationError(
                _("Take the cursor from «next» or «previous» of a page."), code="bad_cursor"
            ) from None


@extend_schema_field(OpenApiTypes.STR)
class Names(serializers.Field[Any, Any, Any, Any]):
    """Names separated by commas, each one of `allowed`."""

    def __init__(self, *, allowed: Iterable[str], **kwargs: Any) -> None:
        self.allowed = tuple(allowed)
        kwargs.setdefault("help_text", f"Separated by commas: {', '.join(self.allowed)}.")
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> Any:
        names = data.split(",")
        if set(names) - set(self.allowed):
            allowed = ", ".join(self.allowed)
            raise serializers.ValidationError(
                _("Allowed here: %(allowed)s.") % {"allowed": allowed}, code="not_allowed"
            )
        return tuple(dict.fromkeys(names))


class Query(serializers.Serializer[Any]):
    """The parameter every address of the readers takes."""

    lang = OneOf(
        choices=settings.LANGUAGE_CODES,
        required=False,
        help_text="The language of the answer; without it Accept-Language decides.",
    )


class PagedQuery(Query):
    cursor = Cursor(required=False, help_text="From «next» or «previous» of a page.")
    page_size = serializers.IntegerField(
        min_value=1, max_value=pagination.LARGEST_SIZE, default=pagination.DEFAULT_SIZE
    )


def read_query(form: type[serializers.Serializer[Any]], request: Any) -> dict[str, Any]:
    """The parameters of a request. Raises Problem for one that is unknown, given twice or wrong."""
    asked = tuple((name, *values) for name, values in request.GET.lists())
    return dict(_read(form, asked))


@lru_cache(maxsize=64)  # most ask for the same; a form costs more to build than a list to read
def _read(form: type[serializers.Serializer[Any]], asked: tuple[Any, ...]) -> dict[str, Any]:
    known = list(form().fields)
    if any(name not in known or more for name, _value, *more in asked):
        raise Problem("unknown_parameter", allowed=known)
    return _checked(form, dict(asked))


def read_body(
    form: type[serializers.Serializer[Any]], request: Any, **context: Any
) -> dict[str, Any]:
    """The body of a request. Raises Problem for one that is too large, is no object, or holds a
    field that is unknown or wrong."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
        raise Problem("too_large", limit=LARGEST_BODY)
    known = list(form(context=context).fields)
    if isinstance(request.data, Mapping) and set(request.data) - set(known):
        raise Problem("unknown_parameter", allowed=known)
    return _checked(form, request.data, **context)


def _checked(form: type[serializers.Serializer[Any]], data: Any, **context: Any) -> dict[str, Any]:
    read = form(data=data, context=context)
    if read.is_valid():
        return dict(read.validated_data)

    def look() -> list[tuple[str, str, str]]:
        again = form(data=data, context=context)
        again.is_valid()
        return list(_flat(again.errors))

    said = in_languages(look)
    raise Problem(
        "bad_parameter",
        errors=[
            {
                "field": field,
                "code": code,
                "messages": {one: said[one][place][2] for one in LANGUAGES},
            }
            for place, (field, code, _text) in enumerate(said["en"])
        ],
    )


def _flat(errors: Any, path: str = "") -> Iterable[tuple[str, str, str]]:
    """Field, code and text of each error; a field inside another is named `outer.inner`."""
    if isinstance(errors, Mapping):
        for name, inner in errors.items():
            own = "" if name == "non_field_errors" else str(name)
            yield from _flat(inner, ".".join(part for part in (path, own) if part))
    elif isinstance(errors, list):
        for one in errors:
            yield from _flat(one, path)
    else:
        yield path, errors.code, str(errors)
