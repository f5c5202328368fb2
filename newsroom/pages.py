"""Readers' pages are made once and kept in front of Django until something readers see has changed.

Only what `articles.reading.public_for` calls public is kept, for as long as it says, and never past
the next moment that changes a page by itself. Whoever has a session is served by Django alone and
fills nothing. Pages stand in the memory of each process; with CACHE_URL they are shared, and of
many who ask for a page that is missing, on whatever machine, one makes it."""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import caches
from django.db import Error
from redis.exceptions import RedisError

from articles import freshness
from articles.press import pieces
from newsroom.page_keys import MADE, Environ, Key, key_of

Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]

_CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
# What is part of a page's key: newsroom.page_keys.
_VARIES = frozenset({"accept-encoding"})
_VARIES_FOR_APPS = _VARIES | {"accept", "accept-language", "origin"}
_OF_A_BODY = frozenset({"content-type", "content-length", "content-encoding"})
_NOT_OF_A_PAGE = frozenset({"Surrogate-Key", "Server-Timing"})
_LARGEST = 1_000_000  # bytes of one page
_BESIDE, _A_HEADER = 1_500, 160  # bytes that hold a page and one of its headers (tracemalloc)
_SHAPE = 3  # of a Page: what another release kept in the cache is not read
_A_SECOND = 1.0
# Seconds after which a maker is taken for dead: a process that waits for it answers nobody else.
_MAKING = 2
_WAITING = 6  # seconds for which others wait, for the next one too where the first one died
_NOT_KEPT_FOR = 5  # seconds an address is known as one that is not kept
_LOOK, _LONGEST_LOOK = 0.005, 0.1  # seconds between two looks for the page another is making


@dataclass(frozen=True, slots=True)
class Page:
    """A whole answer as it is kept. `mark`: of the paper, before it was made. In seconds since
    1970: `made`; `until` it has not run out; `true_until` who hears of changes may still serve
    it, an edge or we while another is made."""

    mark: tuple[bytes, bytes]
    made: float
    until: float
    true_until: float
    keys: str
    headers: list[tuple[str, str]]
    body: bytes
    etag: str
    modified: str
    _told: dict[int, list[tuple[str, str]]] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        """Bytes that it takes in memory, near enough."""
        told = sum(_A_HEADER + len(name) + len(value) for name, value in self.headers)
        return _BESIDE + told + len(self.keys) + len(self.body)

    def answer(self, environ: Environ, start: Start) -> Iterable[bytes]:
        headers = [*self._headers(time.time())]
        if settings.SERVER_TIMING:
            headers.append(("Server-Timing", environ.get(MADE, "kept")))
        if self._is_had(environ):
            start("304 Not Modified", [one for one in headers if one[0].lower() not in _OF_A_BODY])
            return [b""]
        start("200 OK", headers)
        return [b""] if environ["REQUEST_METHOD"] == "HEAD" else [self.body]

    def _headers(self, now: float) -> list[tuple[str, str]]:
        """Put together once a second: they say how old the page is, and edges for how long yet they
        may keep it."""
        age = int(now - self.made)
        told = self._told.get(age)
        if told is None:
            told = [*self.headers, ("Age", str(age))]
            if settings.EDGES:
                # As of the end of this second.
                end = min(self.true_until - self.made, settings.EDGE_SECONDS)
                told += _for_edges(self.keys, max(0, int(end) - age - 1))
            self._told.clear()
            self._told[age] = told
        return told

    def _is_had(self, environ: Environ) -> bool:
        """RFC 9110, 13.2.2: the tag decides where there is one."""
        tags = environ.get("HTTP_IF_NONE_MATCH")
        if tags is not None:
            had = {one.strip().removeprefix("W/") for one in tags.split(",")}
            return "*" in had or self.etag.removeprefix("W/") in had
        since = environ.get("HTTP_IF_MODIFIED_SINCE")
        return since is not None and _moment(since) == _moment(self.modified)


