"""Cards by the dozen. A page shows as many as forty, alike but for their words: so the template is
drawn once for each kind of card, with holes where the words go, and the words are put in."""

from datetime import datetime
from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from articles.templatetags.arabic import ago, time_of_day
from articles.templatetags.figures import placed
from articles.text.holes import cut, filled, hole

register = template.Library()

_BELOW = ("moments", "following")
# What a card may say; what a story does not have leaves no hole.
_WORDS = "headline kicker picture section standfirst url".split()


class _Holes:
    """Stands for a story in the template: each of these words is a hole, every other is empty."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def __getitem__(self, name: str) -> str:
        return mark_safe(hole(name)) if name in self._names else ""


@register.simple_tag
def card(
    story: Any,
    now: datetime,
    *,
    sizes: str = "",
    first: bool = False,
    by_clock: bool = False,
    **kind: Any,
) -> SafeString:
    """The card of a story (articles.reading.cards.Card). `sizes` as in HTML and `first` for the one
    picture that should not wait; `by_clock`: its time of day instead of how long ago; `kind`: what
    the template knows beside the story."""
    when = story.first_published_at
    words = {name: text for name in _WORDS if (text := getattr(story, name))}
    words["when"] = time_of_day(when) if by_clock else ago(when, now)
    if story.picture:
        words["picture"] = placed(story.picture, sizes, first=first)
    for name in _BELOW:
        if getattr(story, name):
            told = {"story": story, "stories": story.following, "now": now}
            words["below"] = render_to_string(f"components/{name}.html", told)
            break
    parts = _drawn(get_language(), frozenset(words), tuple(sorted(kind.items())))
    return mark_safe(filled(parts, words))


def _draw(language: str, words: frozenset[str], kind: tuple[tuple[str, Any], ...]) -> list[str]:
    html = render_to_string("components/card.html", {**dict(kind), "story": _Holes(words)})
    return cut(html.strip())


_kept = lru_cache(500)(_draw)


def _drawn(language: str, words: frozenset[str], kind: tuple[tuple[str, Any], ...]) -> list[str]:
    return _draw(language, words, kind) if settings.DEBUG else _kept(language, words, kind)
