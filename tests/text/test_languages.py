"""Every language is asked the same; one that is not ready yet says it in figures, never in the
words of another language."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import dates, numerals
from articles.text.analyse import analyse, beginnings
from articles.text.house_style import advise
from articles.text.html import reading_minutes
from articles.text.languages import CODES, pack
from articles.text.languages.ar import NOUNS
from articles.text.plurals import counted
from articles.text.slug import slugify

NOW = datetime(2026, 3, 9, 15, 4, tzinfo=UTC)
EVERY = pytest.mark.parametrize("language", [*CODES, "xx"])
READY = pytest.mark.parametrize("language", [code for code in CODES if pack(code).is_ready])


def test_arabic_and_english_are_ready():
    assert {code for code in CODES if pack(code).is_ready} == {"ar", "en"}


@EVERY
def test_every_language_draws_a_date_a_clock_and_a_number(language):
    assert re.search(r"\d{1,2}", dates.full_date(NOW, language))
    assert re.fullmatch(r"\d{1,2}:\d\d( \w+)?", dates.clock_time(NOW, language))
    assert numerals.number(1234.5, language).startswith("1")
    assert numerals.percent(25, language).startswith("25")
    assert numerals.compact(12_345, language).startswith("12")
    assert dates.reading_time(3, language)
    assert reading_minutes(1000, language) >= 4


@READY
def test_a_language_that_is_ready_has_words_for_all_of_it(language):
    said = pack(language)
    assert said.name
    assert re.fullmatch(r"[a-z]{2}_[A-Z]{2}", said.locale)
    for names in ("gulf", "levant", "maghreb", "morocco", "both"):
        assert len(said.months(names)) == 12
    assert (len(said.weekdays), len(said.hijri_months)) == (7, 12)
    for noun in NOUNS:
        for n in (0, 1, 2, 3, 11, 100):
            assert re.search(r"[^\W\d]", counted(noun, n, language)), (noun, n)
    for age in (0, 1, 90, 1000):
        assert dates.relative(dates.age(NOW - timedelta(minutes=age), NOW), language)
    assert dates.hijri(date(2026, 3, 9), language)
    assert len(said.rules) > 2


@EVERY
def test_what_a_language_has_no_words_for_is_not_said_in_another(language):
    if pack(language).is_ready:
        return
    assert counted("share", 3, language) == "3"
    assert dates.relative(dates.age(NOW, NOW), language) is None
    assert dates.ages(language) == {}
    assert dates.hijri(date(2026, 3, 9), language) is None
    if language == "xx":
        assert dates.full_date(NOW, language) == "2026-03-09"


@READY
def test_an_open_page_is_given_the_very_words_that_are_printed(language):
    ages = dates.ages(language)
    for minutes in [0, 1, 2, 5, 40, 60, 125, 5 * 60, 23 * 60]:
        printed = dates.relative(dates.age(NOW - timedelta(minutes=minutes), NOW), language)
        noun, n = ("minute", minutes) if minutes < 60 else ("hour", minutes // 60)
        phrase = ages[f"{noun}.{pack(language).form(n)}"] if minutes else ages["now"]
        assert phrase.replace("#", str(n)) == printed


@EVERY
@given(text=st.text(max_size=40))
def test_no_text_is_too_much_for_a_language(language, text):
    analyse(text, language)
    advise(text, language)
    assert " " not in slugify(text, language)
    for word in text.split():
        beginnings(word, language)


def test_only_arabic_is_drawn_in_arabic_digits():
    assert {code for code in CODES if pack(code).has_arabic_digits} == {"ar"}
