"""What is logged: a line for each thing, with the number of its request, and without words. What an
exception says may be a story's text or a row of the database; its kind and where it was raised are
neither."""

import json
import logging
import re
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from articles import traced

_PLACES = 8  # of a traceback, from where it was raised outwards
_ROOT = str(Path(__file__).resolve().parent.parent) + "/"
_OURS = re.compile(r"[A-Za-z0-9._-]{8,64}", re.ASCII)


def numbered(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Middleware: every line that is logged meanwhile bears one number. A proxy that is trusted may
    give it in X-Request-ID."""

    def middleware(request: HttpRequest) -> HttpResponse:
        told = request.headers.get("X-Request-ID", "") if settings.TRUSTED_PROXIES else ""
        with traced.numbered(told if _OURS.fullmatch(told) else ""):
            return answer(request)

    return middleware


class OneLine(logging.Formatter):
    """`at level logger message`, the number of the request, and what was raised where."""

    def format(self, record: logging.LogRecord) -> str:
        told = _told(record)
        words = [told.pop("at"), told.pop("level"), told.pop("logger"), told.pop("message")]
        return " ".join([*words, *(f"{name}={value}" for name, value in told.items())])


class Json(logging.Formatter):
    """The same as an object of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(_told(record), ensure_ascii=False)


def without_words(event: dict[str, Any], _hint: Any) -> dict[str, Any]:
    """For Sentry's `before_send`: kinds and places, no messages."""
    for one in event.get("exception", {}).get("values", []):
        one["value"] = ""
    return event


# No request bodies and no local variables: drafts and sources pass through both.
SENTRY: dict[str, Any] = {
    "send_default_pii": False,
    "include_local_variables": False,
    "max_request_body_size": "never",
    "before_send": without_words,
}


def configured(kind: str, *, whole: bool) -> dict[str, Any]:
    """Django's LOGGING. `kind`: `text` or `json`; `whole`: as Python tells it, to who develops."""
    formatter = {"()": f"newsroom.logs.{'Json' if kind == 'json' else 'OneLine'}"}
    if whole:
        formatter = {"format": "{asctime} {levelname} {name} {message}", "style": "{"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": "INFO"},
    }


def _told(record: logging.LogRecord) -> dict[str, str]:
    told = {
        "at": f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z",
        "level": record.levelname,
        "logger": record.name,
        "message": " ⏎ ".join(record.getMessage().splitlines()),
    }
    if number := traced.number.get():
        told["request"] = number
    if record.exc_info and record.exc_info[1]:
        told["error"] = " ← ".join(type(one).__name__ for one in _causes(record.exc_info[1]))
        told["where"] = " ← ".join(_places(record.exc_info[1].__traceback__))
    return told


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An exception and what it was raised for."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _places(trace: TracebackType | None) -> list[str]:
    """`file:line function`, where it was raised first."""
    frames = traceback.extract_tb(trace)[::-1]
    ours = [one for one in frames if _is_ours(one.filename)]
    shown = [*frames[:1], *(one for one in ours if one is not frames[0])][:_PLACES]
    return [f"{_short(one.filename)}:{one.lineno} {one.name}" for one in shown]


def _is_ours(filename: str) -> bool:
    return filename.startswith(_ROOT) and "site-packages" not in filename


def _short(filename: str) -> str:
    return filename.removeprefix(_ROOT).rpartition("site-packages/")[2]
