"""How long a reader waits from the click on a headline until something of the story is seen, in
Chromium, where the pointer rested on the headline before and where it came and clicked."""

import re
import shutil
import time
from collections.abc import Iterator
from statistics import median

from tqdm import tqdm

from articles.freshness.generation import UNSETTLED
from bench import stacks
from bench.figures import Figure
from bench.paper import Paper
from tests.tab import tab

STORIES = 200
TURNS = 12


def measure(paper: Paper) -> Iterator[Figure]:
    if not shutil.which("chromium"):
        tqdm.write("turning: not run; there is no chromium on this machine")
        return
    paper.grow_to(STORIES)
    with stacks.granian("newsroom.wsgi:application") as kept, tab() as reader:
        time.sleep(UNSETTLED + 1)  # a server that has just begun keeps a page for a second
        front = f"http://localhost:{kept.port}/"
        links = re.findall(r'href="(/[a-z]+/\d+/[^"]*)"', kept.ask("/").body.decode())
        stories = list(dict.fromkeys(links))[:TURNS]
        at_once = 0.0
        for rests, name in ((False, "a click without a pause"), (True, "the pointer rested there")):
            taken = []
            for path in tqdm(stories, desc=name, leave=False, disable=None):
                reader.open(front)
                taken.append(reader.follow(path, rests=rests)["taken"])
            found = median(taken)
            at_once = at_once or found
            beside = (("a click without a pause", found / at_once),) if rests else ()
            yield Figure(f"{name}, median", found, "ms", beside)
            yield Figure(f"{name}, longest", max(taken), "ms")
