"""Every kind of page as a browser draws it: icons that are there, styles that hold, words that are
not torn apart, from a small phone to a desk, with text of usual size and of twice that."""

from itertools import product

import pytest

from tests import makers
from tests.public.paper import every_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (320, 390, 768, 1024, 1280)

UNPAINTED = """() => [...document.querySelectorAll("svg use")]
  .filter((use) => use.closest("svg").checkVisibility())
  .filter((use) => { const box = use.getBBox(); return !(box.width > 0 && box.height > 0); })
  .map((use) => use.getAttribute("href"))"""

# Words of one label that stand on more than one line. An address may be broken anywhere.
TORN = """() => {
  const torn = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!holder.checkVisibility()) continue;
    if (holder.closest(".unseen, .share-link, option, script")) continue;
    for (const word of node.data.matchAll(/[^\\s\\u2011-\\u2014-]+|\\d+[-–/]\\d+/g)) {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 4)));
      if (lines.size > 1) torn.push(word[0]);
    }
  }
  return torn;
}"""

# What is painted behind words must leave the line above and below alone.
OVERLAPPING = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const style = getComputedStyle(element);
  if (style.display !== "inline" || !element.textContent.trim()) return false;
  const bare = style.backgroundColor === "rgba(0, 0, 0, 0)" && style.backgroundImage === "none";
  if (bare) return false;
  const line = parseFloat(getComputedStyle(element.parentElement).lineHeight);
  return [...element.getClientRects()].some((box) => box.height > line + 1);
}).map((element) => element.outerHTML.slice(0, 120))"""

LAYERS = """() => {
  const order = [];
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules)
      for (const name of rule.nameList ?? (rule.name ? [rule.name] : []))
        if (!order.includes(name)) order.push(name);
  return order.join(" ");
}"""


WIDER = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll("body *")].filter((one) => {
    const box = one.getBoundingClientRect();
    const isOut = box.width && (box.left < -1 || box.right > room + 1);
    return isOut && !one.closest(".sections, .unseen");
  }).map((one) => `${one.tagName}.${one.className.baseVal ?? one.className}`).slice(0, 5);
}"""

# Empty fields that do not read in the direction of their page.
TURNED = """() => [...document.querySelectorAll("input:placeholder-shown")]
  .filter((one) => getComputedStyle(one).direction !== document.documentElement.dir)
  .map((one) => one.outerHTML)"""

# A dot that parts two things, where another mark does already or one of the two is empty.
STRAY_DOTS = """() => [...document.querySelectorAll("main *")].filter((one) => {
  if (!/·/.test(getComputedStyle(one, "::before").content)) return false;
  const before = one.previousSibling?.textContent ?? "";
  return /[،,·]\\s*$/.test(before) || !one.textContent.trim() || !one.previousElementSibling;
}).map((one) => one.parentElement.textContent.trim())"""
# Pictures without a size, in places that have one.
UNDRAWN = """() => [...document.querySelectorAll("main img")]
  .filter((one) => one.parentElement.parentElement.checkVisibility())
  .filter((one) => !(one.getBoundingClientRect().width > 20))
  .map((one) => one.outerHTML.slice(0, 120))"""
QUESTIONS = {
    "picture not drawn": UNDRAWN,
    "stray dot": STRAY_DOTS,
    "icon not painted": UNPAINTED,
    "word torn": TORN,
    "wider than the screen": WIDER,
    "background over a neighbouring line": OVERLAPPING,
}


@pytest.mark.parametrize("root", ["", "/en"])
def test_every_page_is_drawn_whole_at_every_width_and_size_of_text(live_server, browser, root):
    page = browser.new_page(base_url=live_server.url)
    wrong = []
    for address in every_page(root):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(address)
        page.evaluate("document.fonts.ready")
        if (order := page.evaluate(LAYERS)) != "tokens base layout components print":
            wrong.append((address, "layers", order))
        if turned := page.evaluate(TURNED):
            wrong.append((address, "turned", turned))
        for width, text in product(WIDTHS, ("100%", "200%")):
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate("size => (document.documentElement.style.fontSize = size)", text)
            for name, question in QUESTIONS.items():
                if found := page.evaluate(question):
                    wrong.append((address, width, text, name, found))
    assert wrong == [], "\n".join(map(str, wrong))


def test_a_field_turns_with_what_is_typed(live_server, browser):
    page = browser.new_page(base_url=live_server.url)
    page.goto("/search/")
    page.fill("#search-words", "Tesla")
    direction = "getComputedStyle(document.querySelector('#search-words')).direction"
    assert page.evaluate(direction) == "ltr"
    page.fill("#search-words", "تسلا Tesla")
    assert page.evaluate(direction) == "rtl"


