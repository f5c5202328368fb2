"""Every page at every width, in both themes and languages, on one sheet to leaf through."""

from collections.abc import Mapping
from html import escape
from pathlib import Path

from audit.site import OUT
from audit.tools import CHROMIUM

WIDTHS = (390, 768, 1280)
THEMES = ("light", "dark")
DRAWN = """() => Promise.all([...document.images].map((one) => {
  one.loading = "eager";
  return one.decode().catch(() => null);
}))"""


def draw(pages: Mapping[str, str]) -> Path:
    """Writes var/audit/sheet/index.html and the pictures beside it; returns its path."""
    from playwright.sync_api import sync_playwright

    place = OUT / "sheet"
    place.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM)
        for width in WIDTHS:
            for theme in THEMES:
                size = {"width": width, "height": 900}
                context = browser.new_context(viewport=size, color_scheme=theme)
                for number, (name, address) in enumerate(pages.items(), 1):
                    page = context.new_page()
                    page.goto(address)
                    page.evaluate(DRAWN)
                    page.screenshot(path=place / f"{name}-{width}-{theme}.png", full_page=True)
                    page.close()
                    print(f"\r{width} {theme} {number}/{len(pages)}   ", end="", flush=True)
                context.close()
        browser.close()
    print()
    sheet = place / "index.html"
    sheet.write_text(_sheet(pages))
    return sheet


def _sheet(pages: Mapping[str, str]) -> str:
    rows = [
        "<!doctype html><meta charset=utf-8><title>Newsroom, every page</title>"
        "<style>body{font:15px sans-serif;margin:1rem}section{display:flex;gap:1rem;overflow:auto;"
        "align-items:start}img{max-height:80vh;border:1px solid #999}</style>"
    ]
    for name in pages:
        rows.append(f"<h2 id='{escape(name)}'>{escape(name)}</h2><section>")
        for width in WIDTHS:
            for theme in THEMES:
                file = f"{escape(name)}-{width}-{theme}.png"
                rows.append(f"<a href='{file}'><img src='{file}' alt='{file}' loading=lazy></a>")
        rows.append("</section>")
    return "\n".join(rows)
