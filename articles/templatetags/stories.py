"""The text of a story as its page shows it."""

import re
from itertools import count

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.models import Publication
from articles.templatetags.arabic import unbroken_html

register = template.Library()

_FIRST = re.compile(r"\A<p\b[^>]*>")
_PART = re.compile(r"<h2(?=[ >])")


@register.filter
def told(publication: Publication) -> SafeString:
    """Its text, the place of the news run in at its start, and a name on each of its parts where
    they are listed beside it."""
    html = publication.body_html
    if publication.dateline:
        place = format_html('<span class="dateline">{}</span> ', publication.dateline)
        opening = _FIRST.match(html)
        cut = opening.end() if opening else 0
        run_in = place if opening else format_html("<p>{}</p>", place)
        html = f"{html[:cut]}{run_in}{html[cut:]}"
    if publication.parts:
        number = count(1)
        html = _PART.sub(lambda _match: f'<h2 id="part-{next(number)}"', html)
    return mark_safe(unbroken_html(html))
