"""Which language an answer is in: ?lang=, else Accept-Language, else the paper's first."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.utils.translation.trans_real import parse_accept_lang_header


def wanted(header: str) -> list[str]:
    """The paper's languages that an Accept-Language header names, the dearest first; those after
    them in the paper's order."""
    accepted = [code.split("-")[0] for code, weight in parse_accept_lang_header(header) if weight]
    ordered = [*accepted, *settings.LANGUAGE_CODES]
    return [code for code in dict.fromkeys(ordered) if code in settings.LANGUAGE_CODES]


def choose(request: Any, asked: str | None, among: Collection[str]) -> str | None:
    """The language of `among` for this request: the one asked for by ?lang= or none, or else the
    first one the reader wants."""
    if asked:
        return asked if asked in among else None
    return next((code for code in wanted(_header(request)) if code in among), None)


def language_for_errors(request: Any) -> str:
    """A request that is refused may name a language nobody knows: then what its header wants."""
    asked = request.GET.get("lang")
    return asked if asked in settings.LANGUAGE_CODES else wanted(_header(request))[0]


def _header(request: Any) -> str:
    return str(request.headers.get("Accept-Language", ""))
