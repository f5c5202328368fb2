"""What is dropped when text is saved, and what never changes."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.normalise import clean, fold

ANY_TEXT = st.text() | st.text(
    alphabet=st.sampled_from(
        "با ةًٌٍّـ«»\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\u2068\u2069\n\r\t\x00"
    )
)


@given(ANY_TEXT)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANY_TEXT)
def test_clean_text_is_nfc_and_holds_no_override_or_control(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not re.search("[\u202a-\u202e\u200b\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]", cleaned)


@given(ANY_TEXT)
def test_every_isolate_left_has_its_partner_on_the_same_line(text: str) -> None:
    for line in clean(text).split("\n"):
        depth = 0
        for character in line:
            depth += {"\u2066": 1, "\u2067": 1, "\u2068": 1, "\u2069": -1}.get(character, 0)
            assert depth >= 0
        assert depth == 0


@pytest.mark.parametrize(
    "kept", ["ـ", "رسمياً", "رسميًا", "لوّحا", "قُتِل", "«»", "می‌رود", "\u200d", "\u200e", "\u200f"]
)
def test_what_journalists_type_is_not_touched(kept: str) -> None:
    assert clean(kept) == unicodedata.normalize("NFC", kept)


def test_alef_then_tanwin_keeps_its_order() -> None:
    assert clean("شفّافاً") == "شفّافاً"


def test_an_override_in_a_headline_is_dropped_and_a_lone_isolate_with_it() -> None:
    assert clean("عنوان \u202eمقلوب\u202c و\u2068مفتوح") == "عنوان مقلوب ومفتوح"


def test_a_matched_isolate_stays() -> None:
    assert clean("قال \u2068OpenAI\u2069 إن") == "قال \u2068OpenAI\u2069 إن"


@pytest.mark.parametrize("line_break", ["\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x0c", "\x85"])
def test_every_kind_of_line_break_becomes_one(line_break: str) -> None:
    assert clean(f"سطر{line_break}سطر") == "سطر\nسطر"


@given(ANY_TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إردوغان", "اردوغان"),
        ("مسئولية", "مسؤولية"),
        ("خطة", "خطه"),
        ("مقهى", "مقهي"),
        ("کویت", "كويت"),
        ("٣٠", "30"),
        ("مـطـار", "مطار"),
        ("مُطَارٌ", "مطار"),
        ("Café", "cafe"),
        ("ﻣﻄﺎﺭ", "مطار"),
        ("مط\u200fار", "مطار"),
    ],
)
def test_spellings_of_one_word_fold_together(one: str, other: str) -> None:
    assert fold(one) == fold(other)
