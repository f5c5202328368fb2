"""Parts of a page that are drawn again only when something that they tell changed. A move changes a
story or two of a front; its other bands stay as they were drawn."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

_KEPT = 600


@dataclass(frozen=True, slots=True)
class Part:
    """`key`: all that is told, and so what makes two parts the same."""

    name: str
    key: tuple[Any, ...]
    told: dict[str, Any] = field(compare=False)


class _NotKnown(Exception):
    """What is told holds something of which is not known whether it is the same."""


@register.simple_tag
def part(name: str, now: datetime, /, **told: Any) -> SafeString:
    """The component `name`, given `now` and what is `told`, as {% include … only %} draws it. Kept
    where that is words, numbers, what tells by `seen_at` what a reader sees of it
    (articles.reading.cards.Card), and lists and dictionaries of them."""
    whole = {**told, "now": now}
    try:
        key = (get_language(), timezone.localdate(now), tuple(told), _seen([*told.values()], now))
    except _NotKnown:
        return render_to_string(name, whole)
    return drawn_once(Part(name, key, whole))


def drawn_once(wanted: Part) -> SafeString:
    """Its HTML; as it was drawn for an equal one, except while templates are being written."""
    return (_drawn if settings.DEBUG else _kept)(wanted)


def _drawn(wanted: Part) -> SafeString:
    return render_to_string(wanted.name, wanted.told)


_kept = lru_cache(_KEPT)(_drawn)


def _seen(told: Any, now: datetime) -> Any:
    """What a reader would see of it at `now`: equal for two that look alike."""
    if seen_at := getattr(told, "seen_at", None):
        return seen_at(now)
    if isinstance(told, dict):
        told = [*told.items()]
    if isinstance(told, list | tuple):
        return tuple([_seen(one, now) for one in told])
    if told is None or isinstance(told, str | int):
        return told
    raise _NotKnown
