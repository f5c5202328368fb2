"""A process that hangs in one answer ends, and says where it was; its server starts another."""

import faulthandler
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def limited(application: Application) -> Application:
    """No answer takes longer than REQUEST_SECONDS. The limit is kept by a thread that needs nothing
    of Python, so a loop that lets no other thread run ends too. One answer at a time in a process:
    granian's `--blocking-threads 1`."""
    seconds = settings.REQUEST_SECONDS
    if not seconds:
        return application

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        faulthandler.dump_traceback_later(seconds, exit=True)
        try:
            return application(environ, start)
        finally:
            faulthandler.cancel_dump_traceback_later()

    return answer
