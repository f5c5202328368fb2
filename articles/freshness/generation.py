"""The mark of the paper as readers see it now. Every write to a table that readers' pages are made
of changes it, so whoever kept a page knows without a question to the database whether it still
holds.

It stands in a file that all processes of a machine map into memory, and in the cache at CACHE_URL
for the other machines, which look there twenty times a second. It is changed when a transaction
first writes and again when it has committed; in the seconds after a change a page is kept for one
second alone. So a process that is killed between its commit and the second mark leaves no page
that is older than that."""

import logging
import mmap
import os
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from struct import Struct
from threading import Lock

from django.conf import settings
from django.core.cache import caches
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

UNSETTLED = 5.0  # seconds after a change in which a transaction may still be open
_LEFT = 10.0  # seconds for which what the link led to stays
LOOK = 0.05  # seconds between two looks at the other machines' mark
_SHARED = "freshness:mark"
_MARK = Struct("<8sd")  # a random mark, and when it was made in seconds since 1970
_PAST = 1000  # marks of the cache that may not come back
# Behind it: the last mark of which the other machines heard, and the last of theirs we heard of.
_TOLD, _HEARD = slice(16, 24), slice(24, 32)


@dataclass(frozen=True, slots=True)
class State:
    """`mark`: equal as long as nothing changed. `is_settled`: no change is under way and all
    places that are told of changes answer, so a page may be kept for as long as it says.
    `is_shared`: there is a cache, it answers, can be told and knows of the last change, so what it
    keeps under the second half of the mark holds."""

    mark: tuple[bytes, bytes]
    is_settled: bool
    is_shared: bool


