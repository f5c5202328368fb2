"""A paper that was restored answers nobody until it is reopened."""

import time
from collections.abc import Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.db import DatabaseError, close_old_connections

from articles import backups
from newsroom.errors import away
from newsroom.page_keys import Environ
from newsroom.pages import Application, Start

_OPEN = {"/healthz", "/readyz"}
_AGAIN = 1.0  # seconds until it is asked again


def closed(application: Application) -> Application:
    """Asks the database until it says that the paper is open, and never again: a paper is restored
    while it is not served."""
    is_closed: bool | None = None  # None: the database did not say
    next_look = 0.0

    def answer(environ: Environ, start: Start) -> Iterable[bytes]:
        nonlocal is_closed, next_look
        if is_closed is not False and time.monotonic() >= next_look:
            next_look = time.monotonic() + _AGAIN
            is_closed = _look()
        if not is_closed or environ["PATH_INFO"] in _OPEN:
            return application(environ, start)
        response: Any = away(WSGIRequest(environ), seconds=60)
        start("503 Service Unavailable", list(response.items()))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [response.content]

    return answer


def _look() -> bool | None:
    try:
        return backups.is_closed()
    except DatabaseError:  # Django answers what it can
        return None
    finally:
        close_old_connections()