def test_a_copied_link_is_said_to_eyes_and_moves_nothing(live_server, browser):
    context = browser.new_context(base_url=live_server.url)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(next(address for address in every_page() if address.startswith("/n/")))
    height = page.evaluate("document.body.scrollHeight")
    bar = page.locator("[data-share]").first
    bar.locator("[data-channel=copy] button").click()
    said = bar.locator("[role=status]")
    said.filter(has_text="الرابط").wait_for()
    box = said.bounding_box()
    assert box["width"] > 60
    assert box["height"] > 20
    assert said.evaluate("one => getComputedStyle(one).clipPath") == "none"
    assert page.evaluate("document.body.scrollHeight") == height
    assert "/n/" in page.evaluate("navigator.clipboard.readText()")


def test_every_mark_is_dark_on_white_in_print(live_server, browser):
    """Printers leave backgrounds out: what is read only by its background is lost."""
    for scheme in ("light", "dark"):
        page = browser.new_page(base_url=live_server.url, color_scheme=scheme)
        page.goto(next(address for address in every_page() if address.startswith("/n/")))
        page.emulate_media(media="print")
        pale = page.evaluate(
            """() => [...document.querySelectorAll("main *")]
              .filter((one) => one.checkVisibility() && one.textContent.trim())
              .filter((one) => /\\d+/g[Symbol.match](getComputedStyle(one).color)
                .slice(0, 3).some((part) => part > 100))
              .map((one) => one.outerHTML.slice(0, 100))"""
        )
        assert pale == []
        page.close()


def test_words_are_not_torn_on_paper(live_server, browser):
    page = browser.new_page(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    page.emulate_media(media="print")
    torn = {}
    for address in every_page(""):
        page.goto(address)
        torn[address] = page.evaluate(TORN)
    assert [one for one in torn.items() if one[1]] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_line_of_a_story_has_fifty_five_to_seventy_letters(live_server, browser, language):
    words = {"ar": ARABIC, "en": ENGLISH}[language]
    story = makers.publication(english=True, texts={f"body_{language}": f"<p>{words}</p>" * 3})
    root = "" if language == "ar" else "/en"
    page = browser.new_page(base_url=live_server.url, viewport={"width": 1280, "height": 900})
    page.goto(f"{root}/n/{story.article_id}", wait_until="load")
    full = page.evaluate(LETTERS_A_LINE)
    assert 55 <= sum(full) / len(full) <= 70
    assert max(full) <= 75


ARABIC = (
    "قال رئيس المجلس إن العمل في الرصيف الشرقي يبدأ مطلع العام المقبل بعد أن تُستكمل دراسات التربة "
    "وتُراجع عروض الشركات الأربع التي تأهلت، مؤكداً أن الكلفة لن تتجاوز ما رُصد لها في موازنة "
    "الهيئة، وأن حركة السفن لن تتوقف يوماً واحداً ما دامت الأرصفة الثلاثة الأخرى تعمل كما هي اليوم."
)
ENGLISH = (
    "The chairman said that work on the eastern quay begins early next year, once the studies of "
    "the soil are complete and the bids of the four qualified companies have been examined, and "
    "that the movement of ships will not stop for a single day while the other quays remain open."
)
LETTERS_A_LINE = """() => [...document.querySelectorAll(".body > p")].flatMap((paragraph) => {
  const lines = new Map();
  const node = paragraph.firstChild;
  for (let at = 0; at < node.length; at++) {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const line = Math.round(range.getBoundingClientRect().bottom / 8);
    lines.set(line, (lines.get(line) ?? 0) + 1);
  }
  return [...lines.values()].slice(0, -1);
})"""


@pytest.mark.parametrize("width", [390, 1280])
def test_a_late_font_leaves_the_page_as_tall_as_it_was(live_server, browser, width):
    """In English, whose stand-ins (Arial or Liberation Sans) every test machine has."""
    story = makers.publication(english=True, texts={"body_en": f"<p>{ENGLISH}</p>" * 6})
    heights = []
    for is_blocked in (True, False):
        page = browser.new_page(base_url=live_server.url, viewport={"width": width, "height": 900})
        if is_blocked:
            page.route("**/*.woff2", lambda route: route.abort())
        page.goto(f"/en/n/{story.article_id}")
        page.evaluate("document.fonts.ready")
        heights.append(page.evaluate("document.body.scrollHeight"))
        page.close()
    assert abs(heights[0] - heights[1]) <= 0.01 * heights[1]