class _Generation:
    """This process's view of the mark."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._map: mmap.mmap | None = None
        self._file = (0, 0)
        self._looked = self._checked = self._others_changed = float("-inf")
        self._local = self._others = b""
        self._past: deque[bytes] = deque(maxlen=_PAST)
        self._swept = float("-inf")
        self._is_away = False
        self._heard: tuple[bytes, bool] | None = None
        self._looking = Lock()

    def state(self) -> State:
        now = time.monotonic()
        local, changed_at = self.mark()
        if settings.CACHE_URL and (local != self._local or now - self._looked > LOOK):
            with self._looking:
                self._look(now)
        self._local = local
        is_settled = (
            not self._is_away
            and abs(time.time() - changed_at) > UNSETTLED
            and now - self._others_changed > UNSETTLED
        )
        is_shared = bool(settings.CACHE_URL) and not self._is_away
        return State((local, self._others), is_settled, is_shared)

    def change(self) -> None:
        mark, is_told = os.urandom(8), bool(settings.CACHE_URL)
        if settings.CACHE_URL:
            try:
                caches["shared"].ask_again()  # type: ignore[attr-defined]  # newsroom.caches.Shared
                caches["shared"].set(_SHARED, mark, None)
            except (OSError, RedisError) as error:
                log.warning("other machines are not told yet that pages changed: %s", error)
                is_told = False
        self._write(mark, is_told=is_told)

    def _write(self, mark: bytes, *, is_told: bool) -> None:
        # The mark last: one that is seen always has its time, and whether it was told.
        mapped = self._mapped(time.monotonic())
        mapped[8:16] = _MARK.pack(mark, time.time())[8:]
        if is_told:
            mapped[_TOLD] = mark
        mapped[:8] = mark
        self.lead()

    def hear(self) -> None:
        """Has what looks where the link leads know of another machine's change, and that we do not
        hear of any."""
        self.state()
        mapped, heard = self._mapped(time.monotonic()), (self._others, self._is_away)
        before, self._heard = self._heard or heard, heard
        # What this machine told itself is no news, nor what another process of it heard.
        known = (before[0], mapped[:8], mapped[_HEARD])
        if heard[1] != before[1] or heard[0] not in known:
            self._write(os.urandom(8), is_told=mapped[_TOLD] == mapped[:8])
            mapped[_HEARD] = heard[0]

    def lead(self) -> None:
        """Of several processes at once whoever points last points to what stands."""
        while not self.leads():
            self._point(self.mark()[0].hex())

    def _point(self, name: str) -> None:
        """A link that leads elsewhere after each change, for nginx, which keeps pages under where
        it leads. What it led to stays a while for who is on the way there."""
        folder = self.path.with_name("marks")
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)  # nginx is another user
        (folder / name).touch()
        new = folder / f".{name}.{os.urandom(4).hex()}"
        new.symlink_to(name)
        new.replace(folder / "now")
        if time.monotonic() - self._swept > _LEFT:
            self._swept = time.monotonic()
            for old in folder.iterdir():
                with suppress(FileNotFoundError):
                    if old.name not in {"now", name} and time.time() - old.lstat().st_mtime > _LEFT:
                        old.unlink()

    def leads(self) -> bool:
        """Whether the link leads to the present mark: not where it cannot be moved."""
        try:
            return os.readlink(self.path.with_name("marks") / "now") == self.mark()[0].hex()
        except OSError:
            return False

    def mark(self) -> tuple[bytes, float]:
        mark, changed_at = _MARK.unpack_from(self._mapped(time.monotonic()), 0)
        return mark, float(changed_at)

    def changed_within(self, seconds: float) -> bool:
        return abs(time.time() - self.mark()[1]) < seconds

    def _look(self, now: float) -> None:
        self._looked = now
        mapped = self._mapped(now)
        mark = mapped[:8]
        try:
            if mapped[_TOLD] != mark:
                # By another name: who told it in the same moment must not bring it back later.
                caches["shared"].set(_SHARED, os.urandom(8), None)
                mapped[_TOLD] = mark
            # One that was lost begins anew: an old mark must not come back. Where nothing can be
            # written, nobody can tell of a change.
            caches["shared"].add(_SHARED, os.urandom(8), None)
            others = caches["shared"].get(_SHARED) or b""
            if others != self._others and others in self._past:
                # It forgot the last changes, as one that fell over to a replica or was started from
                # what it had saved: pages of that time stand there too.
                others = os.urandom(8)
                caches["shared"].set(_SHARED, others, None)
        except (OSError, RedisError):
            self._is_away = True
            return
        self._is_away = False
        if others != self._others:
            self._past.append(others)
            self._others, self._others_changed = others, now

    def _mapped(self, now: float) -> mmap.mmap:
        """The file in memory; opened anew when another one has its name."""
        if self._map is not None and now - self._checked < 1:
            return self._map
        self._checked = now
        if self._map is None or self._file != _identity(self.path):
            self._map = self._opened()
        return self._map

    def _opened(self) -> mmap.mmap:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if os.fstat(handle).st_size < mmap.PAGESIZE:
                os.write(handle, bytes(mmap.PAGESIZE))  # a hole in a full disk would kill us later
            found = os.fstat(handle)
            self._file = (found.st_dev, found.st_ino)
            return mmap.mmap(handle, mmap.PAGESIZE)
        finally:
            os.close(handle)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


_generation = _Generation(Path(settings.VAR_DIR) / "generation")


def change() -> None:
    """As `changed`; OSError where that cannot be said."""
    _generation.change()


def state() -> State:
    """The paper's mark now; costs no query and no round trip most of the time. OSError where its
    file cannot be had: then nothing may be kept."""
    return _generation.state()


def hear() -> None:
    """Moves the link after another machine's change; OSError where it cannot."""
    _generation.hear()


def lead() -> None:
    """Has the link lead to the present mark where it could not be moved before; OSError where it
    still cannot."""
    _generation.lead()


def leads() -> bool:
    """Whether a server that looks where the link leads knows of the last change."""
    return _generation.leads()


def mark() -> tuple[bytes, float]:
    """The mark of this machine and when it was changed, in seconds since 1970; OSError as above."""
    return _generation.mark()


def changed() -> None:
    """Says to every process that what readers see may have changed."""
    try:
        change()
    except OSError as error:
        log.error("kept pages are not dropped, they end within their minute: %s", error)


def changed_within(seconds: float) -> bool:
    """Whether the mark of this machine was changed so lately."""
    try:
        return _generation.changed_within(seconds)
    except OSError:
        return False
