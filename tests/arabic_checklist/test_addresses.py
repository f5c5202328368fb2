"""Items 80 to 87 of the Arabic checklist: addresses."""

import re
import unicodedata
from urllib.parse import quote, unquote
from xml.etree import ElementTree

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from articles import roles, workflow
from articles.models import Article, Publication
from articles.text.slug import slugify
from tests import makers

WITH_HAMZA = {"headline_ar": "مؤتمر أمن الموانئ"}


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("مجلسُ المـوانئ «يقرّ» خطة 2026!", "مجلس-الموانئ-يقر-خطة-2026"),
        ("ارتفاع ٣٠٪ في أ/ب", "ارتفاع-30-في-أ-ب"),
        ("سوريا… مستشفى ومسؤول", "سوريا-مستشفى-ومسؤول"),
        ("ﻣﻮﺭﺩ في کویت", "مورد-في-كويت"),
    ],
)
def test_item_80_an_arabic_title_gives_a_clean_arabic_slug(title, slug):
    assert slugify(title, "ar") == slug


@given(st.text())
def test_item_80_no_mark_tatweel_or_punctuation_is_ever_left(title: str) -> None:
    slug = slugify(title, "ar")
    assert not re.search("[\u064b-\u0652\u0640٠-٩۰-۹«»،؛؟%/?#&. ]|--|^-|-$", slug)


@pytest.mark.django_db
def test_item_81_a_title_of_emoji_has_an_address(client):
    story = makers.publication(texts={"headline_ar": "🎉🎉"})
    assert story.get_absolute_url() == f"/economy/{story.article_id}/story/"
    assert client.get(story.get_absolute_url()).status_code == 200


@given(st.lists(st.text("ابتثجحخ", min_size=1, max_size=12), min_size=1, max_size=30))
def test_item_82_a_slug_has_at_most_sixty_letters_and_ends_with_a_word(words: list[str]) -> None:
    slug = slugify(" ".join(words), "ar")
    assert len(slug) <= 60
    assert slug.split("-") == words[: slug.count("-") + 1]


@pytest.mark.django_db
def test_item_83_a_slug_that_changed_leads_on(client):
    story = makers.published()
    before = story.publications.get().get_absolute_url()

    def rename(article: Article) -> None:
        article.slug_ar = "رابط جديد"

    edited = workflow.edit(
        article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON, change=rename
    )
    edited = workflow.correct(
        article=makers.sign_all(edited), by=makers.person(roles.DESK_EDITOR), at=makers.NOON
    )
    printed = Publication.objects.get(article=edited)
    assert printed.slug == "رابط-جديد"
    assert unquote(before).split("/")[-2] in printed.old_slugs
    Publication.objects.update(visible_from="2020-01-01T00:00Z")
    answer = client.get(before)
    assert (answer.status_code, answer["Location"]) == (301, printed.get_absolute_url())


@pytest.mark.django_db
def test_item_83_a_wrong_slug_with_the_right_number_leads_on(client):
    story = makers.publication()
    answer = client.get(f"/economy/{story.article_id}/{quote('لا-شيء')}/")
    assert (answer.status_code, answer["Location"]) == (301, story.get_absolute_url())


def forms_of(address: str) -> dict[str, str]:
    nfd = quote(unicodedata.normalize("NFD", unquote(address)))
    lower = re.sub("%[0-9A-F]{2}", lambda match: match[0].lower(), address)
    return {"encoded": address, "lower": lower, "nfd": nfd, "raw": unquote(address)}


@pytest.mark.parametrize("form", ["encoded", "lower", "nfd", "raw"])
@pytest.mark.django_db
def test_item_84_every_form_of_an_address_reaches_its_page(client, form):
    section = makers.section("مؤتمرات", "مؤتمرات", "Conferences")
    topic = makers.topic("أمن-الموانئ")
    author = makers.contributor(makers.person(roles.LEGAL), slug="أحمد-المؤذن")
    story = makers.publication(texts={**WITH_HAMZA, "section": section})
    makers.link(story, topic, author)
    addresses = [
        story.get_absolute_url(),
        f"/{quote(section.slug)}/",
        f"/topics/{quote(topic.slug)}/",
        f"/authors/{quote(author.slug)}/",
        f"/feeds/{quote(section.slug)}.xml",
    ]
    for address in addresses:
        answer = client.get(forms_of(address)[form], follow=True)
        assert answer.status_code == 200, (form, address)


@pytest.mark.django_db
def test_item_84_an_address_encoded_twice_is_not_found(client):
    story = makers.publication(texts=WITH_HAMZA)
    section = makers.section("مؤتمرات", "مؤتمرات", "Conferences")
    for path in (story.get_absolute_url(), f"/{quote(section.slug)}/", "/topics/%D8%A3/"):
        assert client.get(path.replace("%", "%25")).status_code == 404, path
    for broken in ("/%D8/", "/economy/%ff%fe/", f"/economy/{story.article_id}/%D8/"):
        assert client.get(broken).status_code in {301, 404}, broken


@pytest.mark.django_db
def test_item_85_the_short_address_is_ascii_and_is_what_is_handed_out(client):
    story = makers.publication()
    short = story.short_url()
    assert short.isascii()
    assert "%" not in short
    answer = client.get(short)
    assert (answer.status_code, answer["Location"]) == (301, story.get_absolute_url())
    page = client.get(story.get_absolute_url()).content.decode()
    assert f'data-url="{settings.SITE_URL}{short}"' in page
    shared = client.post(f"/share/{story.article_id}/telegram/")["Location"]
    assert quote(settings.SITE_URL + short, safe="") in shared


@pytest.mark.django_db
def test_item_86_canonical_and_hreflang_agree_and_leave_out_what_is_not_translated(client):
    story = makers.publication(english=True)
    printed = {one.language: one for one in Publication.objects.filter(article=story.article)}
    for one in printed.values():
        page = client.get(one.get_absolute_url()).content.decode()
        links = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', page))
        expected = {c: settings.SITE_URL + p.get_absolute_url() for c, p in printed.items()}
        assert links == {**expected, "x-default": expected["ar"]}
        canonical = re.search(r'<link rel="canonical" href="([^"]+)"', page)[1]
        assert canonical == links[one.language]
        assert canonical.isascii()
    alone = makers.publication(texts={"headline_ar": "خبر بالعربية وحدها"})
    assert 'rel="alternate" hreflang' not in client.get(alone.get_absolute_url()).content.decode()


@pytest.mark.django_db
def test_item_87_sitemaps_and_feeds_print_encoded_addresses(client):
    section = makers.section("مؤتمرات", "مؤتمرات", "Conferences")
    makers.topic("أمن-الموانئ")
    story = makers.publication(texts={**WITH_HAMZA, "section": section})
    month = story.first_published_at.strftime("%Y-%m")
    paths = [
        "/sitemap.xml",
        "/sitemaps/pages.xml",
        f"/sitemaps/{month}.xml",
        "/feeds/latest.xml",
        f"/feeds/{quote(section.slug)}.xml",
    ]
    seen = ""
    for path in paths:
        root = ElementTree.fromstring(client.get(path).content)
        found = [text for one in root.iter() for text in (one.text, *one.attrib.values()) if text]
        addresses = [text for text in found if text.startswith("http")]
        assert addresses, path
        assert all(one.isascii() and "%25" not in one for one in addresses), path
        seen += " ".join(addresses)
    assert story.get_absolute_url() in seen
    assert f"/{quote(section.slug)}/" in seen
