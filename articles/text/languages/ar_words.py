"""Arabic words as search sees them: prefixes and endings off, compound names apart. Word lists hold
what no rule of spelling can tell (docs/arabic.md)."""

import re
from collections.abc import Iterator
from functools import cache

from articles.text.endings import is_listed, readings
from articles.text.languages.pack import Words
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
from articles.text.normalise import unmarked

_ARTICLE = re.compile("(?:[وف]?ب?ال|[وف]?لل)(?=..)|[وف]?كال(?=...)")
_POSSIBLE_PARTICLES = frozenset("بلكف")
_HAMZA_ON_ALEF = frozenset("أإآ")
_AFTER_FUTURE = frozenset("يتنا")
# The servant of ..., and names ended by God's: written as one word or as two.
_COMPOUND = re.compile("([وفبلك]{0,2}عبد)(ال.{2,}|الله)|(.{2,})(الله)")
_PARTICLE_ENDS = frozenset({"وب", "فب", "وت", "فل", "ول", "اب", "فو"})


def analysed(written: str) -> Words:
    """A word as it is written in its stems; of a compound name, each part."""
    if written[-1] == "ى" and (plain := unmarked(written)) in function_words("ar"):
        # The preposition على is not the name علي, nor إلى the word آلي.
        return ((bare(plain.removeprefix("و")), ()),)
    word = folded(written)
    return tuple(_arabic(part) for part in _parts(word)) if word else ()


def beginnings(written: str) -> tuple[str, ...]:
    """As it stands and without what is put before it, endings and all."""
    word = folded(written)
    forms = (word, *_forms(word)) if word else ()
    return tuple(dict.fromkeys(bare(form) for form in forms))


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
