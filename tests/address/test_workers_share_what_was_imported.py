"""The server imports the application before it forks: nothing of that is one process's own."""

import subprocess
import sys

from django.conf import settings

FOUND = """
import gc, os, sys, threading
from newsroom import granian
granian._import()
from django.db import connections
sockets = [
    one for one in os.listdir("/proc/self/fd")
    if os.path.exists(f"/proc/self/fd/{one}") and "socket" in os.readlink(f"/proc/self/fd/{one}")
]
print(len(sockets), threading.active_count(), "newsroom.wsgi" in sys.modules)
print(any(one.connection for one in connections.all()), gc.get_freeze_count() > 100_000)
"""


def test_no_connection_and_no_thread_is_there_when_workers_are_forked():
    told = subprocess.run(
        [sys.executable, "-c", FOUND],
        cwd=settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["0", "1", "False", "False", "True"]
