"""Processes that belong together: what one starts ends with it, whatever ends it."""

import ctypes
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from threading import Event

log = logging.getLogger(__name__)

PATIENCE = 4.0  # seconds a child has to end by itself
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0  # seconds before one that died is started again
_WELL = 60.0  # seconds after which one that runs has forgotten earlier deaths
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def end_with_parent(number: int = signal.SIGTERM) -> None:
    """Asks the kernel to send this process `number` when its parent dies. Linux alone can do it;
    elsewhere a parent that is killed outright leaves its children behind."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, number)


class Child:
    """A command that is kept running. It stays in our process group."""

    def __init__(self, name: str, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.name, self.command, self.environment = name, command, environment
        self.pause, self.due = _FIRST_PAUSE, 0.0
        self.process: subprocess.Popen[bytes] | None = None

    def keep(self, now: float) -> None:
        """Starts it, or starts it again some time after it died. `now`: seconds, monotonic."""
        if self.process is None:
            if now >= self.due:
                self.started = now
                self.process = subprocess.Popen(
                    self.command, env=self.environment, preexec_fn=end_with_parent
                )
        elif self.process.poll() is not None:
            if now - self.started > _WELL:
                self.pause = _FIRST_PAUSE
            log.error(
                "%s ended with %s; again in %.0f s", self.name, self.process.returncode, self.pause
            )
            self.process, self.due = None, now + self.pause
            self.pause = min(self.pause * 2, _LONGEST_PAUSE)

    def end(self) -> None:
        if self.process is not None:
            self.process.terminate()

    def wait(self, until: float) -> None:
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            log.warning("%s does not end: killed", self.name)
            self.process.kill()
            self.process.wait()


def keep_running(children: Sequence[Child], *, with_parent: bool) -> None:
    """Runs all of `children` until SIGTERM, SIGINT or SIGHUP, or with `with_parent` until the
    process that started this one is gone; then ends them and waits for each."""
    stopping, parent = Event(), os.getppid()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda *_signal: stopping.set())
    try:
        while not stopping.wait(0.2):
            if with_parent and os.getppid() != parent:
                break
            for child in children:
                child.keep(time.monotonic())
    finally:
        for child in children:
            child.end()
        until = time.monotonic() + PATIENCE
        for child in children:
            child.wait(until)
