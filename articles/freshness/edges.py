"""Caches outside, which keep readers' pages until they are told: Varnish, Fastly, Cloudflare. nginx
is told by nobody: it looks where a link leads (articles.freshness.generation).

Nothing is queued. Which mark of the paper (articles.freshness.generation) an edge has heard of is
written down; whoever finds that it is not the present one tells the edge again: the process that
moved, right after its commit, and the clock at every stroke, for a process that died and for an
edge that did not answer. Docs: decisions/032."""

import hashlib
import json
import logging
import os
import threading
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from http.client import HTTPException
from pathlib import Path
from struct import Struct
from struct import error as StructError  # noqa: N812
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

from articles.freshness import generation

log = logging.getLogger(__name__)

PAPER = "paper"  # the key that every kept page carries
_APIS = {
    "fastly": "https://api.fastly.com",
    "cloudflare": "https://api.cloudflare.com/client/v4",
}
_LATE = 1.0  # seconds in which a page made before a change may still be on its way to an edge
_PATIENCE = 5  # seconds for an answer of an edge
_ANSWER = 64 * 1024  # bytes of it that are read
_PAUSE = 0.2  # seconds at least between two tellings
_MARKS = Struct("<8s8s")  # this machine's and the others'
_HEARD = Struct("<16sd")  # such marks, and when they were told in seconds since 1970


class _Still(HTTPRedirectHandler):
    """Our token goes to nobody but whom the setting names."""

    def redirect_request(self, *_words: object) -> None:
        return None


_opener = build_opener(_Still)


@dataclass(frozen=True, slots=True)
class Edge:
    """`address`: nginx, varnish://host:port, fastly://token@service or cloudflare://token@zone;
    with ?api=… another address of that API."""

    address: str

    def __str__(self) -> str:
        """Without its token."""
        parts = urlsplit(self.address)
        return f"{self.kind} {parts.netloc.rpartition('@')[2]}".strip()

    @property
    def kind(self) -> str:
        return urlsplit(self.address).scheme or self.address

    @property
    def looks_itself(self) -> bool:
        return self.kind == "nginx"

    def drop(self, keys: Iterable[str]) -> None:
        """Has it drop every page under one of these keys. Raises OSError where it does not."""
        if self.looks_itself:
            generation.change()
            return
        try:
            with _opener.open(self.request(keys), timeout=_PATIENCE) as answer:
                said = answer.read(_ANSWER)
        except HTTPException as wrong:
            raise OSError(f"it does not speak HTTP: {wrong!r}") from wrong
        if self.kind == "cloudflare" and not _succeeded(said):
            raise OSError("it does not say that it did")

    def request(self, keys: Iterable[str]) -> Request:
        """What it is asked: Fastly's and Cloudflare's lists of keys, or our own PURGE."""
        parts, keys = urlsplit(self.address), list(keys)
        token, _at, place = parts.netloc.rpartition("@")
        api = parse_qs(parts.query).get("api", [_APIS.get(parts.scheme, "")])[0]
        if parts.scheme == "varnish":
            address, method = f"http://{place}/", "PURGE"
            said, body = {"Surrogate-Key": " ".join(keys)}, b""
        elif parts.scheme == "fastly":
            address, method = f"{api}/service/{place}/purge", "POST"
            said, body = {"Fastly-Key": token}, json.dumps({"surrogate_keys": keys}).encode()
        else:
            address, method = f"{api}/zones/{place}/purge_cache", "POST"
            said, body = {"Authorization": f"Bearer {token}"}, json.dumps({"tags": keys}).encode()
        said["Content-Type"] = "application/json"
        return Request(address, body or None, said, method=method)  # noqa: S310 as above

    def headers(self, keys: str, seconds: int) -> list[tuple[str, str]]:
        """How this edge is told for how long it may keep a page, and under which names."""
        if self.looks_itself:
            return [("X-Accel-Expires", str(seconds))]
        if self.kind == "cloudflare":
            tags = ",".join(keys.split())
            return [("CDN-Cache-Control", f"max-age={seconds}"), ("Cache-Tag", tags)]
        return [("Surrogate-Control", f"max-age={seconds}"), ("Surrogate-Key", keys)]


