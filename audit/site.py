"""A demo newsroom served for the audit, and an address of each kind of page."""

import os
import re
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

ROOT = Path(__file__).parents[1]
OUT = ROOT / "var" / "audit"
PORT = 8019
SITE = f"http://127.0.0.1:{PORT}"
# What a kind of page is called → how it is found on the front of its edition.
FIXED = {
    "front": "/",
    "latest": "/latest/",
    "archive": "/archive/",
    "most-shared": "/most-shared/",
    "search": "/search/?q={word}",
    "corrections": "/corrections/",
    "about": "/about/",
    "sources": "/policies/unnamed-sources/",
    "feeds": "/feeds/",
    "offline": "/offline/",
    "missing": "/no-such-page/",
}
WORDS = {"": "الموانئ", "/en": "ports"}


@contextmanager
def served() -> Iterator[dict[str, str]]:
    """The site with fresh demo stories; yields its pages, name → address. "en-" begins those of the
    English edition."""
    place = OUT / "newsroom"
    environment = {
        **os.environ,
        "VAR_DIR": str(place),
        "DEMO_PASSWORD": secrets.token_urlsafe(12),
        "SITE_URL": SITE,
    }
    for command in (["migrate", "--verbosity", "0"], ["seed_demo", "--if-empty"]):
        _manage(*command, env=environment)
    _manage("collectstatic", "--no-input", "--verbosity", "0", env=environment)
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--port", str(PORT)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        _wait()
        yield pages()
    finally:
        os.killpg(server.pid, signal.SIGINT)
        server.wait(timeout=20)


def _manage(*command: str, env: dict[str, str]) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=env,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _wait() -> None:
    for _second in range(60):
        try:
            urlopen(SITE, timeout=5)
        except OSError:
            time.sleep(1)
        else:
            return
    raise SystemExit(f"The site did not come up at {SITE}.")


def get(address: str) -> tuple[int, str]:
    try:
        with urlopen(address, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as refused:
        return refused.code, refused.read().decode(errors="replace")


def pages() -> dict[str, str]:
    """An address of each kind, in both editions."""
    found = {}
    for root, name in (("", ""), ("/en", "en-")):
        for kind, path in FIXED.items():
            found[name + kind] = SITE + root + _encoded(path.format(word=WORDS[root]))
        front = get(f"{SITE}{root}/")[1]
        stories = re.findall(rf'href="({root}/[a-z-]+/\d+/[^"#]+)"', front)
        kinds = {path: _kind(get(SITE + path)[1]) for path in dict.fromkeys(stories[:40])}
        for kind in ("story", "live", "opinion", "long"):
            if path := next((one for one, is_of in kinds.items() if is_of == kind), None):
                found[name + kind] = SITE + path
        story = get(found[f"{name}story"])[1]
        for kind, way in (("topic", "topics"), ("author", "authors")):
            if path := re.search(rf'href="({root}/{way}/[^"]+)"', story):
                found[name + kind] = SITE + path[1]
        found[f"{name}section"] = f"{SITE}{root}/politics/"
    return found


def _encoded(path: str) -> str:
    from urllib.parse import quote

    return quote(path, safe="/?=&")


def _kind(html: str) -> str:
    if "data-live=" in html:
        return "live"
    if "OpinionNewsArticle" in html:
        return "opinion"
    return "long" if html.count("<h2") > 8 else "story"
