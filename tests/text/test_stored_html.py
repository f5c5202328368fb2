"""What a stored body may hold, and what becomes of the rest."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.text.html import (
    blocks,
    from_plain,
    plain_text,
    reading_minutes,
    sanitise,
    shape,
    word_count,
)
from articles.text.normalise import clean

TAGS = (
    "p|/p|p lang=en|div|/div|h1|h2|/h2|h5|/h5|blockquote|/blockquote|aside|aside class=pullquote"
    "|/aside|ul|ol|/ul|/ol|li|/li|table|/table|tr|td|th colspan=2|/td|thead|caption"
    "|figure data-image=7|figure data-image=x|figure data-embed=https://youtu.be/a"
    "|figure data-embed=https://other.example/a|/figure|figcaption|/figcaption|img data-image=3"
    "|br|hr|b|/b|em|/em|strong|/strong|a href=/x|a href=javascript:x|a href=//e.example|/a|bdi|/bdi"
    "|ruby|rt|/ruby|span data-attribution=t1|span dir=ltr|/span|script|/script|object|/object|svg"
    "|style|/style|math|template|/template|select|option"
)
TEXTS = 'قال نصّاً|«قول»|a|e|\u0301|\u2067|\u2069|\u200b|\u200c|\u0338|<|>|"|\n|\t|\r| |&lt;|&amp;lt;'
PIECES = st.sampled_from([f"<{tag}>" for tag in TAGS.split("|")]) | st.sampled_from(
    [*TEXTS.split("|"), "&#x202e;", "&nbsp;", "<!--", "-->"]
)
SOUP = st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join)


@given(SOUP)
@settings(max_examples=300)
def test_sanitising_twice_is_sanitising_once(html: str) -> None:
    once = sanitise(html)
    assert sanitise(once) == once


@given(SOUP)
def test_what_is_stored_reads_as_what_it_was_made_of(html: str) -> None:
    made = shape.body(html)
    stored = sanitise(html)
    shape._read.clear()
    assert shape.body(stored) == made


@given(SOUP)
def test_nothing_but_blocks_stands_at_the_top(html: str) -> None:
    starts = ("<p", "<h2", "<h3", "<blockquote", "<aside", "<ul", "<ol", "<table", "<figure", "<hr")
    once = sanitise(html)
    assert once == "" or once.startswith(starts)
    assert not any(bad in once for bad in ("<script", 'href="javascript:', "\u202e", "<object"))


@given(SOUP)
def test_every_body_can_be_drawn_as_blocks(html: str) -> None:
    for block in blocks(html, "ar"):
        assert {"type", "lang", "dir", "spans"} <= block.keys()


@given(st.text())
def test_plain_text_comes_back_from_its_paragraphs(text: str) -> None:
    html = from_plain(text)
    assert sanitise(html) == html
    assert plain_text(html).split() == clean(text).split()


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("نص", "<p>نص</p>"),
        ("<p>أ</p>نص <b>مهم</b><div>آخر</div>", "<p>أ</p><p>نص <strong>مهم</strong></p><p>آخر</p>"),
        ("<h1>عنوان</h1><h5>فرعي</h5>", "<h2>عنوان</h2><h3>فرعي</h3>"),
        ("<p></p><p>&nbsp;</p><p><br></p>", ""),
        ("<p onclick=x style='color:red'>نص<script>x</script></p>", "<p>نص</p>"),
        ("<p dir=ltr lang=en>Hi</p>", '<p lang="en" dir="ltr">Hi</p>'),
        (
            "<blockquote>قال<ul><li>ب</ul></blockquote>",
            "<blockquote><p>قال</p><p>ب</p></blockquote>",
        ),
        ("<ul><li><p>أ</p></li></ul>", "<ul><li>أ</li></ul>"),
        ("<strong><p>أ</p></strong>", "<p><strong>أ</strong></p>"),
        ("<p>ي\u202eم\u200bن</p>", "<p>يمن</p>"),
        ("<p>بين <bdi>+965 22</bdi></p>", "<p>بين <bdi>+965 22</bdi></p>"),
        ("<aside class='pullquote x'>قول</aside>", '<aside class="pullquote"><p>قول</p></aside>'),
        ("<aside>قول</aside>", "<p>قول</p>"),
    ],
)
def test_pasted_html_is_brought_into_shape(given: str, stored: str) -> None:
    assert sanitise(given) == stored


@pytest.mark.parametrize(
    "href", ["https://a.example/ب?x=1", "mailto:a@b.example", "tel:+965", "/n/1", "#x"]
)
def test_links_that_lead_somewhere_safe_are_kept(href: str) -> None:
    stored = sanitise(f'<p><a href="{href}" target="_blank" onclick="x">ر</a></p>')
    assert stored == f'<p><a href="{href}" rel="noopener">ر</a></p>'


@pytest.mark.parametrize(
    "href",
    ["javascript:x", "JaVa&#10;script:x", "data:text/html,x", "ftp://x", "\x01javascript:x", ""],
)
def test_links_that_do_not_leave_their_text(href: str) -> None:
    assert sanitise(f'<p><a href="{href}">ر</a></p>') == "<p>ر</p>"


def test_an_embed_is_kept_for_known_providers_and_a_link_for_others() -> None:
    known = '<figure class="embed" data-embed="https://www.youtube.com/watch?v=1"></figure>'
    assert sanitise(known) == known
    other = sanitise(
        '<figure class="embed" data-embed="https://youtube.com.evil.example/v"></figure>'
    )
    assert other.startswith('<p dir="ltr"><a href="https://youtube.com.evil.example/v"')
    assert sanitise('<figure data-embed="javascript:x"></figure>') == ""
    assert "data-embed" not in sanitise('<figure data-embed="https://u:p@youtube.com/v"></figure>')


def test_a_picture_is_known_by_its_number_alone() -> None:
    given = (
        '<figure class="x" data-image="12"><img src="https://t.example/p.gif" onerror="x">'
        "<figcaption>شرح</figcaption></figure>"
    )
    assert sanitise(given) == (
        '<figure class="image" data-image="12"><figcaption>شرح</figcaption></figure>'
    )
    assert sanitise('<p><img src="https://t.example/p.gif">نص</p>') == "<p>نص</p>"
    assert (
        sanitise("<figure data-image='1; drop'><figcaption>شرح</figcaption></figure>")
        == "<p>شرح</p>"
    )


def test_an_attribution_mark_keeps_its_token_and_nothing_else() -> None:
    stored = sanitise('<p>ذكر <span data-attribution="t_1" class="x">المصدر</span></p>')
    assert stored == '<p>ذكر <span data-attribution="t_1">المصدر</span></p>'
    assert sanitise('<p><span data-attribution="a b">المصدر</span></p>') == "<p>المصدر</p>"


def test_blocks_say_type_language_direction_and_marked_text() -> None:
    html = (
        '<h2>عنوان</h2><p>ذكر <span data-attribution="t1">المصدر <em>أن</em></span></p>'
        '<p lang="en">See <a href="/n/1">this</a></p><ol><li>أ<ul><li>ب</li></ul></li></ol>'
        '<figure class="image" data-image="12"><figcaption>شرح</figcaption></figure><hr>'
        '<figure class="embed" data-embed="https://vimeo.com/1"></figure>'
        "<table><tr><th>س<td>1</table><blockquote><p>أ</p><p>ب</p></blockquote>"
    )
    drawn = blocks(html, "ar")
    assert [block["type"] for block in drawn] == (
        ["heading", "paragraph", "paragraph", "list", "image", "rule", "embed", "table", "quote"]
    )
    assert drawn[0]["level"] == 2
    assert drawn[0]["dir"] == "rtl"
    assert drawn[1]["spans"] == [
        {"text": "ذكر ", "marks": []},
        {"text": "المصدر ", "marks": [{"type": "attribution", "ref": "t1"}]},
        {"text": "أن", "marks": [{"type": "attribution", "ref": "t1"}, {"type": "emphasis"}]},
    ]
    assert (drawn[2]["lang"], drawn[2]["dir"]) == ("en", "ltr")
    assert drawn[2]["spans"][1]["marks"] == [{"type": "link", "href": "/n/1"}]
    assert drawn[3]["ordered"]
    assert drawn[3]["items"][0]["lists"][0]["items"][0]["spans"]
    assert drawn[4]["image"] == 12
    assert drawn[4]["spans"][0]["text"] == "شرح"
    assert (drawn[6]["url"], drawn[6]["provider"]) == ("https://vimeo.com/1", "vimeo")
    assert drawn[7]["rows"][0][0] == {"header": True, "spans": [{"text": "س", "marks": []}]}
    assert drawn[8]["spans"] == [{"text": "أ\nب", "marks": []}]


@pytest.mark.parametrize("opening", ["<em>", "<ul><li>", "<blockquote>", "<div>", "<table><td>"])
def test_absurdly_deep_html_is_read_without_harm(opening: str) -> None:
    stored = sanitise(opening * 2000 + "نص")
    assert "نص" in stored
    assert sanitise(stored) == stored


def test_words_are_what_stands_between_spaces() -> None:
    assert word_count("خط بندر عباس ـ سان بطرسبورغ") == 6
    assert [reading_minutes(n, "ar") for n in (0, 90, 560, 1980)] == [1, 1, 3, 11]