def _succeeded(said: bytes) -> bool:
    """Cloudflare's envelope: what a request came to stands in it, whatever its status."""
    try:
        told = json.loads(said)
    except ValueError:
        return False
    return isinstance(told, dict) and told.get("success") is True


def edges() -> Sequence[Edge]:
    return _named(tuple(settings.EDGES))


@lru_cache(4)  # each page that is kept asks
def _named(addresses: Sequence[str]) -> Sequence[Edge]:
    return [Edge(one) for one in addresses]


def drop(keys: Iterable[str]) -> list[str]:
    """Has every edge drop the pages under these keys; the names of those that did not."""
    keys, failed = list(keys), []
    for edge in edges():
        try:
            edge.drop(keys)
        except OSError as error:
            log.warning("%s was not told what to drop: %s", edge, error)
            failed.append(str(edge))
    return failed


def tell() -> int:
    """Has each edge drop the whole paper that has not heard of the last change, ours or another
    machine's: that one may be away, or have no clock. One that does not answer is logged, stops no
    other and is told the next time. How many were told."""
    told = 0
    for edge in edges():
        try:
            if edge.looks_itself:
                generation.lead()  # again, where the disk was full
                _refused(edge).unlink(missing_ok=True)
                continue
            heard, heard_at = _heard(edge)
            marks = _MARKS.pack(*generation.state().mark)
            if heard == marks and heard_at >= generation.mark()[1] + _LATE:
                continue
            before = time.time()
            edge.drop([PAPER])
            _write(edge, marks, before)
        except OSError as error:
            log.warning("%s was not told that pages changed: %s", edge, error)
            with suppress(OSError):
                _place(edge).parent.mkdir(parents=True, exist_ok=True)
                _refused(edge).open("xb").close()  # the first time is when it began
            continue
        told += 1
    return told


def unheard(age: timedelta) -> list[str]:
    """The names of the edges that this machine could tell nothing for so long."""
    found = []
    for edge in edges():
        with suppress(FileNotFoundError):
            if time.time() - _refused(edge).stat().st_mtime > age.total_seconds():
                found.append(str(edge))
    return found


def follow() -> None:
    """Listens for other machines' changes in a thread of its own, where nginx keeps pages: for what
    it has it asks nobody who could hear of them."""
    if settings.CACHE_URL and any(edge.looks_itself for edge in edges()):
        threading.Thread(target=_follow, name="other machines", daemon=True).start()


def _follow() -> None:
    while True:
        with suppress(OSError):  # the clock says so, and pages are kept for a second
            generation.hear()
        time.sleep(generation.LOOK)


def tell_soon() -> None:
    """The same in a thread of its own: no editor waits for an edge."""
    if settings.EDGES:
        _teller.wake()


class _Teller:
    def __init__(self) -> None:
        self._woken = threading.Event()
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def wake(self) -> None:
        self._woken.set()
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="edges", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while True:
            self._woken.wait()
            self._woken.clear()
            tell()
            # Once more for what was on its way; sooner if there is a change meanwhile.
            if not self._woken.wait(_LATE + _PAUSE):
                tell()
            time.sleep(_PAUSE)


_teller = _Teller()


def _place(edge: Edge) -> Path:
    name = hashlib.sha256(edge.address.encode()).hexdigest()[:16]
    return Path(settings.VAR_DIR) / "edges" / name


def _heard(edge: Edge) -> tuple[bytes, float]:
    """Which marks it was told last, and when; one that never was has heard of none."""
    try:
        marks, at = _HEARD.unpack(_place(edge).read_bytes())
    except (OSError, StructError):
        return b"", 0.0
    return marks, at


def _write(edge: Edge, marks: bytes, at: float) -> None:
    place = _place(edge)
    place.parent.mkdir(parents=True, exist_ok=True)
    new = place.with_suffix(f".{os.getpid()}.{threading.get_ident()}")
    new.write_bytes(_HEARD.pack(marks, at))
    new.replace(place)
    _refused(edge).unlink(missing_ok=True)


def _refused(edge: Edge) -> Path:
    """Is there since this edge could not be told."""
    return _place(edge).with_suffix(".refused")
