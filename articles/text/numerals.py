"""Numbers as they are drawn: digits, separators, short forms."""

import re
import unicodedata
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal

from articles.text.bidi import direction
from articles.text.languages import pack

Digits = Literal["latn", "arab"]
Value = int | float | Decimal

_TO_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_TO_ARABIC_NUMBER = _TO_ARABIC | str.maketrans({".": "٫", ",": "٬", "%": "٪"})
_SEPARATORS = re.compile(r"(?<=\d)[٫٬](?=\d)|(?<=\d)٪")
_TO_ASCII_SEPARATOR = {"٫": ".", "٬": ",", "٪": "%"}
# A run of characters between spaces; one with a Latin letter in it (F-16, a web address) is left.
_RUN = re.compile(r"\S+")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_NUMBER = re.compile(r"(?<![\d.,])(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?%?(?![.,]?\d)")
_LEFT_TO_RIGHT_MARK = "\u200e"
_POWERS = (12, 9, 6, 3)


def ascii_digits(text: str) -> str:
    """Every decimal digit of any script as 0–9, with the separators between them."""
    text = _SEPARATORS.sub(lambda match: _TO_ASCII_SEPARATOR[match.group()], text)
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def draw_digits(text: str, digits: Digits) -> str:
    """``text`` with the site's digits and their separators, for drawing only.

    Never for addresses, ``datetime`` attributes, JSON or inputs. Runs that hold a Latin letter
    (F-16, an address) keep ASCII digits.
    """
    if digits == "latn":
        return ascii_digits(text)
    return _RUN.sub(_drawn_run, text)


def _drawn_run(match: re.Match[str]) -> str:
    run = match.group()
    if _LATIN.search(run):
        return run
    run = _NUMBER.sub(lambda number: number.group().translate(_TO_ARABIC_NUMBER), run)
    return run.translate(_TO_ARABIC)


def number(value: Value, language: str, digits: Digits = "latn") -> str:
    """``value`` grouped by thousands with at most three decimals: 1,234.5 or ١٬٢٣٤٫٥."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    rounded = exact.quantize(Decimal("0.001"), ROUND_HALF_EVEN)
    drawn = f"{abs(rounded):,f}".rstrip("0").rstrip(".")
    separators = pack(language).separators
    if separators != (",", "."):
        drawn = drawn.translate(dict(zip(map(ord, ",."), separators, strict=True)))
    elif digits == "arab":
        drawn = drawn.translate(_TO_ARABIC_NUMBER)
    if rounded < 0:
        # Without the mark the sign of a negative number moves to its other side in Arabic.
        drawn = f"{_LEFT_TO_RIGHT_MARK if direction(language) == 'rtl' else ''}-{drawn}"
    return drawn


def compact(value: Value, language: str, digits: Digits = "latn") -> str:
    """A count in short, to stand alone: 12.3 ألف, 3 ملايين, 12.3K; below a thousand in full."""
    exact = Decimal(str(value))
    for power in _POWERS:
        if abs(exact) >= Decimal(10) ** power:
            amount = _tenths(exact.scaleb(-power))
            return pack(language).scaled(float(amount), power, number(amount, language, digits))
    return number(exact, language, digits)


def _tenths(value: Decimal) -> Decimal:
    """Cut, not rounded: 999,950 readers are not yet a million."""
    return value.quantize(Decimal("0.1"), "ROUND_DOWN")


def percent(value: Value, language: str, digits: Digits = "latn") -> str:
    """``value`` hundredths: ``percent(25, "ar")`` is 25%, or ٢٥٪ with Arabic-Indic digits."""
    drawn = number(value, language, digits)
    return f"{drawn}{'٪' if digits == 'arab' else pack(language).percent}"
