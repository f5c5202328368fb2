"""How a public page leaves: cacheable by everybody, with validators, without a cookie."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date, parse_http_date_safe
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from articles.models import Change, Publication

SECONDS = 60

View = Callable[..., HttpResponse]


def public_page(view: View) -> View:
    """GET and HEAD only; ETag of the very bytes, 304 where the reader has them, gzip."""

    @gzip_page
    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            response.render()
        return public(request, response)

    return answer


def public(
    request: HttpRequest, response: HttpResponse, *, seconds: int = SECONDS, immutable: bool = False
) -> HttpResponse:
    patch_cache_control(response, public=True, max_age=seconds, immutable=immutable)
    patch_vary_headers(response, ["Accept-Encoding"])
    if response.status_code != 200:
        return response
    digest = hashlib.sha256(response.content).hexdigest()[:32]
    response["ETag"] = f'"{digest}"'
    changed = parse_http_date_safe(response.get("Last-Modified", ""))
    answered = get_conditional_response(request, response["ETag"], changed, response)
    return answered or response


def changed_at(response: HttpResponse, moment: datetime | None) -> HttpResponse:
    if moment:
        response["Last-Modified"] = http_date(moment.timestamp())
    return response


def last_change(shown: list[Publication], at: datetime) -> datetime | None:
    """When a list last changed: the newest story on it, or the last move of any story, for one that
    was taken back changes a list and is not on it. Costs one query."""
    moved = Change.objects.filter(at__lte=at).order_by("-sequence").values_list("at", flat=True)
    moments = [
        *moved[:1],
        *(one.visible_from for one in shown),
        *(one.modified_at for one in shown),
    ]
    return max((moment for moment in moments if moment <= at), default=None)
