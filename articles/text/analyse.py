"""Words as search sees them: one analysis for every store and for both sides, text and query.

Every word has one primary stem and some alternates. A query's primary is looked for among
primaries and alternates, a query's alternate among primaries only. Raise ``ANALYSER_VERSION``
with every change of a rule or a list: what was indexed under another version is stale.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import snowballstemmer

from articles.text.endings import is_listed, readings
from articles.text.lexicon import (
    bare,
    folded,
    function_words,
    joined_names,
    own_article,
    own_first_letter,
    own_waw,
    spelling_groups,
)
from articles.text.normalise import INVISIBLE, MARKS, fold, unmarked

ANALYSER_VERSION = 2


class Token(NamedTuple):
    """A word of the text; the parts of a name written as one word share its place."""

    start: int
    end: int
    written: str
    primary: str
    alternates: tuple[str, ...]


Analysis = tuple[tuple[str, tuple[str, ...]], ...]

_WITHIN = f"\u0300-\u036f{MARKS}{INVISIBLE}"
# A number with what separates its digits, or a run of letters with their marks. An English
# apostrophe stays inside its word. Anything else, the underscore too, divides.
_WORD = re.compile(rf"\d+(?:[.,٫٬]\d+)*|[^\W\d_](?:[^\W\d_]|[{_WITHIN}]|['’](?=[a-z]))*", re.I)
_ARABIC_LETTER = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")

_ARTICLE = re.compile("(?:[وف]?ب?ال|[وف]?لل)(?=..)|[وف]?كال(?=...)")
_POSSIBLE_PARTICLES = frozenset("بلكف")
_HAMZA_ON_ALEF = frozenset("أإآ")
_AFTER_FUTURE = frozenset("يتنا")
# The servant of ..., and names ended by God's: written as one word or as two.
_COMPOUND = re.compile("([وفبلك]{0,2}عبد)(ال.{2,}|الله)|(.{2,})(الله)")
_PARTICLE_ENDS = frozenset({"وب", "فب", "وت", "فل", "ول", "اب", "فو"})

_SNOWBALL = {"en": "english", "fr": "french"}


def analyse(text: str, language: str, groups: Mapping[str, str] | None = None) -> list[Token]:
    """The words of ``text`` with their places in it (characters), for text and query alike.

    ``language`` "ar" is stemmed by the rules of ``docs/arabic.md``, "en" and "fr" by Snowball,
    any other is only folded. ``groups`` (from ``grouped``) joins further spellings of names.
    """
    tokens: list[Token] = []
    for match in _WORD.finditer(text):
        written = match.group()
        for primary, alternates in _analysed(written, language):
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
    if language != "ar" or not _ARABIC_LETTER.search(written):
        plain = fold(written)
        return (plain,) if plain else ()
    word = folded(written)
    forms = (word, *_forms(word)) if word else ()
    return tuple(dict.fromkeys(bare(form) for form in forms))


def is_function_word(written: str, language: str) -> bool:
    """Whether nearly every text of this language has the word, so that it tells nothing apart."""
    return language in ("ar", "en") and unmarked(written) in function_words(language)


@lru_cache(maxsize=1 << 16)
def _analysed(written: str, language: str) -> Analysis:
    if written[0].isdecimal():
        return ((_number(written), ()),)
    if not _ARABIC_LETTER.search(written):
        return _latin(written, language)
    if language != "ar":
        plain = fold(written)
        return ((plain, ()),) if plain else ()
    if written[-1] == "ى" and (plain := unmarked(written)) in function_words("ar"):
        # The preposition على is not the name علي, nor إلى the word آلي.
        return ((bare(plain.removeprefix("و")), ()),)
    word = folded(written)
    return tuple(_arabic(part) for part in _parts(word)) if word else ()


def _number(written: str) -> str:
    """ASCII digits, a point for decimals, no thousands sign: ١٬٢٥٠٫٥ is 1250.5."""
    digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in written)
    digits = digits.replace("٬", "").replace("٫", ".")
    return digits.replace(",", "" if _THOUSANDS.fullmatch(digits) else ".")


def _latin(written: str, language: str) -> Analysis:
    word = fold(written).replace("’", "'")
    if language in _SNOWBALL:
        word = _stemmer(_SNOWBALL[language]).stemWord(word)
    word = word.removesuffix("'s")
    return ((word.replace("'", ""), ()),) if word else ()


@cache
def _stemmer(name: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(name)


def _parts(word: str) -> Iterator[str]:
    """The words of a compound name that is written as one."""
    match = _COMPOUND.fullmatch(word) if "الل" in word or "عبد" in word else None
    if match and match.group(1):
        return iter((match.group(1), match.group(2)))
    if match and match.group(3) not in _PARTICLE_ENDS:
        return iter((match.group(3), match.group(4)))
    plain = bare(word)
    joined = joined_names()
    if plain in joined:
        return map(folded, joined[plain])
    for length in (1, 2):
        head, rest = word[:length], plain[length:]
        if rest in joined and all(letter in "وفبلك" for letter in head):
            first, *others = map(folded, joined[rest])
            return iter((head + first, *others))
    return iter((word,))


def _arabic(word: str) -> tuple[str, tuple[str, ...]]:
    """The primary stem and the alternates of a folded word."""
    found: list[str] = []
    for form in _forms(word):
        for stem in readings(form):
            stem = _spellings().get(stem, stem)
            if stem not in found:
                found.append(stem)
    return found[0], tuple(found[1:])


@cache
def _spellings() -> dict[str, str]:
    """The shipped groups of spellings, by stem."""
    leading: dict[str, str] = {}
    for group in spelling_groups():
        stems = [readings(folded(spelling))[0] for spelling in group]
        leading.update((stem, stems[0]) for stem in stems[1:] if stem != stems[0])
    return leading


def _forms(word: str) -> list[str]:
    """The word without its prefixes: the likeliest form, then the others."""
    match = _ARTICLE.match(word)
    if match and not _owns_article(word):
        rest = word[match.end() :]
        if not match.group().endswith("لل"):
            return [rest]
        # للجنة: the article's ل has run into the word's own.
        with_lam = f"ل{rest}"
        if not _owns_first(with_lam):
            return [rest, with_lam]
        return [with_lam, rest] if is_listed(rest) else [with_lam]
    if word == "لله":
        return ["الله"]
    if len(word) < 4:
        return [word]
    if word[0] != "و":
        return [word, *_without_particle(word)]
    if _owns_waw(word):
        return [word]
    return [word[1:], *_without_particle(word[1:]), word]


def _owns_article(word: str) -> bool:
    whole, beginnings = own_article()
    start = word.find("ال")
    for candidate in (word, word[start:] if start > 0 else word):
        if candidate in whole or candidate.startswith(beginnings):
            return True
        for pronoun in ("ها", "هم", "ه", "هما", "نا"):
            stem = candidate[: -len(pronoun)]
            if candidate.endswith(pronoun) and len(stem) > 4 and _singular(stem) & whole:
                return True
    return False


def _singular(stem: str) -> set[str]:
    """A word before its pronoun, with the ta marbuta it may have had."""
    return {stem, f"{stem[:-1]}ة"} if stem.endswith("ت") else {stem}


@cache
def _waw_stems() -> frozenset[str]:
    return frozenset(readings(word)[0] for word in own_waw())


@cache
def _first_stems() -> frozenset[str]:
    return frozenset(readings(word)[0] for word in own_first_letter())


def _owns_waw(word: str) -> bool:
    """Whether a first و is a letter of the word."""
    if word[1] in _HAMZA_ON_ALEF:
        return False
    plain = bare(word)
    if plain in own_waw() or is_listed(word) or (word[-1] in "كي" and plain[:-1] in own_waw()):
        return True
    stems = readings(word)
    if word[-1] == "ة" and stems[0] != plain:
        # وعودة is «and a return», no form of وعود.
        return False
    return not _waw_stems().isdisjoint(stems)


def _owns_first(word: str) -> bool:
    return (
        word in own_first_letter()
        or is_listed(word)
        or not _first_stems().isdisjoint(readings(word))
    )


def _without_particle(word: str) -> list[str]:
    """Readings in which the first letters are a preposition, «so» or «will»."""
    if len(word) < 4:
        return []
    first, second = word[0], word[1]
    if first == "س":
        long_enough = len(word) >= 5 and second in _AFTER_FUTURE
        return [word[1:]] if long_enough and not _owns_first(word) else []
    if first not in _POSSIBLE_PARTICLES or _owns_first(word):
        return []
    if first == "ف" and second in "بلك" and len(word) >= 5 and not _owns_first(word[1:]):
        return [word[1:], word[2:]]
    return [word[1:]]
