"""What the house style says about a text, and that it says nothing about a clean one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.house_rules import spellings
from articles.text.house_style import advise, advise_story, fixed
from articles.text.html import plain_text, sanitise
from articles.text.normalise import fold

WORDS = ["أقرّ", "المجلس", "خطة", "والميناء", "رسمياً", "هـ", "لـ", "30", "1,250", "F-16", "OPEC"]
SIGNS = ['"', "«", "»", "“", "”", ",", ";", "?", "،", "؟", ".", "ـ", "(", ")", "-", "\u00a0", " "]
HIDDEN = ["\u200e", "\u200f", "\u2067", "\u2069", "\u061c", "\u200c"]
WRONG = [
    "الإقتصاد",
    "لاكن",
    "إنشاء الله",
    "کویت",
    "علی",
    "ﻣﻮﺭﺩ",
    "ﷺ",
    "۱۲",
    "فاخر",
    "مصدر",
    "مصادر",
]
MESS = st.lists(st.sampled_from(WORDS + SIGNS + HIDDEN + WRONG + [" "] * 8)).map("".join)
PROSE = st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join)
LANGUAGES = st.sampled_from(["ar", "en", "fa"])


def told(text: str, language: str = "ar") -> list[tuple[str, str, str | None]]:
    return [(one.code, one.excerpt, one.suggestion) for one in advise(text, language)]


@pytest.mark.parametrize(
    ("text", "code", "excerpt", "suggestion"),
    [
        ('قال "نعم" وذهب', "straight_quotes", '"نعم"', "«نعم»"),
        ('«قال "نعم" وذهب»', "straight_quotes", '"نعم"', "“نعم”"),
        ('قال "نعم وذهب', "straight_quotes", '"', None),
        ("قال «نعم وذهب", "unbalanced_quotes", "«", None),
        ("قال نعم» وذهب", "unbalanced_quotes", "»", None),
        ("قال »نعم« وذهب", "unbalanced_quotes", "»نعم«", "«نعم»"),
        ("قال ـ وهو يبتسم ـ نعم", "tatweel_dash", "ـ", "–"),
        ("قال ـوهو يبتسم", "tatweel_dash", "ـ", None),
        ("رقم \u200e12", "invisible_character", "\u200e", ""),
        ("شركة \u2068OPEC\u2069 قالت", "invisible_character", "\u2068OPEC\u2069", "OPEC"),
        ("ﻣﻮﺭﺩ جديد", "presentation_form", "ﻣﻮﺭﺩ", "مورد"),
        ("في کویت", "persian_letter", "کویت", "كويت"),
        ("علی الطاولة", "persian_letter", "علی", "على"),
        ("الرئيس علي وطنی", "persian_letter", "وطنی", "وطني"),
        ("عام ۲۰۲۴", "persian_letter", "۲۰۲۴", "2024"),
        ("كلمة  كلمة", "double_space", "  ", " "),
        ("قال, ثم ذهب", "latin_punctuation", ",", "،"),
        ("هل تراجعت Tesla?", "latin_punctuation", "?", "؟"),
        ("قال; ثم", "latin_punctuation", ";", "؛"),
        ("الإقتصاد", "spelling", "الإقتصاد", "الاقتصاد"),
        ("والمسئولية", "spelling", "والمسئولية", "والمسؤولية"),
        ("إنشاء الله", "spelling", "إنشاء الله", "إن شاء الله"),
        ("اليوم الاخر", "spelling", "الاخر", "الآخر"),
    ],
)
def test_each_rule_has_a_place_and_says_what_to_write(text, code, excerpt, suggestion):
    assert (code, excerpt, suggestion) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "قال «نعم، لن نتراجع» ثم ذهب.",
        "عام 1443هـ",
        "وقال لـ«الرواق» وبـ30 ديناراً",
        "ارتفع 1,250.5 ديناراً (3-1)",
        "على https://example.org/a?b=1;c,d اليوم",
        "شركات (Apple, Google, Meta) الثلاث",
        "شاشة 24",
        "قال ﷺ ﴿اقرأ﴾",
        "فندق فاخر",
        "إسمنت وإنشاء المصنع",
        "قال مصدر في وزارة المالية",
        "",
    ],
)
def test_what_is_right_is_left_alone(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        ('He said "yes" twice', "straight_quotes", "“yes”"),
        ("Two  spaces", "double_space", " "),
        ("Wrong comma، here", "arabic_punctuation", ","),
        ("a\u200fb", "invisible_character", ""),
    ],
)
def test_english_copy_has_rules_of_its_own(text, code, suggestion):
    assert [(c, s) for c, _e, s in told(text, "en")] == [(code, suggestion)]


def test_arabic_rules_do_not_judge_english_copy():
    assert told("OPEC said: ministers, led by X; why?", "en") == []


def test_a_passage_in_another_language_is_held_to_its_own_rules():
    html = sanitise(
        '<p>قال <span lang="en">well, no?</span> ثم ذهب</p><p lang="en">He said, "no"</p>'
    )
    assert [(one.code, one.suggestion) for one in advise(html, "ar", is_html=True)] == [
        ("straight_quotes", "“no”")
    ]


def test_markup_is_never_touched():
    html = sanitise(
        '<p>قال <strong>"نعم</strong>" و<a href="https://a.org/?b,c">R&amp;D, هنا</a></p>'
    )
    mended = fixed(html, advise(html, "ar", is_html=True))
    assert "<strong>«نعم</strong>»" in mended
    assert '<a href="https://a.org/?b,c" rel="noopener">R&amp;D، هنا</a>' in mended


def test_a_place_names_the_letters_of_the_stored_text():
    html = sanitise("<p>R&amp;D &lt;x&gt; في کویت</p>")
    (one,) = advise(html, "ar", is_html=True)
    assert html[one.start : one.end] == one.excerpt == "کویت"


def test_sources_are_counted_where_they_speak():
    story = {"headline": "الخطة جاهزة", "body": "<p>قالت مصادر مطلعة إن الخطة جاهزة.</p>"}
    assert [one.code for one in advise_story(story, "ar", sources=1)["body"]] == ["plural_sources"]
    assert advise_story(story, "ar", sources=2)["body"] == []


def test_sources_of_energy_are_no_informants():
    story = {"body": "<p>تنويع مصادر الطاقة والمصادر المائية مصدر قلق.</p>"}
    assert advise_story(story, "ar", sources=0) == {"body": []}


def test_only_the_first_bare_source_is_pointed_at():
    bare = {"headline": "خطة", "body": "<p>قال مصدر إن الخطة جاهزة.</p><p>وأضاف المصدر أن</p>"}
    (one,) = advise_story(bare, "ar")["body"]
    assert (one.code, one.excerpt, one.suggestion) == ("bare_source", "مصدر", None)
    described = {"body": "<p>قال مصدر في الوزارة.</p><p>وأضاف المصدر أن</p>"}
    assert advise_story(described, "ar") == {"body": []}


def test_the_house_list_does_not_contradict_itself():
    for met, ours, _open in spellings():
        assert met != ours
        assert not [one for one in advise(ours, "ar") if one.code == "spelling"]
        assert told(met)[0][0] == "spelling"


@given(PROSE)
def test_clean_prose_is_told_nothing(text: str) -> None:
    assert told(text) == []


@given(MESS, LANGUAGES)
def test_a_fix_touches_nothing_outside_its_place(text: str, language: str) -> None:
    for one in advise(text, language):
        mended = fixed(text, [one])
        assert mended[: one.start] == text[: one.start]
        tail = text[one.end :]
        assert not tail or mended.endswith(tail)
        if one.suggestion is not None:
            assert mended == text[: one.start] + one.suggestion + tail


@given(MESS, LANGUAGES)
def test_fixing_twice_is_fixing_once(text: str, language: str) -> None:
    once = _settled(text, language)
    assert fixed(once, advise(once, language)) == once


def _settled(text: str, language: str) -> str:
    """One fix may show another (a space beside a mark nobody saw), never without end."""
    for _time in range(4):
        text = fixed(text, advise(text, language))
    return text


@given(MESS, LANGUAGES)
def test_no_word_is_lost(text: str, language: str) -> None:
    advice = [one for one in advise(text, language) if one.code != "spelling"]
    assert _letters(fixed(text, advice)) == _letters(text)


def _letters(text: str) -> str:
    """What is read: every letter and digit in order, however it was encoded."""
    return "".join(c for c in fold(text) if c.isalnum())


@given(st.lists(st.tuples(st.sampled_from(["p", "li", "strong", "em", "td"]), MESS)))
def test_a_body_stays_a_body(parts: list[tuple[str, str]]) -> None:
    html = sanitise("".join(f"<{tag}>{text}</{tag}>" for tag, text in parts))
    mended = fixed(html, advise(html, "ar", is_html=True))
    assert [c for c in mended if c in "<>"] == [c for c in html if c in "<>"]
    kept = [one for one in advise(html, "ar", is_html=True) if one.code != "spelling"]
    assert _letters(plain_text(fixed(html, kept))) == _letters(plain_text(html))


@given(MESS)
def test_advice_comes_in_the_order_of_the_text_and_quotes_it(text: str) -> None:
    advice = advise(text, "ar")
    assert [one.start for one in advice] == sorted(one.start for one in advice)
    for one in advice:
        assert text[one.start : one.end] == one.excerpt
        assert one.before + one.excerpt + one.after in text
