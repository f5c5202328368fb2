"""Items 88 to 92 and 95 to 99 of the Arabic checklist, in a browser."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from tests import makers
from tests.public.paper import every_page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HARD = "«أ & ب» # 50% ؟ C++ 😀 لا‌شيء"
WAYS = {
    "whatsapp": ("wa.me", "/", "text"),
    "x": ("twitter.com", "/intent/tweet", "text"),
    "facebook": ("www.facebook.com", "/sharer/sharer.php", "u"),
    "telegram": ("t.me", "/share/url", "text"),
    "linkedin": ("www.linkedin.com", "/sharing/share-offsite/", "url"),
}


@pytest.fixture
def story():
    return makers.publication(texts={"headline_ar": HARD})


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("channel", WAYS)
def test_items_88_91_and_92_a_button_hands_over_the_whole_title(
    live_server, browser, story, channel, scripts
):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=scripts)
    outside = []
    page = context.new_page()
    page.on("request", lambda one: one.url.startswith(live_server.url) or outside.append(one.url))
    page.goto(story.get_absolute_url())
    assert outside == []
    host, path, named = WAYS[channel]
    button = page.locator(f"[data-channel={channel}] button").first
    with page.expect_request(lambda one: urlsplit(one.url).netloc == host) as sent_on:
        button.click(no_wait_after=True)
    address = urlsplit(sent_on.value.url)
    assert address.path == path
    assert "+" not in address.query
    said = parse_qs(address.query)[named][0]
    assert (HARD in said) if named == "text" else said.endswith(f"/n/{story.article_id}")
    assert context.cookies() == []


def test_item_92_what_is_touched_is_large_enough(live_server, browser, story):
    page = browser.new_page(base_url=live_server.url, viewport={"width": 390, "height": 800})
    page.goto(story.get_absolute_url())
    for button in page.locator("[data-channel] button").all():
        if box := button.bounding_box():
            assert min(box["width"], box["height"]) >= 44


def test_item_89_cards_and_locales_are_told(live_server, browser):
    story = makers.publication(english=True)
    page = browser.new_page(base_url=live_server.url)
    page.goto(story.get_absolute_url())
    meta = (
        "(name) => [...document.querySelectorAll(`meta[property='${name}']`)].map((x) => x.content)"
    )
    assert page.evaluate(meta, "og:locale") == ["ar_AR"]
    assert page.evaluate(meta, "og:locale:alternate") == ["en_US"]
    size = [page.evaluate(meta, f"og:image:{one}") for one in ("width", "height")]
    assert size == [["1200"], ["630"]]


def test_item_90_copying_works_where_the_clipboard_is_closed(live_server, browser, story):
    """As on plain HTTP, where there is no navigator.clipboard at all."""
    page = browser.new_page(base_url=live_server.url)
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(story.get_absolute_url())
    bar = page.locator("[data-share]").first
    bar.locator("[data-channel=copy] button").click()
    bar.locator("[role=status]").filter(has_text="الرابط").wait_for()


def test_items_96_and_97_no_english_word_on_an_arabic_page(live_server, browser):
    """Nor in what is not seen: names, descriptions, what is said of pictures."""
    page = browser.new_page(base_url=live_server.url)
    found = []
    for address in every_page(""):
        page.goto(address)
        found += page.evaluate(
            """() => [...document.querySelectorAll("body [aria-label], body [alt], body [title],"
              + "body [placeholder], head meta[name=description]")]
              .filter((one) => !one.closest("[lang=en], [lang=en-GB]"))
              .flatMap((one) => ["aria-label", "alt", "title", "placeholder", "content"]
                .map((name) => one.getAttribute(name) ?? ""))
              .filter((said) => /[A-Za-z]{3}/.test(said) && !/[\\u0600-\\u06ff]/.test(said))
              .map((said) => `${location.pathname}: ${said}`)"""
        )
    assert sorted(set(found)) == []


def test_item_95_languages_are_named_in_themselves(live_server, browser):
    story = makers.publication(english=True)
    page = browser.new_page(base_url=live_server.url)
    page.goto(story.get_absolute_url())
    other = page.locator("a[hreflang=en][lang=en]").first
    assert other.inner_text().strip() == "English"
    other.click()
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [
        "en",
        "ltr",
    ]
    assert page.locator("a[hreflang=ar][lang=ar]").first.inner_text().strip() == "العربية"


def test_item_98_no_arabic_stands_in_for_what_is_not_translated(live_server, browser):
    story = makers.publication()
    page = browser.new_page(base_url=live_server.url)
    assert page.goto(f"/en/economy/{story.article_id}/x/").status == 404
    page.goto("/en/")
    assert makers.HEADLINE not in page.locator("body").inner_text()


def test_item_99_hard_words_arrive_unharmed_at_every_door(live_server, browser, story):
    page = browser.new_page(base_url=live_server.url)
    page.goto(story.get_absolute_url())
    assert page.locator("h1").evaluate("one => one.textContent").strip() == HARD
    told = page.request.get(f"/api/v1/articles/{story.article_id}/")
    assert told.json()["headline"] == HARD
    facts = page.locator("script[type='application/ld+json']").all_text_contents()
    assert any(one.get("headline") == HARD for one in _flat(map(json.loads, facts)))
    feed = page.request.get("/feeds/latest.xml").text()
    assert HARD.replace("&", "&amp;") in feed


def _flat(facts):
    for one in facts:
        yield from one if isinstance(one, list) else one.get("@graph", [one])
