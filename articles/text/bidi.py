"""Direction in plain text: titles, subjects and messages, where no ``<bdi>`` can stand."""

import re
import unicodedata
from typing import Literal

Direction = Literal["rtl", "ltr"]

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"

_RTL_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}
)
_ISOLATES = re.compile("[\u2066-\u2069]")
# On a right-to-left line a signed number or number groups apart by spaces change places:
# +965 2222 3333 is drawn as 3333 2222 965+. A score such as 3-1 is read from the right: left alone.
_MISREAD_NUMBER = re.compile(r"^[+\-−#*]\d|\d[+\-−]$|\d[ \u00a0/.]+\d.*|[+\-−]\d")
_DECIMAL = re.compile(r"^\d+(?:[.,]\d+)*$")


def direction(language: str) -> Direction:
    """The direction a language (BCP 47 tag) is written in."""
    return "rtl" if language.replace("_", "-").split("-")[0].lower() in _RTL_LANGUAGES else "ltr"


def isolate(text: str) -> str:
    """``text`` between U+2068 and U+2069, so that it turns nothing around it."""
    return f"{FIRST_STRONG_ISOLATE}{strip_isolates(text)}{POP_ISOLATE}" if text else text


def strip_isolates(text: str) -> str:
    return _ISOLATES.sub("", text)


def needs_isolation(text: str, base: Direction) -> bool:
    """Whether ``text`` misreads, or makes its neighbours misread, on a line running ``base``."""
    kinds = {unicodedata.bidirectional(character) for character in text}
    if base == "ltr":
        return bool(kinds & {"R", "AL", "AN"})
    if "L" in kinds:
        return True
    bare = text.strip()
    if kinds & {"R", "AL"} or _DECIMAL.match(bare):
        return False
    return bool(_MISREAD_NUMBER.search(bare)) and not re.match(r"^\d+[-–]\d+$", bare)
