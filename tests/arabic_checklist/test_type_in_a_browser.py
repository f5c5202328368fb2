"""Items 41 to 52 of the Arabic checklist as a browser draws them: type."""

from pathlib import Path

import pytest
from django.conf import settings

from tests import makers
from tests.public.paper import every_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FONTS = Path(settings.BASE_DIR) / "articles" / "static" / "articles" / "fonts"
OURS = {"Cairo", "Noto Naskh Arabic"}
VOWELLED = "يَا بَيْتَنَا الْقَدِيمَ، مَا زَالَ فِي النَّافِذَةِ ضَوْءٌ"
LONG = "ا" + "لمستعصيات" * 5  # 46 letters
BODY = (
    "<p>قال «نعم»… وكتب 1,234.5 و٪ ثم <em>أصرّ</em> على <strong>رأيه</strong>؛ انظر "
    '<a href="https://example.com/x">ربيع القطيعي</a>.</p>'
    "<p>ڤيينا وپاريس وچاد وگولف وخانۀ</p>"
)


@pytest.fixture
def page(live_server, browser):
    """A story of hard words, open on a phone."""
    opened = browser.new_page(base_url=live_server.url, viewport={"width": 390, "height": 800})
    story = makers.publication(texts={"headline_ar": VOWELLED, "body_ar": BODY})
    opened.goto(story.get_absolute_url())
    opened.evaluate("document.fonts.ready")
    return opened


def faces(page, selector: str) -> dict[str, int]:
    """The families that draw the letters of the first such element → how many glyphs."""
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    node = tools.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    told = tools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {one["familyName"]: one["glyphCount"] for one in told if one["isCustomFont"]} | {
        f"! {one['familyName']}": one["glyphCount"] for one in told if not one["isCustomFont"]
    }


def computed(page, selector: str, name: str) -> str:
    asked = "([one, name]) => getComputedStyle(document.querySelector(one))[name]"
    return page.evaluate(asked, [selector, name])


def test_item_41_fonts_are_our_own_with_their_licence_and_light(page):
    sent = page.evaluate(
        "performance.getEntriesByType('resource').filter((one) => /woff2/.test(one.name))"
        ".map((one) => [one.name, one.encodedBodySize])"
    )
    assert sent
    assert all("/static/articles/fonts/" in name for name, _bytes in sent)
    assert sum(size for _name, size in sent) < 80_000
    assert not [name for name, _bytes in sent if "latin" in name]
    assert len(list(FONTS.glob("OFL-*.txt"))) == 2


def test_items_42_and_49_every_letter_and_mark_comes_from_our_faces(page):
    for selector in ("h1", ".body > p", ".body > p + p"):
        drawn = faces(page, selector)
        assert drawn
        assert {name.removesuffix(" Regular") for name in drawn} <= OURS, (selector, drawn)


def test_item_43_lines_are_far_enough_apart_and_no_mark_is_cut(page):
    for selector, least in ((".body > p", 1.6), ("h1", 1.35)):
        line = float(computed(page, selector, "lineHeight").removesuffix("px"))
        assert line / float(computed(page, selector, "fontSize").removesuffix("px")) >= least
    cut = "(one) => getComputedStyle(one).overflow !== 'visible'"
    assert not page.locator("h1").evaluate(cut)


@pytest.mark.parametrize("root", ["", "/en"])
def test_items_44_45_and_47_letters_stay_joined_upright_and_loose(live_server, browser, root):
    """No letter-spacing, no capitals, no slanted Arabic, nothing justified; on no page."""
    page = browser.new_page(base_url=live_server.url)
    found = []
    for address in every_page(root):
        page.goto(address)
        found += page.evaluate(
            """() => [...document.querySelectorAll("body *")].filter((one) => {
              const style = getComputedStyle(one);
              const arabic = /[\\u0600-\\u06ff]/.test(one.textContent);
              return !["normal", "0px"].includes(style.letterSpacing)
                || style.textAlign === "justify"
                || (arabic && (style.textTransform !== "none" || style.fontStyle !== "normal"));
            }).map((one) => `${location.pathname} ${one.outerHTML.slice(0, 90)}`)"""
        )
    assert found == []


def test_item_45_what_is_stressed_is_seen(page):
    usual = computed(page, ".body > p", "fontWeight")
    assert computed(page, ".body em", "fontStyle") == "normal"
    stressed = [computed(page, f".body {one}", "fontWeight") for one in ("em", "strong")]
    lines = computed(page, ".body em", "textDecorationLine")
    assert int(stressed[1]) > int(usual)
    assert int(stressed[0]) > int(usual) or lines != "none"


def test_item_46_an_underline_leaves_room_for_dots(page):
    size = float(computed(page, ".body a", "fontSize").removesuffix("px"))
    offset = computed(page, ".body a", "textUnderlineOffset")
    assert float(offset.removesuffix("px")) >= 0.2 * size


def test_item_48_a_word_of_45_letters_stays_on_the_screen(live_server, browser):
    page = browser.new_page(base_url=live_server.url, viewport={"width": 320, "height": 800})
    words = {"headline_ar": LONG, "kicker_ar": LONG, "standfirst_ar": LONG}
    story = makers.publication(texts={**words, "body_ar": f"<p>{LONG}</p><h2>{LONG}</h2>"})
    for address in (story.get_absolute_url(), "/", "/latest/", "/economy/", f"/search/?q={LONG}"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_item_50_words_are_there_before_the_face_is(live_server, browser):
    page = browser.new_page(base_url=live_server.url)
    page.route("**/*.woff2", lambda route: route.abort())
    page.goto(makers.publication().get_absolute_url())
    assert page.locator("h1").inner_text() == makers.HEADLINE
    assert page.evaluate(
        "[...document.fonts].filter((one) => !/stand-in/.test(one.family))"
        ".every((one) => ['swap', 'optional', 'fallback'].includes(one.display))"
    )


def test_item_51_paper_gets_one_column_without_what_is_pressed(page):
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1280, "height": 900})
    shown = "(one) => one.checkVisibility()"
    for selector in (".sections", "[data-share] button", "footer nav", "[data-theme-switch]"):
        for one in page.locator(selector).all():
            assert not one.evaluate(shown), selector
    assert "/n/" in page.locator("body").inner_text()
    assert page.locator("main time").first.evaluate(shown)
    left = page.evaluate(
        "[...new Set([...document.querySelectorAll('.body > p')]"
        ".map((one) => one.getBoundingClientRect().left))].length"
    )
    assert left == 1


def test_item_52_looser_text_loses_nothing(live_server, browser):
    """WCAG 1.4.12: what a reader's own style sheet may ask for."""
    size = {"width": 390, "height": 800}
    page = browser.new_page(base_url=live_server.url, viewport=size, bypass_csp=True)
    lost = []
    for address in every_page(""):
        page.goto(address)
        page.add_style_tag(
            content="* { line-height: 1.5 !important; word-spacing: 0.16em !important }"
            "p { margin-block-end: 2em !important }"
        )
        lost += page.evaluate(
            """() => [...document.querySelectorAll("main *, header *, footer *")].filter((one) => {
              const style = getComputedStyle(one);
              if (one.closest(".unseen, svg") || !one.innerText?.trim()) return false;
              if (!/hidden|clip/.test(style.overflowX + style.overflowY)) return false;
              const [deep, wide] = [one.scrollHeight, one.scrollWidth];
              return deep > one.clientHeight + 2 || wide > one.clientWidth + 2;
            }).map((one) => `${location.pathname} ${one.outerHTML.slice(0, 90)}`)"""
        )
    assert lost == []
