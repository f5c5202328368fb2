"""Words as search sees them: one analysis for every store and for both sides, text and query.

Every word has one primary stem and some alternates. A query's primary is looked for among
primaries and alternates, a query's alternate among primaries only. Raise ``ANALYSER_VERSION``
with every change of a rule or a list, and of how the index keeps words: what was indexed under
another version is stale.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import snowballstemmer

from articles.text.languages import pack
from articles.text.languages.pack import Words
from articles.text.lexicon import function_words
from articles.text.normalise import INVISIBLE, MARKS, fold, unmarked

ANALYSER_VERSION = 4


class Token(NamedTuple):
    """A word of the text; the parts of a name written as one word share its place."""

    start: int
    end: int
    written: str
    primary: str
    alternates: tuple[str, ...]


_WITHIN = f"\u0300-\u036f{MARKS}{INVISIBLE}"
# A number with what separates its digits, or a run of letters with their marks. An English
# apostrophe stays inside its word. Anything else, the underscore too, divides.
_WORD = re.compile(rf"\d+(?:[.,٫٬]\d+)*|[^\W\d_](?:[^\W\d_]|[{_WITHIN}]|['’](?=[a-z]))*", re.I)
_ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
LONGEST_WORD = 60  # letters; what is longer is no word anybody types
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def analyse(text: str, language: str, groups: Mapping[str, str] | None = None) -> list[Token]:
    """The words of ``text`` with their places in it (characters), for text and query alike.

    Words are stemmed as their language's pack says, or only folded. ``groups`` (from ``grouped``)
    joins further spellings of names.
    """
    tokens: list[Token] = []
    for match in _WORD.finditer(text):
        written = match.group()
        # Whoever searches for what is no word fills no memory with it.
        analysed = _analysed if len(written) <= LONGEST_WORD else _analysed.__wrapped__
        for primary, alternates in analysed(written, language):
            if groups:
                primary = groups.get(primary, primary)
                alternates = tuple(groups.get(stem, stem) for stem in alternates)
            tokens.append(Token(match.start(), match.end(), written, primary, alternates))
    return tokens


def grouped(groups: Iterable[Iterable[str]], language: str) -> dict[str, str]:
    """Spellings that are to be one word, as ``groups`` for ``analyse``: stem to leading stem.

    Only single words can be joined; a spelling of several words is left out.
    """
    leading: dict[str, str] = {}
    for group in groups:
        words = [analyse(spelling, language) for spelling in group]
        stems = [found[0].primary for found in words if len(found) == 1]
        for stem in stems[1:]:
            if stem != stems[0]:
                leading[stem] = leading.get(stems[0], stems[0])
    return leading


def beginnings(written: str, language: str) -> tuple[str, ...]:
    """How one word may begin for somebody who types it: as it stands and without what is put
    before it, folded, endings and all."""
    known = pack(language).beginnings(written) if _ARABIC_LETTER.search(written) else None
    if known is not None:
        return tuple(known)
    plain = fold(written)
    return (plain,) if plain else ()


def is_function_word(written: str, language: str) -> bool:
    """Whether nearly every text of this language has the word, so that it tells nothing apart."""
    return unmarked(written) in function_words(language)


@lru_cache(maxsize=1 << 15)  # some 8 MB
def _analysed(written: str, language: str) -> Words:
    if written[0].isdecimal():
        return ((_number(written), ()),)
    if not _ARABIC_LETTER.search(written):
        return _latin(written, language)
    known = pack(language).analysed(written)
    if known is not None:
        return known
    plain = fold(written)
    return ((plain, ()),) if plain else ()


def _number(written: str) -> str:
    """ASCII digits, a point for decimals, no thousands sign: ١٬٢٥٠٫٥ is 1250.5."""
    digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in written)
    digits = digits.replace("٬", "").replace("٫", ".")
    return digits.replace(",", "" if _THOUSANDS.fullmatch(digits) else ".")


def _latin(written: str, language: str) -> Words:
    word = fold(written).replace("’", "'")
    if name := pack(language).stemmer:
        word = _stemmer(name).stemWord(word)
    word = word.removesuffix("'s")
    return ((word.replace("'", ""), ()),) if word else ()


@cache
def _stemmer(name: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(name)
