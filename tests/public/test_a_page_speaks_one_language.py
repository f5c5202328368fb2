"""Every word of a page is in the language of the page, or in one that it says it is in: what is
read, what is read out, and what machines show of it."""

import re
from html.parser import HTMLParser

import pytest

from articles import roles, workflow
from articles.models import Article, Contributor, Image
from tests import makers
from tests.public.paper import every_page

pytestmark = pytest.mark.django_db

ARABIC = re.compile("[\u0620-\u064a\u0660-\u0669]")
LATIN = re.compile("[A-Za-z]{2,}")
ADDRESS = re.compile(r"https?://\S+")
SAID = ("alt", "aria-label", "title", "placeholder", "content")
# Of <meta>: sentences, not addresses and codes.
SENTENCES = {"description", "og:title", "og:description", "og:site_name", "og:image:alt"}
EMPTY = set("area base br col embed hr img input link meta source track wbr".split())
# Names that Arabic papers write as they are.
NAMES = {"Facebook", "Telegram", "WhatsApp", "X", "LinkedIn", "Bluesky", "Threads"}
NAMES |= {"RSS", "Atom", "API"}


class Words(HTMLParser):
    """Collects (language, words) of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.inside: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attributes: list) -> None:
        said = dict(attributes)
        language = said.get("lang") or (self.inside[-1][1] if self.inside else "")
        if tag != "meta" or (said.get("name") or said.get("property")) in SENTENCES:
            self.found += [(language, said[name]) for name in SAID if said.get(name)]
        if tag not in EMPTY:
            self.inside.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop()[0] != tag:
            pass

    def handle_data(self, text: str) -> None:
        if text.strip() and self.inside and self.inside[-1][0] not in {"script", "style"}:
            self.found.append((self.inside[-1][1], text.strip()))


def foreign(page: str) -> list[tuple[str, str]]:
    """What is said in another language than it stands under."""
    words = Words()
    words.feed(page)
    return [
        (language, text)
        for language, text in words.found
        if (language == "en" and ARABIC.search(text))
        or (language == "ar" and set(LATIN.findall(ADDRESS.sub("", text))) - NAMES)
    ]


def pages_of_one_who_has_no_english(root: str) -> list[str]:
    """A story in both languages, on one unnamed source, whose section, topic, writer and picture
    have Arabic names and words alone."""
    section = makers.section("sea", "البحر", "")
    topic = makers.topic("صيد", "الصيد", "")
    writer = Contributor.objects.create(slug="fahd", name_ar="فهد", name_en="")
    picture = makers.picture("#123456")
    Image.objects.filter(pk=picture.pk).update(alt_text_en="", caption_en="", credit_en="")

    def link(article: Article) -> None:
        article.topics.add(topic)
        article.bylines.create(contributor=writer, position=1)
        article.attributions.create(agreement=makers.unnamed_source(), language="ar", exact="خطة")
        article.replies.create(party_ar="الهيئة", asked_at=makers.NOON, channel="هاتف")

    texts = {"section": section, "lead_image": picture, "dateline_ar": "الكويت"}
    story = makers.draft(english=True, texts=texts)
    story = workflow.edit(article=story, by=story.created_by, at=makers.NOON, change=link)
    story = workflow.submit(article=story, by=story.created_by, at=makers.NOON)
    story = workflow.publish(
        article=makers.sign_all(story), by=makers.person(roles.DESK_EDITOR), at=makers.NOON
    )
    places = ("/sea/", f"/topics/{topic.slug}/", "/authors/fahd/", f"/n/{story.pk}")
    return [root + place for place in places]


@pytest.mark.parametrize("root", ["", "/en"])
def test_every_kind_of_page_does(client, settings, root):
    settings.DIGITS = "arab"
    for address in [*every_page(root), *pages_of_one_who_has_no_english(root)]:
        if "?q=" in address:
            continue  # the reader's own words
        page = client.get(address, follow=True).content.decode()
        assert foreign(page) == [], address


def test_words_of_another_language_are_noticed():
    page = '<html lang="ar"><p>خبر <b>today</b></p><p lang="en">today</p><img alt="quay"></html>'
    assert foreign(page) == [("ar", "today"), ("ar", "quay")]
