"""Items 53 to 68 of the Arabic checklist: direction."""

import re
from pathlib import Path

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from articles import accounts, roles
from articles.models import Article, Publication
from articles.text.bidi import needs_isolation
from articles.text.html import blocks, sanitise
from articles.text.normalise import clean
from tests import makers
from tests.admin.pages import form_of, signed_in, story_page

ROOT = Path(__file__).parents[2]
JOINERS = "می\u200cرود و\u200dها"
MISREAD = ["+965 2222 3333", "KW81 CBKU 0000 0000", "v2.1", "C++", "info@example.org", "@riwaq"]


def html_tag(html: str) -> tuple[str, str]:
    return re.search(r'<html lang="([^"]+)" dir="([^"]+)"', html).groups()


@pytest.mark.django_db
def test_item_53_every_page_says_its_language_and_direction(client):
    story = makers.publication(english=True)
    gone = makers.retracted()
    makers.topic()
    paths = ["/", "/latest/", "/economy/", "/corrections/", "/no-such-page/", "/search/?q=رصيف"]
    paths += [story.get_absolute_url(), f"/economy/{gone.pk}/x/", "/accounts/login/"]
    for path in paths:
        assert html_tag(client.get(path).content.decode()) == ("ar", "rtl"), path
    for path in ("/en/", "/en/latest/", "/en/no-such-page/"):
        assert html_tag(client.get(path).content.decode()) == ("en", "ltr"), path


@pytest.mark.django_db
def test_item_53_the_admin_its_refusals_and_the_broken_page_say_it_too(rf):
    from articles.site.views import server_error

    story = makers.draft()
    editor = signed_in(makers.person(roles.DESK_EDITOR))
    stranger = signed_in(makers.person(roles.SYSTEM_ADMIN))
    for answer in (
        editor.get(reverse("admin:index")),
        editor.get(story_page(story)),
        stranger.get(story_page(story)),
        server_error(rf.get("/")),
    ):
        assert html_tag(answer.content.decode()) == ("ar", "rtl")
    english = signed_in(makers.person(roles.DESK_EDITOR), "en")
    assert html_tag(english.get(story_page(story)).content.decode()) == ("en", "ltr")


@pytest.mark.django_db
def test_item_53_feeds_and_letters_are_in_the_language_of_their_edition(client):
    makers.publication(english=True)
    assert "<language>ar</language>" in client.get("/feeds/latest.xml").content.decode()
    assert "<language>en</language>" in client.get("/en/feeds/latest.xml").content.decode()
    user = makers.reached(makers.person(roles.REPORTER), "reporter@example.org")
    client.post(reverse("account_reset_password"), {"email": user.email})
    accounts.send_letters(at=timezone.now())
    assert re.search("[\u0621-\u064a]", mail.outbox[0].subject)


def test_item_54_no_rule_of_ours_knows_left_from_right():
    physical = re.compile(
        r"(?<![-\w])(?:(?:margin|padding|border)-(?:left|right)|left|right)\s*:"
        r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
    )
    sheets = list((ROOT / "articles" / "static" / "articles").rglob("*.css"))
    assert len(sheets) > 5
    assert [(s.name, m.group()) for s in sheets for m in physical.finditer(s.read_text())] == []


@pytest.mark.django_db
def test_item_55_a_latin_author_is_isolated_from_what_stands_beside_him(client):
    from articles.models import Contributor

    makers.contributor()
    Contributor.objects.update(name_ar="John Smith")
    story = makers.publication()
    page = client.get(story.get_absolute_url()).content.decode()
    assert "<bdi>John Smith</bdi>" in page
    assert needs_isolation("John Smith", "rtl")


@pytest.mark.parametrize("run", MISREAD)
def test_item_56_what_reads_from_left_to_right_is_known(run):
    assert needs_isolation(run, "rtl")


@pytest.mark.django_db
def test_item_56_the_short_address_of_a_story_reads_from_left_to_right(client):
    story = makers.publication()
    page = client.get(story.get_absolute_url()).content.decode()
    assert re.search(r'<bdi dir="ltr">[^<]*' + re.escape(story.short_url()), page)


@pytest.mark.parametrize("headline", ["تحذير من المنظمة (WHO)", "هل تراجعت Tesla؟", "Tesla تتراجع"])
@pytest.mark.django_db
def test_items_57_and_58_a_headline_takes_the_direction_of_its_page(client, headline):
    story = makers.publication(texts={"headline_ar": headline})
    page = client.get(story.get_absolute_url()).content.decode()
    heading = re.search(r"<h1([^>]*)>", page)[1]
    assert "dir=" not in heading
    assert headline in re.sub(r"</?span[^>]*>", "", page)


@pytest.mark.parametrize("names", [["OpenAI", "Google", "Meta"]])
def test_item_59_each_latin_name_of_a_list_can_be_isolated_and_stays_so(names):
    html = "<p>" + "، ".join(f"<bdi>{name}</bdi>" for name in names) + "</p>"
    assert sanitise(html) == html


@pytest.mark.parametrize("pair", ["3-1", "2020-2024"])
def test_item_60_a_score_and_a_span_of_years_are_left_alone(pair):
    assert not needs_isolation(pair, "rtl")


