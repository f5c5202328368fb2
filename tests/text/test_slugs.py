"""Addresses in Arabic."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.slug import slugify


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("«الناتو» يؤجّل قمّته", "الناتو-يؤجل-قمته"),
        ("مـــوازنة ٢٠٢٤: عجزٌ بـ٣٫٥٪", "موازنة-2024-عجز-ب3-5"),
        ("أ/ب", "أ-ب"),
        ("إلى مقهى الحرية", "إلى-مقهى-الحرية"),
        ("کویت دو", "كويت-دو"),
        ("ﻣﻄﺎﺭ", "مطار"),
        ("كشف\u200fٌ مهم", "كشف-مهم"),
        ("  -- ", ""),
    ],
)
def test_an_arabic_title_gives_an_arabic_slug(title: str, slug: str) -> None:
    assert slugify(title, "ar") == slug


def test_persian_keeps_its_letters_and_divides_at_the_zwnj() -> None:
    assert slugify("می‌رود کویت", "fa") == "می-رود-کویت"


def test_english_slugs_are_plain_ascii() -> None:
    assert slugify("Russia’s Café: A Résumé — Part 2!", "en") == "russias-cafe-a-resume-part-2"


def test_a_title_of_emoji_still_gets_an_address() -> None:
    assert slugify("😀🎉", "ar", fallback="خبر-12") == "خبر-12"


def test_a_long_title_is_cut_between_words_at_sixty_letters() -> None:
    slug = slugify(
        "اجتماع طارئ لوزراء الخارجية يبحث تمديد الهدنة وفتح الممرات أمام قوافل الإغاثة", "ar"
    )
    assert slug == "اجتماع-طارئ-لوزراء-الخارجية-يبحث-تمديد-الهدنة-وفتح-الممرات"


def test_a_word_longer_than_the_cap_is_cut_inside() -> None:
    assert slugify("ا" * 90, "ar") == "ا" * 60


@given(st.text(), st.sampled_from(["ar", "en", "fa"]))
def test_a_slug_is_short_settled_and_stays_itself(text: str, language: str) -> None:
    slug = slugify(text, language)
    assert len(slug) <= 60
    assert slugify(slug, language) == slug
    assert unicodedata.is_normalized("NFC", slug)
    assert "--" not in slug
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert not any(c.isspace() or c in "ـ%/?#&" for c in slug)