class Pages:
    """The WSGI application with its pages kept. `most`: bytes of memory in this process; a quarter
    of it is for pages with a query, so that questions push no stories out."""

    def __init__(self, application: Application, *, most: int) -> None:
        self.application = application
        self.plain, self.asked = _Shelf(most * 3 // 4), _Shelf(most // 4)
        self._bound = ((b"", b""), 0.0)
        self._making = [Lock() for _some in range(64)]
        self._session = f"{settings.SESSION_COOKIE_NAME}="
        # While machines change from one release to the next, a page of the other's would ask for
        # style sheets that are not here.
        sheets = getattr(staticfiles_storage, "manifest_hash", "")
        self._made_by = (_SHAPE, pieces.version(), sheets)

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        key = key_of(environ, self._session)
        if key is None:
            return self.application(environ, start)
        try:
            state = freshness.state()
        except OSError:
            return self.application(environ, start)
        shelf = self._shelf(key)
        page = shelf.get(key)
        if page is None or not _holds(page, state):
            old = page if page is not None and _is_true(page, state) else None
            found = self._found_or_made(key, environ, state, old)
            if not isinstance(found, Page) and old is not None and found.has_failed:
                found.close()
                found = old
            if not isinstance(found, Page):
                return found.answer(environ, start)
            page = found
            if page is not old:
                shelf.put(key, page)
        return page.answer(environ, start)

    def _shelf(self, key: Key) -> "_Shelf":
        return self.asked if key.query or key.told else self.plain

    def _found_or_made(
        self, key: Key, environ: Environ, state: freshness.State, old: Page | None
    ) -> "Page | _Passing":
        """`old`: one that has run out and is true still, for those who need not wait."""
        if not state.is_shared:
            return self._made_here(key, environ, state, old)
        name = hashlib.sha256(repr((*self._made_by, key, state.mark[1])).encode()).hexdigest()
        try:
            return self._shared(name, key, environ, state, old)
        except (OSError, RedisError):
            return self._made_here(key, environ, state, old)

    def _made_here(
        self, key: Key, environ: Environ, state: freshness.State, old: Page | None
    ) -> "Page | _Passing":
        """By one thread of this process, while the others wait or take the old one."""
        lock = self._making[hash(key) % len(self._making)]
        if not lock.acquire(blocking=old is None) and old is not None:
            return old
        try:
            made = self._shelf(key).get(key)
            if made is not None and _holds(made, state):
                return made
            found = self._made(key, environ, state)
            if isinstance(found, Page):
                self._shelf(key).put(key, found)
            return found
        finally:
            lock.release()

    def _shared(
        self, name: str, key: Key, environ: Environ, state: freshness.State, old: Page | None
    ) -> "Page | _Passing":
        """From another process, or made by this one while the others wait for it."""
        page, lock, look = f"page:{name}", f"making:{name}", _LOOK
        until = time.monotonic() + _WAITING
        kept = caches["shared"].get(page)
        is_new = kept is None  # what others wait for is theirs, however long it took
        while kept is None and time.monotonic() < until:
            begun = time.monotonic()
            if caches["shared"].add(lock, 1, _MAKING):
                try:
                    # Once more: who held the lock before may have made it.
                    kept = caches["shared"].get(page)
                    if kept is None:
                        return self._made_for_all(page, key, environ, state)
                finally:
                    if time.monotonic() < begun + _MAKING:  # or else it is another one's by now
                        caches["shared"].delete(lock)
            elif old is not None:
                return old
            else:
                time.sleep(look)
                look = min(look * 1.2, _LONGEST_LOOK)
                kept = caches["shared"].get(page)
        if isinstance(kept, Page) and (is_new or kept.until > time.time()):
            return replace(kept, mark=state.mark)
        return self._made(key, environ, state)

    def _made_for_all(
        self, page: str, key: Key, environ: Environ, state: freshness.State
    ) -> "Page | _Passing":
        found = self._made(key, environ, state)
        if isinstance(found, Page):
            caches["shared"].set(page, found, max(1, int(found.until - found.made)))
        elif not found.status.startswith("429"):  # which one network is told, and no other
            # It is nobody else's: no one waits for it.
            caches["shared"].set(page, "", _NOT_KEPT_FOR)
        return found

    def _made(self, key: Key, environ: Environ, state: freshness.State) -> "Page | _Passing":
        asked, now = key.asked(environ), time.time()
        passing = _Passing(self.application, asked)
        if passing.status.startswith("304") and passing.is_public:
            # This reader has it; the others need it whole.
            passing.close()
            for condition in _CONDITIONS:
                asked.pop(condition, None)
            passing = _Passing(self.application, asked)
        seconds = passing.public_for()
        if seconds <= 0:
            return passing
        body = passing.close()
        headers = dict(passing.headers)
        if len(body) > _LARGEST:
            passing.chunks = [body]
            return passing
        # A change under way may not have committed: what is made now is looked at again at once.
        environ[MADE] = headers.get("Server-Timing", "")
        life = true = _A_SECOND
        if state.is_settled:
            change = self._until_it_changes(state, now)
            life, true = min(seconds, change), min(max(seconds, settings.EDGE_SECONDS), change)
            if not _is_mark(state.mark) or not freshness.leads():
                # Edges were told of the change that came meanwhile, or will not see the next one.
                true = _A_SECOND
        return Page(
            mark=state.mark,
            made=now,
            until=now + life,
            true_until=now + true,
            keys=f"{freshness.PAPER} {headers.get('Surrogate-Key', '')}".strip(),
            headers=[one for one in passing.headers if one[0] not in _NOT_OF_A_PAGE],
            body=body,
            etag=headers.get("ETag", ""),
            modified=headers.get("Last-Modified", ""),
        )

    def _until_it_changes(self, state: freshness.State, now: float) -> float:
        """Seconds until pages change by themselves: asked of the database once a mark."""
        bound = self._bound  # another thread may write that of another mark
        if bound[0] != state.mark or bound[1] <= now:
            try:
                moment = freshness.next_moment(at=datetime.fromtimestamp(now, UTC))
            except Error:
                return _A_SECOND
            bound = self._bound = (state.mark, moment.timestamp())
        return bound[1] - now


def _is_mark(mark: tuple[bytes, bytes]) -> bool:
    try:
        return freshness.state().mark == mark
    except OSError:
        return False


def _for_edges(keys: str, seconds: int) -> list[tuple[str, str]]:
    told = (edge.headers(keys, seconds) for edge in freshness.edges())
    return list(dict.fromkeys(one for headers in told for one in headers))


def kept(application: Application) -> Application:
    """The application with its pages kept, in PAGE_CACHE_MB of memory a process; 0 keeps none."""
    most = settings.PAGE_CACHE_MB * 1_000_000
    return Pages(application, most=most) if most else application


class _Passing:
    """An answer of Django's on its way."""

    def __init__(self, application: Application, environ: Environ) -> None:
        self.status, self.headers = "", [("", "")]
        is_for_apps = environ["PATH_INFO"].startswith("/api/")
        self._may_vary = _VARIES_FOR_APPS if is_for_apps else _VARIES
        self.more: tuple[Any, ...] = ()
        # A copy: Django writes the address anew into what it is given, and may be asked again.
        self.chunks = application({**environ}, self._start)

    def _start(self, status: str, headers: list[tuple[str, str]], *more: Any) -> None:
        self.status, self.headers, self.more = status, headers, more

    def answer(self, environ: Environ, start: Start) -> Iterable[bytes]:
        start(self.status, self.headers, *self.more)
        if environ["REQUEST_METHOD"] != "HEAD":
            return self.chunks
        self.close()
        return [b""]

    @property
    def has_failed(self) -> bool:
        return self.status.startswith("5")

    @property
    def is_public(self) -> bool:
        return "public" in self._told("cache-control")

    def _told(self, name: str) -> set[str]:
        """The words of a header that is a list."""
        found = (value.lower().split(",") for key, value in self.headers if key.lower() == name)
        return {word.strip() for words in found for word in words if word.strip()}

    def close(self) -> bytes:
        try:
            return b"".join(self.chunks)
        finally:
            getattr(self.chunks, "close", lambda: None)()

    def public_for(self) -> float:
        """For how many seconds everybody may keep it; 0 for what is one reader's, or an error."""
        names = {name.lower() for name, _value in self.headers}
        is_everybodys = (
            self.status.startswith("200")
            and self.is_public
            and "etag" in names
            and "set-cookie" not in names
            and self._told("vary") <= self._may_vary
            and not any("'nonce-" in one for one in self._told("content-security-policy"))
        )
        ages = [
            one.removeprefix("max-age=")
            for one in self._told("cache-control")
            if one.startswith("max-age=")
        ]
        return float(ages[0]) if is_everybodys and ages and ages[0].isdigit() else 0.0


class _Shelf:
    """Pages by their keys, the longest unread ones dropped where they would take more than `most`
    bytes."""

    def __init__(self, most: int) -> None:
        self.most, self.size = most, 0
        self.pages: OrderedDict[Key, Page] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Page | None:
        with self._lock:
            page = self.pages.get(key)
            if page is not None:
                self.pages.move_to_end(key)
            return page

    def put(self, key: Key, page: Page) -> None:
        with self._lock:
            self._drop(key)
            self.pages[key] = page
            self.size += _weight(key, page)
            while self.size > self.most:
                self._drop(next(iter(self.pages)))

    def _drop(self, key: Key) -> None:
        old = self.pages.pop(key, None)
        self.size -= _weight(key, old) if old else 0


def _weight(key: Key, page: Page) -> int:
    return page.weight + len(key.path) + len(key.query)


def _holds(page: Page, state: freshness.State) -> bool:
    now = time.time()
    until = page.until if state.is_settled else min(page.until, page.made + _A_SECOND)
    return page.mark == state.mark and page.made <= now < until


def _is_true(page: Page, state: freshness.State) -> bool:
    """Whether one that has run out says what a new one would, but for counts."""
    return page.mark == state.mark and state.is_settled and time.time() < page.true_until


def _moment(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
