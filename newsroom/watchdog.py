"""A process that hangs in one answer ends, and says where it was; its server starts another."""

import faulthandler
import os
import time
from collections.abc import Iterable
from threading import Thread

from django.conf import settings

from newsroom.page_keys import Environ
from newsroom.pages import Application, Start


def limited(application: Application) -> Application:
    """No answer takes longer than REQUEST_SECONDS. A thread looks at how long this one takes; where
    a loop lets no thread run, the alarm that it winds up anew each time needs nothing of Python.
    One answer at a time in a process: granian's `--blocking-threads 1`."""
    limit = settings.REQUEST_SECONDS
    if not limit:
        return application
    began, watcher = 0.0, None

    def watch() -> None:
        while True:
            faulthandler.dump_traceback_later(limit, exit=True)
            time.sleep(min(5, limit / 4))
            if began and time.monotonic() - began > limit:
                faulthandler.dump_traceback()
                os._exit(1)

    def answer(environ: Environ, start: Start) -> Iterable[bytes]:
        nonlocal began, watcher
        if watcher is None:  # in the process that answers, not in the one that it was forked from
            watcher = Thread(target=watch, name="watchdog", daemon=True)
            watcher.start()
        began = time.monotonic()
        try:
            return application(environ, start)
        finally:
            began = 0.0

    return answer
