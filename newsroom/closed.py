"""A paper that was restored answers nobody until it is reopened."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from django.db import DatabaseError, close_old_connections
from django.http import HttpRequest

from articles import backups
from articles.site import views

_OPEN = {"/healthz", "/readyz"}
_AGAIN = 1.0  # seconds until it is asked again

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def closed(application: Application) -> Application:
    """Asks the database until it says that the paper is open, and never again: a paper is restored
    while it is not served."""
    is_open, next_look = False, 0.0

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        nonlocal is_open, next_look
        if not is_open and time.monotonic() >= next_look:
            next_look = time.monotonic() + _AGAIN
            is_open = _is_open()
        if is_open or environ["PATH_INFO"] in _OPEN:
            return application(environ, start)
        request = HttpRequest()
        request.path = request.path_info = environ["PATH_INFO"]
        response = views.away(request, 60)
        start("503 Service Unavailable", list(response.items()))
        return [response.content]

    return answer


def _is_open() -> bool:
    try:
        return not backups.is_closed()
    except DatabaseError:  # Django's own answer says so
        return True
    finally:
        close_old_connections()
