"""What the servers take for a request, of readers and apps, when no page is kept and when pages are
kept, beside granian and nginx that send the same bytes and nothing else.

CPU is that of all processes of the stack, PostgreSQL and Valkey among them."""

import contextlib
import json
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from operator import attrgetter
from pathlib import Path
from statistics import median
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone
from tqdm import tqdm

from articles import roles, workflow
from articles.freshness.generation import UNSETTLED
from bench import stacks
from bench.figures import Figure
from bench.paper import Paper
from bench.stacks import Answer, Stack
from tests.address.servers import free_port, write_certificate

STORIES = 2_000
STORM = 64
_SITE = "newsroom.wsgi:application"
SECONDS = float(os.environ.get("BENCH_SECONDS", "4"))
_ROUNDS = 5
_MOVES = 5
_HOT = 100
_PATIENCE = 10  # seconds
_OF_THE_SERVER = {"date", "connection", "content-length", "age", "transfer-encoding"}


def measure(paper: Paper) -> Iterator[Figure]:
    if missing := stacks.have():
        tqdm.write(f"serving: not run; {missing} is not on this machine (apt install nginx wrk)")
        return
    paper.grow_to(STORIES)
    pages = _pages(paper)
    story = pages["article"][0]
    with stacks.granian(_SITE, PAGE_CACHE_MB="0") as made:
        yield from _cold(made, pages)
        answer = made.ask(story, **{"Accept-Encoding": stacks.ACCEPTED})
    with stacks.granian(_SITE, SERVER_TIMING="true") as kept:
        yield from _once(kept, pages["article"][1])
        yield from _fresh("", kept, paper)
        yield from _while_stories_move(kept, pages["article"][:_HOT], paper)
    with (
        _another_machine() as folder,
        stacks.granian(_SITE, BENCH_VAR_DIR=str(folder), EDGES="nginx") as other,
    ):
        yield from _fresh_elsewhere(folder, other, paper)
    with stacks.granian(_SITE, EDGES="nginx") as kept:
        time.sleep(UNSETTLED + 1)  # a server that has just begun keeps a page for a second
        yield from _warm(kept, story, answer)
        yield from _remembered(kept, pages, paper)