@pytest.mark.parametrize("wild", ["\u2067", "\u2068", "\u202e", "\u202b", "\u2069"])
@pytest.mark.django_db
def test_item_61_an_open_isolate_or_override_turns_nothing_after_it(client, wild):
    assert clean(f"خطة {wild}جديدة") == "خطة جديدة"
    story = makers.publication(texts={"headline_ar": f"خطة {wild}جديدة"})
    for path in ("/", story.get_absolute_url(), "/feeds/latest.xml", "/api/v1/articles/"):
        assert wild not in client.get(path).content.decode(), path


@pytest.mark.django_db
def test_item_62_joiners_survive_save_page_api_and_feed(client):
    story = makers.publication(texts={"headline_ar": JOINERS, "body_ar": f"<p>{JOINERS}</p>"})
    assert Article.objects.get(pk=story.article_id).headline_ar == JOINERS
    page = client.get(story.get_absolute_url()).content.decode()
    assert page.count(JOINERS) >= 2
    detail = f"/api/v1/articles/{story.article_id}/"
    assert client.get(detail).json()["headline"] == JOINERS
    assert JOINERS in client.get("/feeds/latest.xml").content.decode()


@pytest.mark.django_db
def test_item_63_what_shows_a_way_turns_and_the_rest_does_not(client):
    base = (ROOT / "articles/static/articles/css/base.css").read_text()
    assert re.search(r"\.icon-onward:dir\(rtl\)\s*{\s*transform: scaleX\(-1\)", base)
    makers.archive(30)
    page = client.get("/latest/").content.decode()
    icons = re.findall(r'<svg class="([^"]*)"[^>]*><use href="[^"#]*#([\w-]+)"', page)
    assert "chevron" in {name for _classes, name in icons}
    for classes, name in icons:
        assert ("icon-onward" in classes) == (name == "chevron"), name


def test_items_64_and_68_no_key_is_bound_by_the_side_or_letter_it_stands_for():
    """Shortcuts go by the place of a key, so that an Arabic layout loses none, and never by AltGr;
    the arrows of a side move nothing but the point in a picture, which turns with no text."""
    scripts = list((ROOT / "articles" / "static" / "articles").rglob("*.js"))
    assert scripts
    bound = re.compile(r"ArrowLeft|ArrowRight|\.key\s*===?\s*[\"'][a-zA-Z/][\"']")
    found = {(s.name, m.group()) for s in scripts for m in bound.finditer(s.read_text())}
    assert found == {("pictures.js", "ArrowLeft"), ("pictures.js", "ArrowRight")}


@pytest.mark.django_db
def test_item_65_fields_run_in_the_direction_of_their_language():
    client = signed_in(makers.person(roles.DESK_EDITOR))
    page = client.get(story_page(makers.draft())).content.decode()
    for field in ("headline", "kicker", "standfirst", "body"):
        for code, way in (("ar", "rtl"), ("en", "ltr")):
            tag = re.search(rf'<(?:input|textarea)[^>]*name="{field}_{code}"[^>]*>', page)[0]
            assert f'lang="{code}"' in tag
            assert f'dir="{way}"' in tag


@pytest.mark.django_db
def test_item_66_a_turned_paragraph_and_an_isolated_phrase_survive_save_and_print(client):
    story = makers.draft()
    editor = signed_in(makers.person(roles.DESK_EDITOR))
    body = '<p>قال <bdi>OPEC+</bdi> إن</p><p dir="ltr">Call +965 2222 3333</p>'
    sent = form_of(editor, story_page(story)) | {"body_ar": body}
    assert editor.post(story_page(story), sent).status_code == 302
    assert Article.objects.get(pk=story.pk).body_ar == body
    printed = makers.publication(texts={"body_ar": body})
    page = client.get(printed.get_absolute_url()).content.decode()
    assert "<bdi>OPEC+</bdi>" in page
    assert '<p dir="ltr">Call +965 2222 3333</p>' in page


def test_item_67_tables_and_passages_keep_their_direction():
    html = sanitise(
        '<table dir="ltr"><tbody><tr><td>Brent</td><td>72.5</td></tr></tbody></table>'
        '<blockquote lang="en" dir="ltr"><p>We will not</p></blockquote>'
        '<pre dir="ltr">pip install x</pre>'
    )
    table, quotation, code = blocks(html, "ar")
    assert (table["type"], table["dir"]) == ("table", "ltr")
    assert (quotation["type"], quotation["lang"], quotation["dir"]) == ("quote", "en", "ltr")
    assert code["dir"] == "ltr"
    assert html.count('dir="ltr"') == 3


@pytest.mark.django_db
def test_item_53_a_passage_in_another_language_says_both(client):
    body = '<p>قال:</p><blockquote lang="en" dir="ltr"><p>We will not</p></blockquote>'
    story = makers.publication(texts={"body_ar": body})
    assert Publication.objects.get(pk=story.pk).blocks[1]["lang"] == "en"
    assert (
        '<blockquote lang="en" dir="ltr">' in client.get(story.get_absolute_url()).content.decode()
    )
