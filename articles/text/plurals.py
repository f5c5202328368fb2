"""Counted nouns: six forms in Arabic, two in English (CLDR plural rules)."""

from typing import Literal

from articles.text.nouns import ARABIC, ENGLISH
from articles.text.numerals import Digits, number

PluralForm = Literal["zero", "one", "two", "few", "many", "other"]
Case = Literal["nominative", "genitive"]


def plural_form(n: int) -> PluralForm:
    """The CLDR plural form of ``n`` things in Arabic."""
    n = abs(n)
    if n == 0:
        return "zero"
    if n == 1:
        return "one"
    if n == 2:
        return "two"
    if 3 <= n % 100 <= 10:
        return "few"
    if 11 <= n % 100 <= 99:
        return "many"
    return "other"


def counted(
    noun: str, n: int, language: str, digits: Digits = "latn", case: Case = "nominative"
) -> str:
    """``n`` of ``noun`` (its English singular): «مشاركتان», «3 مشاركات», "3 shares".

    Arabic writes no digit for one and two, and says «لا مشاركات» for none. ``case="genitive"``
    is the form after a preposition: «منذ ساعتين». Languages other than Arabic count as English
    does. An unknown noun is a ``KeyError``.
    """
    if language != "ar":
        one, other = ENGLISH[noun]
        return f"{number(n, language, digits)} {one if abs(n) == 1 else other}"
    forms = ARABIC[noun]
    form = plural_form(n)
    if form == "zero":
        return forms.zero
    if form == "one":
        return forms.bare if case == "genitive" else forms.one
    if form == "two":
        return forms.two_genitive if case == "genitive" else forms.two
    written = {"few": forms.few, "many": forms.many, "other": forms.other}[form]
    return f"{number(n, language, digits)} {written}"
