"""What each move is told, made from the orders of the moves. Whether it may be made is for the
workflow to say; here only the kind of each value is looked at."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework import serializers

from articles.api.questions import Moment, OneOf
from articles.workflow import MOVES
from articles.workflow.move import Move
from articles.workflow.orders import LONGEST, Asked, asked_of


class Texts(serializers.DictField):
    """One text for each language: {"ar": "…", "en": "…"}."""

    def __init__(self, **kwargs: Any) -> None:
        child = serializers.CharField(max_length=LONGEST, allow_blank=True)
        super().__init__(child=child, **kwargs)

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping) and set(data) - set(settings.LANGUAGE_CODES):
            allowed = ", ".join(settings.LANGUAGE_CODES)
            raise serializers.ValidationError(
                _("Allowed here: %(allowed)s.") % {"allowed": allowed}, code="not_allowed"
            )
        return super().to_internal_value(data)


class Order(serializers.Serializer[Any]):
    """Nobody moves a text he has not seen: `version` is the one the story had when it was read."""

    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class Rows(serializers.Serializer[Any]):
    """A part of an order that may be left out; its texts become columns: text_ar and the like."""

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        columns: dict[str, Any] = {}
        for name, value in attrs.items():
            if isinstance(self.fields[name], Texts):
                columns |= {f"{name}_{code}": text for code, text in value.items()}
            else:
                columns[name] = value
        return columns


def _words(asked: Asked) -> serializers.Field[Any, Any, Any, Any]:
    return serializers.CharField(
        max_length=LONGEST, required=False, allow_blank=True, help_text=str(asked.help_text)
    )


def _moment(_asked: Asked) -> serializers.Field[Any, Any, Any, Any]:
    return Moment()


def _choice(asked: Asked) -> serializers.Field[Any, Any, Any, Any]:
    offered = [str(code) for code, _label in asked.choices()] if asked.choices else []
    return OneOf(choices=offered, required=asked.is_demanded)


def _texts(_asked: Asked) -> serializers.Field[Any, Any, Any, Any]:
    return Texts(required=False, help_text="One for each printed language.")


def _ticks(asked: Asked) -> serializers.Field[Any, Any, Any, Any]:
    offered = sorted({str(code) for code, _label in asked.choices()}) if asked.choices else []
    return serializers.ListField(
        child=OneOf(choices=offered),
        max_length=20,
        required=False,
        help_text="The codes of what was looked at: all that the sign-off lists.",
    )


def _rows(asked: Asked) -> serializers.Field[Any, Any, Any, Any]:
    rows: type[Rows] = type(f"{asked.name.title()}Order", (Rows,), _fields(cast(type, asked.inner)))
    return rows(required=False, help_text="May be left out where readers would see no other words.")


_FIELDS: Mapping[str, Callable[[Asked], serializers.Field[Any, Any, Any, Any]]] = {
    "words": _words,
    "moment": _moment,
    "choice": _choice,
    "texts": _texts,
    "ticks": _ticks,
    "rows": _rows,
}


def _fields(order: type) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
    return {name: _FIELDS[asked.kind](asked) for name, asked in asked_of(order)}


def _serializer(move: Move) -> type[Order]:
    name = "".join(part.title() for part in move.name.split("_"))
    return type(name, (Order,), _fields(move.order))


ORDERS: Mapping[str, type[Order]] = {
    name: _serializer(move) for name, move in MOVES.items() if move.is_pressed
}
