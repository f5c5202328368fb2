"""How what readers get leaves: cacheable by everybody, with validators, compressed, no cookie."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from compression_middleware.decorators import compress_page
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe

from articles.reading.validators import unchanged, validators

View = Callable[..., HttpResponse]


def reads(*names: str) -> Callable[[View], View]:
    """Says what of a query makes this page another one; `read_by` tells it of a view. Whatever else
    is asked, it is the same page, and is kept as such (newsroom.page_keys)."""

    def decorate(view: View) -> View:
        view.reads = frozenset(names)  # type: ignore[attr-defined]
        return view

    return decorate


def read_by(view: View) -> frozenset[str]:
    found: frozenset[str] = getattr(view, "reads", frozenset())
    return found


def public_for(seconds: int) -> Callable[[View], View]:
    """Makes a view public: GET and HEAD only, br or gzip, an ETag of the very bytes, 304 where the
    reader has them. `seconds`: how long a copy may be used without asking."""

    def decorate(view: View) -> View:
        @compress_page
        @require_safe
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            response = view(request, *args, **kwargs)
            if isinstance(response, TemplateResponse):
                response.render()
            return public(request, response, seconds=seconds)

        made: View = answer
        return made

    return decorate


def public(
    request: HttpRequest, response: HttpResponse, *, seconds: int, immutable: bool = False
) -> HttpResponse:
    """The same for one response that is already made, uncompressed."""
    # Django would write a false one as a word of its own.
    more = {"immutable": True} if immutable else {}
    patch_cache_control(response, public=True, max_age=seconds, **more)
    patch_vary_headers(response, ["Accept-Encoding"])
    if response.status_code != 200:
        return response
    digest = hashlib.sha256(response.content).hexdigest()[:32]
    for name, value in validators(request, f'"{digest}"').items():
        response[name] = value
    return unchanged(request, response) or response
