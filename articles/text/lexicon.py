"""The word lists of the analyser: what no rule of Arabic spelling can tell."""

import unicodedata
from functools import cache
from pathlib import Path

from articles.text.normalise import (
    ALEFS,
    INVISIBLE,
    LETTERS,
    MARKS,
    TATWEEL,
    expand_presentation_forms,
    unmarked,
)

_DATA = Path(__file__).parent / "data"


def _code_points(ranges: str) -> list[int]:
    """The characters of a regular expression's class: single ones and a-b."""
    points: list[int] = []
    at = 0
    while at < len(ranges):
        if ranges[at + 1 : at + 2] == "-":
            points += range(ord(ranges[at]), ord(ranges[at + 2]) + 1)
            at += 3
        else:
            points.append(ord(ranges[at]))
            at += 1
    return points


_FOLDING: dict[int, int | str | None] = {
    **LETTERS,
    ord("ة"): "ة",
    ord("ۃ"): "ة",
    **dict.fromkeys(_code_points(INVISIBLE + MARKS + TATWEEL)),
}
_BARE = {**ALEFS, ord("ة"): "ه"}
_TANWIN = ("ا\u064b", "\u064bا")
_UNSEEN = dict.fromkeys(_code_points(INVISIBLE + TATWEEL))


def folded(written: str) -> str:
    """An Arabic word in the letters the analyser works on; hamza on alef and ة are still there.

    The alef that carries a final tanwin goes with it: رسمياً, رسميًا and رسمي are one.
    """
    if not written.isascii() and not unicodedata.is_normalized("NFC", written):
        written = unicodedata.normalize("NFC", written)
    if max(written, default="") >= "\ufb50":
        written = expand_presentation_forms(written)
    if "\u064b" in written:
        written = written.translate(_UNSEEN)
        if written.endswith(_TANWIN):
            written = written[:-2]
    return written.translate(_FOLDING)


def bare(word: str) -> str:
    """A folded word without hamza on alef, and with ه for ة."""
    return word.translate(_BARE)


def key(written: str) -> str:
    """A word as the lists hold it."""
    return bare(folded(written))


def _lines(name: str) -> list[str]:
    text = (_DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _words(name: str) -> list[str]:
    return [word for line in _lines(name) for word in line.split()]


@cache
def own_waw() -> frozenset[str]:
    return frozenset(map(key, _words("own_waw.txt")))


@cache
def own_first_letter() -> frozenset[str]:
    return frozenset(map(key, _words("own_first_letter.txt")))


@cache
def own_ending() -> frozenset[str]:
    """Without the article, which is cut before endings are looked at."""
    words = map(key, _words("own_ending.txt"))
    return frozenset(word[2:] if word[:2] == "ال" and len(word) > 5 else word for word in words)


@cache
def own_marbuta() -> frozenset[str]:
    return frozenset(map(key, _words("own_marbuta.txt")))


@cache
def own_low_alef() -> frozenset[str]:
    return frozenset(map(key, _words("own_low_alef.txt")))


@cache
def own_taa() -> frozenset[str]:
    return frozenset(map(key, _words("own_taa.txt")))


@cache
def own_article() -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and beginnings of words, whose ال is their own."""
    words = _words("own_article.txt")
    whole = frozenset(folded(word) for word in words if not word.endswith("*"))
    return whole, tuple(folded(word[:-1]) for word in words if word.endswith("*"))


@cache
def function_words(language: str) -> frozenset[str]:
    """As they are written, marks apart: على is one, علي a name."""
    return frozenset(unmarked(word) for word in _listed(f"function_words_{language}.txt"))


@cache
def joined_names() -> dict[str, tuple[str, ...]]:
    rows = (line.split("\t") for line in _lines("joined_names.tsv"))
    return {key(joined): tuple(parts.split()) for joined, parts in rows}


@cache
def plural_pairs() -> tuple[tuple[str, str], ...]:
    """(word, other form of it), folded."""
    rows = (line.split("\t") for line in _lines("broken_plurals.tsv"))
    return tuple((folded(word), folded(form)) for word, form in rows)


@cache
def spelling_groups() -> tuple[tuple[str, ...], ...]:
    """Spellings of one name, as written; the first leads."""
    return tuple(tuple(line.split("\t")) for line in _lines("name_spellings.tsv"))


def negations(language: str) -> tuple[str, ...]:
    """Words that turn a sentence round; none for a language without a list."""
    return _listed(f"negations_{language}.txt")


def number_words(language: str) -> tuple[str, ...]:
    return _listed(f"number_words_{language}.txt")


@cache
def confusables(language: str) -> tuple[tuple[str, str], ...]:
    """Two words a letter or two apart that tell different things, as written."""
    if not (_DATA / f"confusables_{language}.tsv").exists():
        return ()
    rows = (line.split("\t") for line in _lines(f"confusables_{language}.tsv"))
    return tuple((one, other) for one, other in rows)


@cache
def _listed(name: str) -> tuple[str, ...]:
    return tuple(_words(name)) if (_DATA / name).exists() else ()
