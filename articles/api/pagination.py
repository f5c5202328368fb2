"""The addresses of keyset pages."""

from typing import Any

from django.conf import settings

from articles.reading.keyset import Place

DEFAULT_SIZE, LARGEST_SIZE = 20, 50


def link(request: Any, place: Place | None) -> str | None:
    """The absolute address of a page, with every other parameter as it was asked."""
    if place is None:
        return None
    query = request.GET.copy()
    query["cursor"] = place.opaque
    return f"{settings.SITE_URL}{request.path}?{query.urlencode()}"
