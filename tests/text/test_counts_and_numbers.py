"""Counted nouns, digits and separators."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.languages import pack
from articles.text.languages.ar import NOUNS
from articles.text.numerals import ascii_digits, compact, draw_digits, number, percent
from articles.text.plurals import counted

SHARES = {
    0: "لا مشاركات",
    1: "مشاركة واحدة",
    2: "مشاركتان",
    3: "3 مشاركات",
    10: "10 مشاركات",
    11: "11 مشاركة",
    99: "99 مشاركة",
    100: "100 مشاركة",
    101: "101 مشاركة",
    102: "102 مشاركة",
    103: "103 مشاركات",
    111: "111 مشاركة",
    1250: "1,250 مشاركة",
}


@pytest.mark.parametrize(("n", "words"), SHARES.items())
def test_shares_are_counted_in_six_forms(n: int, words: str) -> None:
    assert counted("share", n, "ar") == words


@pytest.mark.parametrize(
    ("noun", "n", "words"),
    [
        ("comment", 11, "11 تعليقاً"),
        ("comment", 100, "100 تعليق"),
        ("result", 2, "نتيجتان"),
        ("result", 3, "3 نتائج"),
        ("result", 11, "11 نتيجة"),
        ("source", 1, "مصدر واحد"),
        ("source", 20, "20 مصدراً"),
        ("story", 2, "خبران"),
        ("picture", 5, "5 صور"),
    ],
)
def test_masculine_nouns_take_tanwin_and_broken_plurals_are_known(
    noun: str, n: int, words: str
) -> None:
    assert counted(noun, n, "ar") == words


@pytest.mark.parametrize(
    ("noun", "n", "words"),
    [
        ("minute", 1, "دقيقة"),
        ("minute", 2, "دقيقتين"),
        ("hour", 3, "3 ساعات"),
        ("day", 2, "يومين"),
        ("day", 11, "11 يوماً"),
        ("share", 1, "مشاركة واحدة"),
    ],
)
def test_after_a_preposition_the_dual_ends_in_yaa_and_nun(noun: str, n: int, words: str) -> None:
    assert counted(noun, n, "ar", case="genitive") == words


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_has_its_forms_in_both_languages(noun: str) -> None:
    two = counted(noun, 2, "ar")
    assert two.endswith("ان")
    assert counted(noun, 2, "ar", case="genitive") == two[:-2] + "ين"
    assert not any(c.isdigit() for n in (0, 1, 2) for c in counted(noun, n, "ar"))
    assert counted(noun, 1, "en").startswith("1 ")
    assert counted(noun, 2, "en").startswith("2 ")


def test_english_has_two_forms() -> None:
    assert [counted("story", n, "en") for n in (0, 1, 2)] == ["0 stories", "1 story", "2 stories"]


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=1, max_value=1000))
def test_hundreds_do_not_change_the_form_from_three_up(n: int, hundreds: int) -> None:
    if n % 100 >= 3:
        assert pack("ar").form(n) == pack("ar").form(n % 100 + 100 * hundreds)


def test_numbers_are_grouped_as_the_gulf_writes_them() -> None:
    assert number(Decimal("1234.5"), "ar") == "1,234.5"
    assert number(1234.5, "ar", "arab") == "١٬٢٣٤٫٥"
    assert number(1234567, "en") == "1,234,567"
    assert number(-3, "ar") == "\u200e-3"
    assert percent(25, "ar") == "25%"
    assert percent(25, "ar", "arab") == "٢٥٪"


def test_large_counts_are_said_in_short() -> None:
    assert compact(999, "ar") == "999"
    assert compact(12345, "ar") == "12.3\u00a0ألف"
    assert compact(3_000_000, "ar") == "3\u00a0ملايين"
    assert [compact(n, "ar") for n in (1000, 2000)] == ["ألف", "ألفان"]
    assert compact(12345, "en") == "12.3K"
    assert compact(999_999, "en") == "999.9K"


def test_digits_are_drawn_by_setting_and_names_keep_theirs() -> None:
    assert draw_digits("1,234.5 طن و25% على F-16", "arab") == "١٬٢٣٤٫٥ طن و٢٥٪ على F-16"
    assert draw_digits("30 كلم", "arab") == "٣٠ كلم"
    assert draw_digits("٣٫٥٪", "latn") == "3.5%"


@given(st.text(alphabet=st.sampled_from("0123456789 ,.%ابج-:/")))
def test_drawn_digits_read_back_as_typed(text: str) -> None:
    assert ascii_digits(draw_digits(text, "arab")) == text
