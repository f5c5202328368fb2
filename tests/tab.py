"""A tab of Chromium, told what to do through a pipe. Playwright holds on to one page, which keeps
the next from being made ready; a tab may show one after the other.

https://chromedevtools.github.io/devtools-protocol/"""

import contextlib
import json
import os
import select
import shlex
import subprocess
import tempfile
import time
from collections.abc import Iterator
from typing import Any

from tests.journey.editors import LAUNCH

_PATIENCE = 30.0  # seconds
_RESTS = 0.8  # seconds that a pointer rests on a link before the click
# As a reader at a desk: a mouse that can rest on something, where this machine has none.
_MOUSE = "primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4"
# Where the page stands, whether it was ready before it was shown (milliseconds of it, 0 where not),
# and how long after the click something of it was seen.
_SHOWN = """(() => {
  const seen = performance.getEntriesByName("first-contentful-paint")[0];
  const clicked = Number(localStorage.getItem("clicked"));
  return clicked && !document.prerendering && seen && {
    path: decodeURI(location.pathname),
    ready: performance.getEntriesByType("navigation")[0].activationStart,
    taken: performance.timeOrigin + seen.startTime - clicked,
  };
})()"""
_LINK = """(() => {
  addEventListener("click", (event) =>
    localStorage.setItem("clicked", performance.timeOrigin + event.timeStamp), true);
  const link = document.querySelector('a[href="%s"]');
  link.scrollIntoView({block: "center"});
  const box = link.getClientRects()[0];
  return {x: box.x + box.width / 2, y: box.y + box.height / 2};
})()"""


class Tab:
    def __init__(self, sends: int, reads: int) -> None:
        self._sends, self._reads, self._rest, self._number = sends, reads, b"", 0
        self._events: list[dict[str, Any]] = []
        made = self._ask("Target.createTarget", url="about:blank", forTab=True)
        tab = self._ask("Target.attachToTarget", targetId=made["targetId"], flatten=True)
        follow = {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": True}
        self._ask("Target.setAutoAttach", tab["sessionId"], **follow)

    def open(self, address: str) -> None:
        self._ask("Page.navigate", self._shown(), url=address)
        self._until("document.readyState === 'complete' && location.href !== 'about:blank'")
        self._run("localStorage.removeItem('clicked')")

    def follow(self, path: str, *, rests: bool) -> dict[str, Any]:
        """Clicks on the link to `path`; `rests`: after the pointer rested on it. Says which `path`
        was shown, whether it was `ready` and the milliseconds `taken` from the click."""
        place = {**self._run(_LINK % path), "button": "left", "clickCount": 1}
        page = self._shown()
        time.sleep(0.3)  # what scrolled stands
        for kind, pause in (("mouseMoved", _RESTS if rests else 0), ("mousePressed", 0)):
            self._ask("Input.dispatchMouseEvent", page, type=kind, **place)
            time.sleep(pause)
        self._ask("Input.dispatchMouseEvent", page, type="mouseReleased", **place)
        return self._until(_SHOWN)

    def _until(self, script: str) -> Any:
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            with contextlib.suppress(RuntimeError):  # a page that goes answers nothing more
                if found := self._run(script):
                    return found
            time.sleep(0.1)
        raise TimeoutError(script)

    def _run(self, script: str) -> Any:
        told = self._ask("Runtime.evaluate", self._shown(), expression=script, returnByValue=True)
        return told["result"].get("value")

    def _shown(self) -> str:
        """The page that is seen, of those that are there."""
        for page in reversed(self._pages()):
            with contextlib.suppress(RuntimeError):
                asked = {"expression": "document.prerendering === false", "returnByValue": True}
                if self._ask("Runtime.evaluate", page, **asked)["result"]["value"]:
                    return page
        raise RuntimeError("no page is seen")

    def _pages(self) -> list[str]:
        found: dict[str, None] = {}
        for told in self._events:
            about = told.get("params", {})
            if told.get("method") == "Target.attachedToTarget":
                if about["targetInfo"]["type"] == "page":
                    found[about["sessionId"]] = None
            elif told.get("method") == "Target.detachedFromTarget":
                found.pop(about["sessionId"], None)
        return list(found)

    def _ask(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        self._number += 1
        sent: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if session:
            sent["sessionId"] = session
        os.write(self._sends, json.dumps(sent).encode() + b"\0")
        while (told := self._told()).get("id") != self._number:
            self._events.append(told)
        if "error" in told:
            raise RuntimeError(f"{method}: {told['error']['message']}")
        result: dict[str, Any] = told["result"]
        return result

    def _told(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            if not select.select([self._reads], [], [], _PATIENCE)[0]:
                raise TimeoutError("Chromium says nothing")
            got = os.read(self._reads, 1 << 16)
            if not got:
                raise EOFError("Chromium ended")
            self._rest += got
        one, _end, self._rest = self._rest.partition(b"\0")
        told: dict[str, Any] = json.loads(one)
        return told


@contextlib.contextmanager
def tab() -> Iterator[Tab]:
    """A tab of a Chromium of its own, 1280 pixels wide."""
    (reads, sends), (hears, says) = os.pipe(), os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        words = [
            "chromium",
            "--headless",
            *LAUNCH,
            "--remote-debugging-pipe",
            f"--blink-settings={_MOUSE}",
        ]
        words += [f"--user-data-dir={profile}", "--window-size=1280,900"]
        # It reads from 3 and writes to 4.
        command = f"exec {shlex.join(words)} 3<&{reads} 4>&{says}"
        process = subprocess.Popen(
            ["bash", "-c", command], pass_fds=(reads, says), stderr=subprocess.DEVNULL
        )
        os.close(reads)
        os.close(says)
        try:
            yield Tab(sends, hears)
        finally:
            process.terminate()
            process.wait(10)
            os.close(sends)
            os.close(hears)
