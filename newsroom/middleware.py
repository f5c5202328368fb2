"""What is decided about a request before any door sees it."""

from collections.abc import Callable
from typing import Any

from corsheaders.middleware import (
    ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN,
    CorsMiddleware,
)
from csp.constants import NONCE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.urls import Resolver404, resolve
from django.utils import translation

from articles import shares

EDITORS_DOORS = frozenset({"admin", "accounts"})
_POWERS = ", ".join(
    f"{power}=()"
    for power in ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics")
)

Answer = Callable[[HttpRequest], HttpResponse]


def trusted_proxies(answer: Answer) -> Answer:
    """Believes as many X-Forwarded-For hops as TRUSTED_PROXIES says and writes the client's own
    address to REMOTE_ADDR, so that nothing further in has to think about it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if hops := settings.TRUSTED_PROXIES:
            chain = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
            if len(chain) >= hops and chain[-hops].strip():
                request.META["REMOTE_ADDR"] = chain[-hops].strip()
            if request.META.get("HTTP_X_FORWARDED_PROTO") == "https":
                request.META["wsgi.url_scheme"] = "https"
        return answer(request)

    return middleware


def language_of_the_address(answer: Answer) -> Answer:
    """A page's language comes from its address alone (`/en/…`), so every copy of it is the same for
    everybody. Only the editors' rooms remember a choice, in a cookie."""

    def middleware(request: HttpRequest) -> HttpResponse:
        language = _language(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = answer(request)
            if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
                response.render()
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def editors_policy(answer: Answer) -> Answer:
    """The editors' rooms run on Unfold, whose scripts are evaluated and whose styles stand in the
    page; the readers' pages keep the strict policy of the settings, a page may bring its own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if door(request) in EDITORS_DOORS and not hasattr(response, "_csp_replace"):
            response._csp_replace = {  # type: ignore[attr-defined]  # django-csp reads it
                "script-src": [SELF, NONCE, UNSAFE_EVAL],
                "style-src": [SELF, UNSAFE_INLINE],
            }
        return response

    return middleware


def hardened(answer: Answer) -> Answer:
    """No page of ours uses these powers of a browser, so nothing that got into one may either; what
    the editors' rooms answer is nobody else's to embed, or to keep on a shared machine."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Permissions-Policy", _POWERS)
        if door(request) in EDITORS_DOORS:
            response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
            if door(request) == "accounts":
                response["Cache-Control"] = "no-store"
        return response

    return middleware


class CrossOrigin(CorsMiddleware):
    """CORS for the readers' API. A preflight lists the methods that its address has, and is granted
    only where the request it asks for would be."""

    def add_response_headers(self, request: Any, response: Any) -> Any:
        super().add_response_headers(request, response)
        if request.method == "OPTIONS" and ACCESS_CONTROL_ALLOW_METHODS in response:
            response[ACCESS_CONTROL_ALLOW_METHODS] = ", ".join(_methods(request.path_info))
            if self._would_be_refused(request):
                del response[ACCESS_CONTROL_ALLOW_ORIGIN]
        return response

    @staticmethod
    def _would_be_refused(request: Any) -> bool:
        if request.headers.get("Access-Control-Request-Method") != "POST":
            return False
        # A preflight has no key yet; it says that one will come.
        announced = request.headers.get("Access-Control-Request-Headers", "").lower()
        may_have_key = bool(settings.APP_KEYS) and "x-app-key" in announced
        own = {"Origin": request.headers.get("Origin", ""), "Host": request.headers.get("Host", "")}
        return shares.is_cross_site(own, has_key=may_have_key)


def _methods(path: str) -> list[str]:
    """The methods of an address of the API, in capitals; none where nothing is."""
    try:
        view = getattr(resolve(path).func, "view_class", None)
    except Resolver404:
        return []
    found = [name.upper() for name in getattr(view, "http_method_names", ()) if hasattr(view, name)]
    return ["GET", "HEAD", *found[1:]] if found[:1] == ["GET"] else found


def door(request: HttpRequest) -> str:
    return request.path_info.split("/", 2)[1]


def _language(request: HttpRequest) -> str:
    first = door(request)
    if first in settings.LANGUAGE_CODES[1:]:
        return first
    if first in EDITORS_DOORS:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen in settings.LANGUAGE_CODES:
            return chosen
    return settings.LANGUAGE_CODE
