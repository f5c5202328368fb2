"""Each tool over the pages: a row a page, and how many findings it has. A tool that is not on this
machine says so and counts as not run, never as clean."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from audit.site import OUT, SITE, get

HERE = Path(__file__).parent
NODE = HERE / "node_modules"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""


@dataclass
class Found:
    """Of one tool: page → what it says, in a few letters; and what is wrong, in its own words."""

    said: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    not_run: str = ""


Pages = Mapping[str, str]


def nu(pages: Pages) -> Found:
    """The Nu HTML checker: errors."""
    jar = NODE / "vnu-jar/build/dist/vnu.jar"
    if not jar.exists() or not shutil.which("java"):
        return Found(not_run="needs Java, and `npm install` in audit/")
    found = Found()
    files = {}
    for name, address in pages.items():
        files[name] = OUT / "html" / f"{name}.html"
        files[name].parent.mkdir(parents=True, exist_ok=True)
        files[name].write_text(get(address)[1])
    command = ["java", "-jar", str(jar), "--format", "json", "--exit-zero-always"]
    told = subprocess.run([*command, *map(str, files.values())], capture_output=True, text=True)
    messages = json.loads(told.stderr)["messages"]
    for name, file in files.items():
        errors = [one for one in messages if one["url"].endswith(f"/{file.name}")]
        errors = [one for one in errors if one["type"] == "error"]
        found.said[name] = str(len(errors))
        found.wrong += [f"{name}: {one['message']} (line {one.get('lastLine')})" for one in errors]
    return found


def axe(pages: Pages) -> Found:
    """axe-core in both themes, on a phone and on a screen: violations."""
    if not CHROMIUM:
        return Found(not_run="needs Chromium")
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    found = Found()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM)
        for name, address in pages.items():
            count = 0
            for width, theme in ((390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")):
                page = browser.new_page(
                    viewport={"width": width, "height": 900}, color_scheme=theme
                )
                page.goto(address)
                for one in Axe().run(page).response["violations"]:
                    count += len(one["nodes"])
                    where = one["nodes"][0]["html"][:120]
                    found.wrong.append(f"{name} {width} {theme}: {one['id']}: {where}")
                page.close()
            found.said[name] = str(count)
        browser.close()
    return found


def lighthouse(pages: Pages) -> Found:
    """Lighthouse as a phone: performance, accessibility, practices, search; and CLS."""
    tool = NODE / ".bin/lighthouse"
    if not tool.exists() or not CHROMIUM:
        return Found(not_run="needs Chromium, and `npm install` in audit/")
    found = Found()
    for name in ("front", "story", "live", "en-story"):
        if name not in pages:
            continue
        flags = "--chrome-flags=--headless=new --no-sandbox"
        out = OUT / f"lighthouse-{name}.json"
        command = [str(tool), pages[name], "--quiet", "--output=json", f"--output-path={out}"]
        subprocess.run([*command, flags], env=_with_chromium(), capture_output=True, timeout=180)
        if not out.exists():
            found.wrong.append(f"{name}: Lighthouse said nothing")
            continue
        told = json.loads(out.read_text())
        scores = [round(100 * one["score"]) for one in told["categories"].values()]
        shift = told["audits"]["cumulative-layout-shift"]["numericValue"]
        found.said[name] = f"{'/'.join(map(str, scores))} CLS {shift:.3f}"
        low = {"accessibility": 100, "best-practices": 98, "seo": 98, "performance": 98}
        for key, least in low.items():
            if 100 * told["categories"][key]["score"] < least:
                found.wrong.append(f"{name}: {key} {100 * told['categories'][key]['score']:.0f}")
    return found


def _with_chromium() -> dict[str, str]:
    import os

    return {**os.environ, "CHROME_PATH": CHROMIUM}


def readability(pages: Pages) -> Found:
    """Mozilla's Readability, as reading modes use it: share of the words, and whether the lead
    picture is kept."""
    script = HERE / "readability.mjs"
    if not (NODE / "jsdom").exists():
        return Found(not_run="needs `npm install` in audit/")
    found = Found()
    for name, html in _stories(pages).items():
        told = subprocess.run(
            ["node", str(script)], input=html, capture_output=True, text=True, cwd=HERE
        )
        got = json.loads(told.stdout)
        share = _share(html, got["text"])
        has_picture = "story-picture" not in html or got["pictures"] > 0
        found.said[name] = f"{share:.0%}{'' if has_picture else ' no picture'}"
        if share < 0.97 or not has_picture:
            found.wrong.append(f"{name}: {found.said[name]}")
    return found


def trafilatura(pages: Pages) -> Found:
    """Trafilatura, as archives and models use it: share of the words."""
    try:
        from trafilatura import extract
    except ImportError:
        return Found(not_run="pip install -r requirements-audit.txt")
    found = Found()
    for name, html in _stories(pages).items():
        share = _share(html, extract(html, include_tables=True, favor_recall=True) or "")
        found.said[name] = f"{share:.0%}"
        if share < 0.97:
            found.wrong.append(f"{name}: {share:.0%}")
    return found


def extruct(pages: Pages) -> Found:
    """schema.org's facts as a parser reads them."""
    try:
        from extruct import extract
    except ImportError:
        return Found(not_run="pip install -r requirements-audit.txt")
    found = Found()
    for name, address in pages.items():
        html = get(address)[1]
        told = extract(html, base_url=SITE, syntaxes=["json-ld", "opengraph"])
        types = [one.get("@type", "?") for one in told["json-ld"]]
        found.said[name] = ", ".join(types) or "-"
        if "application/ld+json" in html and not types:
            found.wrong.append(f"{name}: facts that cannot be read")
        if "missing" not in name and not told["opengraph"]:
            found.wrong.append(f"{name}: no Open Graph")
    return found