def _pages(paper: Paper) -> dict[str, list[str]]:
    """What is asked for, by name: addresses from the whole archive."""
    stories = paper.spread(STORIES // 2)
    return {
        "view, one query": [f"/bare/{one.pk}" for one in stories],
        "article": [one.get_absolute_url() for one in stories],
        "front": ["/"],
        "section": list(dict.fromkeys(f"/{one.section.slug}/" for one in stories)),
        "API list": ["/api/v1/articles/"],
        "API detail": [f"/api/v1/articles/{one.article_id}/" for one in stories],
    }


def _cold(made: Stack, pages: dict[str, list[str]]) -> Iterator[Figure]:
    """The middle one of rounds: a machine is not as fast all the time."""
    for paths in pages.values():
        # Once before it counts: then templates are compiled and connections are there.
        made.load(paths, clients=16, seconds=1)
    rounds = [
        {name: made.load(paths, clients=16, seconds=SECONDS / 2) for name, paths in pages.items()}
        for _round in tqdm(range(_ROUNDS), desc="no page kept", leave=False, disable=None)
    ]
    bare = 0.0
    for name in pages:
        found = sorted((one[name] for one in rounds), key=attrgetter("cpu"))[_ROUNDS // 2]
        bare = bare or found.cpu
        beside = () if found.cpu is bare else (("view", found.cpu / bare),)
        yield Figure(f"{name}, made ({found.rate:,.0f}/s)", found.cpu, "ms CPU", beside)


def _once(kept: Stack, path: str) -> Iterator[Figure]:
    """How often a page is made for many who ask for it in one moment."""
    gate = threading.Barrier(STORM)

    def is_made(_client: int) -> bool:
        gate.wait()
        return dict(kept.ask(path).headers).get("server-timing") != "kept"

    with ThreadPoolExecutor(STORM) as crowd:
        makes = sum(crowd.map(is_made, range(STORM)))
    yield Figure(f"one page, {STORM} clients at once", makes, "makes")


def _fresh(where: str, asked: Stack, paper: Paper) -> Iterator[Figure]:
    """From the commit of a move to the first answer that knows of it."""
    for what, taken in _seen_after(asked, paper).items():
        yield Figure(f"from {what}{where}, median", median(taken), "ms")
        yield Figure(f"from {what}{where}, longest", max(taken), "ms")


def _while_stories_move(kept: Stack, paths: list[str], paper: Paper) -> Iterator[Figure]:
    """What it costs readers of pages that many read that each move drops all of them."""
    moved, lawyer = paper.spread(2)[1].article, paper.house.accounts[roles.LEGAL]
    kept.load(paths, clients=16, seconds=1)
    still = kept.load(paths, clients=16, seconds=SECONDS)
    with ThreadPoolExecutor(1) as crowd:
        loading = crowd.submit(kept.load, paths, clients=16, seconds=SECONDS)
        while not loading.done():
            workflow.hold(article=moved, by=lawyer, at=timezone.now(), reason="bench")
            workflow.release(article=moved, by=lawyer, at=timezone.now())
            time.sleep(1)
    found = loading.result()
    beside = (("the rate without moves", found.rate / still.rate),)
    what = f"{_HOT} kept articles, two moves a second ({found.rate:,.0f}/s)"
    yield Figure(what, found.cpu, "ms CPU", beside)


def _fresh_elsewhere(folder: Path, other: Stack, paper: Paper) -> Iterator[Figure]:
    """The same on a machine that is told through the cache alone, behind the shipped nginx, which
    keeps its pages."""
    port = free_port()
    with stacks.nginx(folder, _shipped(folder, folder, port, other), port=port) as nginx:
        yield from _fresh(" on another machine", nginx, paper)


@contextlib.contextmanager
def _another_machine() -> Iterator[Path]:
    """A VAR_DIR beside ours, with the same files and a mark of its own."""
    with tempfile.TemporaryDirectory() as name:
        for one in ("static", "sheets", "secret_key"):
            if (ours := Path(settings.VAR_DIR) / one).exists():
                (Path(name) / one).symlink_to(ours)
        yield Path(name)


def _seen_after(asked: Stack, paper: Paper) -> dict[str, list[float]]:
    """Milliseconds by move."""
    moves = (
        ("a hold", partial(workflow.hold, reason="bench"), 404),
        ("a release", workflow.release, 200),
    )
    lawyer = paper.house.accounts[roles.LEGAL]
    taken: dict[str, list[float]] = {what: [] for what, _move, _status in moves}
    for one in paper.spread(_MOVES):
        path = one.get_absolute_url()
        for what, move, status in moves:
            time.sleep(UNSETTLED + 0.2)  # so soon after a change pages are hardly kept
            asked.ask(path)
            pressed = partial(move, article=one.article, by=lawyer)
            taken[what].append(_until(asked, path, status, pressed))
    return taken


def _until(asked: Stack, path: str, status: int, move: Callable[..., Any]) -> float:
    """Milliseconds from the commit of a move until a reader who asks again and again is answered
    so."""
    committed: list[float] = []
    # Not a thread, which would wait for ours, that goes on with the move.
    with ProcessPoolExecutor(1) as reader:
        answered = reader.submit(_answered, asked, path, status)
        with transaction.atomic():
            transaction.on_commit(lambda: committed.append(time.monotonic()))
            move(at=timezone.now())
        return (answered.result() - committed[0]) * 1000


def _answered(asked: Stack, path: str, status: int) -> float:
    """The moment at which it was answered so, by the clock of the machine."""
    end = time.monotonic() + _PATIENCE
    while asked.ask(path).status != status:
        time.sleep(0.001)
        if time.monotonic() > end:
            raise TimeoutError(f"{path} is not answered with {status}")
    return time.monotonic()


def _warm(kept: Stack, path: str, answer: Answer) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        told = folder / "answer"
        headers = [one for one in answer.headers if one[0] not in _OF_THE_SERVER]
        told.write_text(json.dumps({"headers": headers, "body": answer.body.hex()}))
        with stacks.granian("bench.bare:application", BENCH_ANSWER=str(told)) as bare:
            for clients in (16, 64):
                yield from _beside(f"{clients} clients", path, clients, granian=bare, kept=kept)
            yield from _behind_nginx(folder, path, answer, bare=bare, kept=kept)


def _beside(what: str, path: str, clients: int, *, granian: Stack, kept: Stack) -> Iterator[Figure]:
    for stack in (granian, kept):
        stack.load([path], clients=clients, seconds=1)
    base = granian.load([path], clients=clients, seconds=SECONDS)
    ours = kept.load([path], clients=clients, seconds=SECONDS)
    yield Figure(f"bare granian, {what} ({base.rate:,.0f}/s)", base.cpu, "ms CPU")
    beside = (("granian's CPU", ours.cpu / base.cpu), ("its rate", ours.rate / base.rate))
    yield Figure(f"kept article, {what} ({ours.rate:,.0f}/s)", ours.cpu, "ms CPU", beside)


def _behind_nginx(
    folder: Path, path: str, answer: Answer, *, bare: Stack, kept: Stack
) -> Iterator[Figure]:
    (folder / "page.html").write_bytes(answer.body)
    static, cached, site, secure = (free_port() for _one in range(4))
    shipped = _shipped(folder, Path(settings.VAR_DIR), site, kept, secure=secure)
    upstream = f"proxy_pass http://127.0.0.1:{bare.port}; proxy_http_version 1.1;"
    conf = (
        f"proxy_cache_path {folder}/kept keys_zone=kept:10m;\n"
        f"server {{ listen {static}; root {folder}; try_files /page.html =404; }}\n"
        f"server {{ listen {cached}; location / {{ {upstream} proxy_set_header Connection ''; "
        "proxy_cache kept; proxy_cache_valid 200 1h; } }\n"
    )
    with stacks.nginx(folder, conf + shipped, port=static) as nginx:
        base = 0.0
        for name, port in (
            ("nginx, a file", static),
            ("nginx proxy_cache before bare granian", cached),
            ("kept article behind the shipped nginx", site),
        ):
            asked = Stack(port, nginx.group, also=kept.group)
            asked.load([path], clients=16, seconds=1)
            found = asked.load([path], clients=16, seconds=SECONDS)
            base = base or found.rate
            beside = () if found.rate is base else (("the file's rate", found.rate / base),)
            yield Figure(f"{name} ({found.rate:,.0f}/s)", found.cpu, "ms CPU", beside)
        asked = Stack(secure, nginx.group, also=kept.group, is_secure=True)
        for what, is_new in (("TLS", False), ("TLS, a connection each", True)):
            found = asked.load([path], clients=16, seconds=SECONDS, is_new=is_new)
            beside = (("the file's rate", found.rate / base),)
            yield Figure(f"the same by {what} ({found.rate:,.0f}/s)", found.cpu, "ms CPU", beside)


def _shipped(folder: Path, var: Path, port: int, site: Stack, *, secure: int = 0) -> str:
    """The nginx.conf that we ship, at this port before this site, whose VAR_DIR is `var`; at
    `secure` by TLS."""
    write_certificate(folder, "localhost")
    shipped = (settings.BASE_DIR / "deploy" / "nginx.conf").read_text()
    for there, here in {
        "listen 443 ssl http2": f"listen {port}; listen {secure or free_port()} ssl",
        "/etc/letsencrypt/live/paper.example/": f"{folder}/",
        "listen 80": f"listen {free_port()}",
        "server 127.0.0.1:8000": f"server 127.0.0.1:{site.port}",
        "/var/lib/newsroom/": f"{var}/",
        "/run/newsroom-pages": f"{folder}/pages",
        "$host": "localhost",
    }.items():
        shipped = shipped.replace(there, here)
    return shipped


def _remembered(kept: Stack, pages: dict[str, list[str]], paper: Paper) -> Iterator[Figure]:
    for paths in pages.values():
        kept.load(paths[:100], clients=16, seconds=1)
    yield Figure("memory of 2 workers, readers' doors opened", stacks.memory(kept), "MB")
    client = Client()
    client.force_login(paper.chief)
    cookies = "; ".join(f"{name}={one.value}" for name, one in client.cookies.items())
    for _each in range(8):
        kept.ask("/admin/", Cookie=cookies)
    yield Figure("memory of 2 workers, the admin opened too", stacks.memory(kept), "MB")
