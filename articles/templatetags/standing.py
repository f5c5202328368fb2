"""Standing type: what is the same on page after page, drawn once."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.templatetags.parts import Part, drawn_once

register = template.Library()


class _Page(NamedTuple):
    """What every component is told of a page, what makes two pages alike, and the addresses of it
    in the other editions by the words that stand for them: all that differs from story to story."""

    told: dict[str, Any]
    key: tuple[Any, ...]
    elsewhere: dict[str, str]


@register.simple_tag(takes_context=True)
def standing(context: Context, name: str, **of_the_page: Any) -> SafeString:
    """The component `name`, drawn once for each edition with its sections, day and kind of page. It
    is given `paper`, `now`, `section` and `editions` of the page, and what is written behind its
    name: yes or no alone."""
    page: _Page | None = context.render_context.get("standing")
    if page is None:
        page = context.render_context["standing"] = _page(context)
    known = {name: bool(value) for name, value in of_the_page.items()}
    html: str = drawn_once(Part(name, (page.key, *known.items()), {**page.told, **known}))
    for place, address in page.elsewhere.items():
        html = html.replace(place, address)
    return mark_safe(html)


def _page(context: Context) -> _Page:
    paper, section, now = context["paper"], context.get("section"), context.get("now")
    editions: Sequence[Mapping[str, str]] = context.get("editions") or ()
    places = [f"edition-{one['code']}-is-at" for one in editions]
    elsewhere = [{**one, "url": place} for one, place in zip(editions, places, strict=True)]
    key = (
        paper.language,
        paper.sections_seen,
        (section.pk, section.slug, section.name) if section else None,
        timezone.localdate(now) if now else None,
        tuple([(one["code"], one["leads_to"]) for one in editions]),
    )
    addresses = [escape(one["url"]) for one in editions]
    return _Page(
        {"paper": paper, "section": section, "now": now, "editions": elsewhere},
        key,
        dict(zip(places, addresses, strict=True)),
    )
