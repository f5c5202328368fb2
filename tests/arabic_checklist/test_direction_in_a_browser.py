"""Items 55 to 60 and 63 as a browser draws them: where letters really stand."""

import pytest

from tests import makers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# The middle of the first place where a text stands in an element, in pixels from its left edge.
PLACE = """([selector, text]) => {
  const element = document.querySelector(selector);
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + text.length);
    const box = range.getBoundingClientRect();
    return box.left + box.width / 2;
  }
  throw new Error(text);
}"""


@pytest.fixture
def drawn(live_server, browser):
    """Opens a story with this headline and body; the answer says where a text stands."""
    page = browser.new_page(base_url=live_server.url, viewport={"width": 1400, "height": 900})

    def show(headline: str = makers.HEADLINE, body: str = makers.BODY):
        story = makers.publication(texts={"headline_ar": headline, "body_ar": body})
        page.goto(story.get_absolute_url())
        return lambda selector, text: page.evaluate(PLACE, [selector, text])

    show.page = page
    return show


def test_item_56_an_isolated_phone_reads_from_left_to_right(drawn):
    where = drawn(body="<p>اتصل بالرقم <bdi>+965 2222 3333</bdi> غداً</p>")
    assert where(".body > p", "+965") < where(".body > p", "2222") < where(".body > p", "3333")


def test_item_57_a_bracket_and_a_question_mark_stand_at_the_left_end(drawn):
    where = drawn("تحذير من المنظمة (WHO)")
    assert where("h1", ")") < where("h1", "WHO") < where("h1", "تحذير")
    where = drawn("هل تراجعت Tesla؟")
    assert where("h1", "؟") < where("h1", "Tesla") < where("h1", "هل")


def test_item_58_a_headline_that_begins_with_a_brand_begins_at_the_right(drawn):
    where = drawn("Tesla تتراجع في السوق")
    assert where("h1", "Tesla") > where("h1", "تتراجع") > where("h1", "السوق")


def test_item_59_isolated_names_are_read_from_the_right(drawn):
    where = drawn(body="<p>شركات <bdi>OpenAI</bdi>، <bdi>Google</bdi>، <bdi>Meta</bdi> الثلاث</p>")
    assert where(".body > p", "OpenAI") > where(".body > p", "Google") > where(".body > p", "Meta")


def test_item_60_a_score_and_years_are_read_from_the_right(drawn):
    where = drawn(body="<p>فاز المرفأ 3-1 في موسم 2020-2024 كله</p>")
    assert where(".body > p", "3") > where(".body > p", "1")
    assert where(".body > p", "2020") > where(".body > p", "2024")


def test_item_55_a_count_stays_beside_its_word(drawn):
    from articles.models import Contributor

    makers.contributor()
    Contributor.objects.update(name_ar="John Smith")
    where = drawn()
    assert where(".byline-names", "John") < where(".byline-names", "Smith")
    assert where(".byline .meta", "قراءة") > where(".byline .meta", "دقيقة واحدة")


def test_item_63_the_arrow_of_a_crumb_is_turned_and_the_lamp_is_not(drawn):
    drawn()
    turned = "selector => getComputedStyle(document.querySelector(selector)).transform"
    assert drawn.page.evaluate(turned, ".crumb .icon") == "matrix(-1, 0, 0, 1, 0, 0)"
    assert drawn.page.evaluate(turned, "[data-theme-switch] .icon") == "none"