def feedparser(pages: Pages) -> Found:
    """The feeds as readers parse them."""
    try:
        from feedparser import parse
    except ImportError:
        return Found(not_run="pip install -r requirements-audit.txt")
    found = Found()
    for root in ("", "/en"):
        for path in ("feeds/latest.xml", "feeds/latest.atom", "feeds/politics.xml"):
            told = parse(get(f"{SITE}{root}/{path}")[1])
            found.said[f"{root}/{path}"] = f"{len(told.entries)} stories"
            if told.bozo or not told.entries:
                found.wrong.append(f"{root}/{path}: {told.get('bozo_exception', 'empty')}")
    return found


def links(pages: Pages) -> Found:
    """Every link inside the site leads somewhere."""
    from lxml import html as parser

    found, known = Found(), {}
    for name, address in pages.items():
        tree = parser.fromstring(get(address)[1])
        places = [
            urljoin(address, one) for one in tree.xpath("//a/@href | //link/@href | //img/@src")
        ]
        places = [one.split("#")[0] for one in dict.fromkeys(places) if one.startswith(SITE)]
        for place in places:
            known.setdefault(place, None)
            if known[place] is None:
                known[place] = _status(place)
        dead = [one for one in places if (known[one] or 0) >= 400 and one != address]
        found.said[name] = f"{len(places)}, {len(dead)} dead"
        found.wrong += [f"{name}: {known[one]} {one}" for one in dead]
    return found


def _status(address: str) -> int:
    from urllib.error import HTTPError
    from urllib.request import urlopen

    try:
        with urlopen(address, timeout=30) as answer:
            return int(answer.status)
    except HTTPError as refused:
        return int(refused.code)


def _stories(pages: Pages) -> dict[str, str]:
    kinds = ("story", "live", "opinion", "long")
    return {
        name: get(address)[1]
        for name, address in pages.items()
        if name.removeprefix("en-") in kinds
    }


def _share(html: str, got: str) -> float:
    """Of the words of the paragraphs of a story, those that a tool found."""
    from lxml import html as parser

    tree = parser.fromstring(html)
    wanted: Any = " ".join(
        one.text_content() for one in tree.xpath("//div[@class='body']/p | //div[@class='body']/h2")
    ).split()
    there = set(got.split())
    return sum(word in there for word in wanted) / max(len(wanted), 1)


TOOLS: Mapping[str, Callable[[Pages], Found]] = {
    one.__name__: one
    for one in (nu, axe, lighthouse, readability, trafilatura, extruct, feedparser, links)
}
