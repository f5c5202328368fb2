"""Markup that nobody writes costs no more than its letters, and keeps its words."""

import pytest

from articles.text.html import bounded, layers_of, plain_text, sanitise
from articles.text.html.tree import Element, parse

LETTERS = 300_000


def filled(unit: str) -> str:
    return unit * (LETTERS // len(unit))


def depth(nodes: list) -> int:
    return max((1 + depth(one.children) for one in nodes if isinstance(one, Element)), default=0)


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<div>م",
        "<em>م",
        "<b><i>",
        "<ul><li>",
        "<table><tr><td>",
        "<blockquote>",
        "<figure>",
        "<div><p>م</p>",
        "<span>م</span>",
        "<font color=red>م</font>",
        "<svg><foreignObject>",
        "<select><option>",
        "<!--",
        "<",
        "&",
        "<a b='",
        "<textarea></div>",
    ],
)
def test_a_text_of_one_mark_repeated_is_read_and_stays_what_it_is(unit):
    html = filled(unit)
    read = sanitise(html)
    assert len(read) <= bounded._GROWS * len(html) + 20_000
    assert depth(parse(read)) <= bounded.MAX_DEPTH
    assert sanitise(read) == read
    assert plain_text(html).count("م") == html.count("م")
    assert layers_of(html + "<del>قديم</del>") in (["deleted"], [])


@pytest.mark.parametrize("many", [600, 3_000, 20_000])
def test_marks_that_are_never_closed_do_not_multiply(many):
    html = "".join(f"<p><b lang=a{number}>م" for number in range(many))
    read = sanitise(html)
    assert len(read) <= bounded._GROWS * len(html) + 20_000
    assert read.count("م") == many


def test_a_long_text_that_is_sound_is_read_at_once(monkeypatch):
    monkeypatch.setattr(bounded, "_APART", "raise SystemExit(1)")
    story = "<h2>عنوان</h2>" + '<p lang="en">A <strong>b</strong><br>c</p><ul><li>د</li></ul>' * 400
    assert len(story) > bounded._AT_ONCE
    assert sanitise(story) == story


def test_a_long_text_of_another_program_keeps_its_marks():
    paste = "<P class=MsoNormal>فقرة <B>مهمة</B> &amp; <o:p></o:p>" * 800
    assert len(paste) > bounded._AT_ONCE
    assert sanitise(paste).count("<strong>مهمة</strong>") == 800


def test_what_is_not_read_in_time_leaves_its_words_and_no_mark(monkeypatch):
    monkeypatch.setattr(bounded, "_PATIENCE", 0.001)
    html = "<p>قال & <script>alert(1)</script> &lt;b&gt;" + "<div>نص" * 2_000
    read = sanitise(html)
    assert "<script" not in read
    assert "قال &amp;" in read
    assert "&lt;b&gt;" in read
    assert read.count("نص") == 2_000


@pytest.mark.parametrize(
    "text",
    [
        "<p>",
        "</p>",
        "<p></b>",
        "<b><p></b></p>",
        "<svg></svg>",
        "<textarea></textarea>",
        "<P></P>",
        "<p a='<b>'></p>",
        '<p a="<b>"></p>',
        "<p a=b></p>",
        "<!-- --><p></p>",
        "<p/>",
        "a < b",
        "<b>" * 41 + "</b>" * 41,
    ],
)
def test_what_is_not_plainly_sound_does_not_count_as_sound(text):
    assert not bounded._is_sound(text, {"a", "b", "p"})
    assert bounded._is_sound('<p>1 > 0 <b dir="rtl">م</b></p>' * 3, {"a", "b", "p"})
