"""Standing type: what is the same on page after page, drawn once."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.templatetags.parts import Part, drawn_once

register = template.Library()


@register.simple_tag(takes_context=True)
def standing(context: Context, name: str, **of_the_page: Any) -> SafeString:
    """The component `name`, drawn once for each edition with its sections, day and kind of page. It
    is given `paper`, `now`, `section` and `editions` of the page, and what is written behind its
    name: yes or no alone."""
    paper, section, now = context["paper"], context.get("section"), context.get("now")
    editions: Sequence[Mapping[str, str]] = context.get("editions") or ()
    # Where the other editions have this page is all that differs from story to story.
    names = [f"edition-{one['code']}-is-at" for one in editions]
    elsewhere = [{**one, "url": place} for one, place in zip(editions, names, strict=True)]
    known = {name: bool(value) for name, value in of_the_page.items()}
    told = {"paper": paper, "section": section, "now": now, "editions": elsewhere, **known}
    key = (
        paper.language,
        paper.sections_seen,
        (section.pk, section.slug, section.name) if section else None,
        timezone.localdate(now) if now else None,
        tuple([(one["code"], one["leads_to"]) for one in editions]),
        tuple(known.items()),
    )
    html: str = drawn_once(Part(name, key, told))
    for one, place in zip(editions, names, strict=True):
        html = html.replace(place, escape(one["url"]))
    return mark_safe(html)
