"""How Arabic copy speaks of its sources: «مصدر», «مصادر», and what is said about them."""

import re
from functools import cache
from pathlib import Path

from articles.text.normalise import INVISIBLE, MARKS, TATWEEL, fold

_DATA = Path(__file__).parent / "data" / "other_sources.txt"
_UNSEEN = f"[{MARKS}{TATWEEL}{INVISIBLE}]*"


def _spelled(letters: str) -> str:
    """A word with or without vowel marks, tatweel and characters nobody sees."""
    return "".join(letter + _UNSEEN for letter in letters)


_BEFORE = rf"(?<!\w)(?:[وفلبك]{_UNSEEN}){{0,2}}"
_ONE = re.compile(rf"{_BEFORE}(?:{_spelled('ال')})?{_spelled('مصدر')}(?!\w)")
_MANY = re.compile(rf"{_BEFORE}(?:{_spelled('ال')}|{_spelled('ل')})?{_spelled('مصادر')}(?!\w)")
# After these a source at its first mention is described by nothing.
_NOTHING_SAID = re.compile(
    r"\s*(?:[،,.:؛;]|(?:[أإا]ن|[أإا]نه|[أإا]نها|قال|قالت)(?!\w)|لـ|ل«|$)", re.MULTILINE
)
_NEXT_WORD = re.compile(r"\s+(\w+)")


@cache
def _other_kinds() -> frozenset[str]:
    """Folded words after which «مصدر» is no informant: مصادر الطاقة, مصدر قلق."""
    listed = _DATA.read_text(encoding="utf-8").splitlines()
    return frozenset(
        fold(word) for line in listed if not line.startswith("#") for word in line.split()
    )


def _speaks(text: str, match: re.Match[str]) -> bool:
    following = _NEXT_WORD.match(text, match.end())
    if following is None:
        return True
    word = fold(following.group(1))
    return not {word, word.removeprefix("ال")} & _other_kinds()


def plural_mentions(text: str) -> list[tuple[int, int]]:
    """Where «مصادر» stands for people who told something; not مصادر الطاقة or مصادر الدخل."""
    return [m.span() for m in _MANY.finditer(text) if _speaks(text, m)]


def mentions(text: str) -> list[tuple[int, int]]:
    """Where «مصدر» stands for somebody who told something."""
    return [m.span() for m in _ONE.finditer(text) if _speaks(text, m)]


def is_bare(text: str, mention: tuple[int, int]) -> bool:
    """Whether nothing after a mention says what kind of source it is: «قال مصدر إن …»."""
    return bool(_NOTHING_SAID.match(text, mention[1]))
