"""Counted nouns, in as many forms as the language has (CLDR plural rules)."""

from articles.text.languages import pack
from articles.text.languages.pack import Case
from articles.text.numerals import Digits, number


def counted(
    noun: str, n: int, language: str, digits: Digits = "latn", case: Case = "nominative"
) -> str:
    """``n`` of ``noun`` (its English singular): «مشاركتان», «3 مشاركات», "3 shares".

    ``case="genitive"`` is the form after a preposition: «منذ ساعتين». An unknown noun is a
    ``KeyError``.
    """
    return pack(language).counted(noun, n, number(n, language, digits), case)
