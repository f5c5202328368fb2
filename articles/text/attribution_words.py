"""How copy says who told: «كشف مصدر … أن»، «ووفقاً للمصدر», "according to"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from articles.text.normalise import INVISIBLE, MARKS, TATWEEL, fold

Span = tuple[int, int]

_DATA = Path(__file__).parent / "data"
_WORD = re.compile(rf"[\w{MARKS}{TATWEEL}{INVISIBLE}]+")
_SHADDA = "\u0651"
_THAT = "ب?ان(?:ه|ها|هم|هما|ني|نا)?"
_ENDINGS = "(?:ت|ا|تا|وا|ن)?(?:ه|ها|هم)?"


class _Verb(NamedTuple):
    """`follows`: what has to come within so many words; None where the verb says it alone."""

    form: re.Pattern[str]
    follows: re.Pattern[str] | None
    within: int


def arabic(text: str) -> list[Span]:
    """Where a sentence says who told it: the words of each phrase, in order."""
    words = [(match.span(), match.group()) for match in _WORD.finditer(text)]
    folded = [_folded(word) for _span, word in words]
    found = [
        (span[0], span[1])
        for place, (span, written) in enumerate(words)
        if _tells(folded, place, is_doubled=_SHADDA in written)
    ]
    found += _phrases(folded, [span for span, _word in words])
    return sorted(set(found), key=lambda span: (span[0], -span[1]))


@lru_cache(maxsize=1 << 14)
def _folded(word: str) -> str:
    return fold(word)


def _tells(folded: Sequence[str], place: int, *, is_doubled: bool) -> bool:
    """`is_doubled`: the word is written with a shadda, so that بيّن is not بين."""
    if not _any_verb().fullmatch(folded[place]):
        return False
    for verb in _verbs():
        if verb.form.fullmatch(folded[place]):
            after = folded[place + 1 : place + 1 + verb.within]
            if verb.follows is None or is_doubled or any(map(verb.follows.fullmatch, after)):
                return True
    return False


@cache
def _verbs() -> list[_Verb]:
    verbs = []
    for past, present, follows, within in _rows("attribution_ar.tsv"):
        form = rf"[وف]?{past}{_ENDINGS}"
        if present != "-":
            form += rf"|[وف]?س?[يت]{present}(?:ون|ان)?(?:ه|ها)?"
        needed = None if follows == "-" else re.compile("|".join(map(_needed, follows.split("|"))))
        verbs.append(_Verb(re.compile(form), needed, int(within)))
    return verbs


@cache
def _any_verb() -> re.Pattern[str]:
    return re.compile("|".join(verb.form.pattern for verb in _verbs()))


def _needed(word: str) -> str:
    if word == "ان":
        return _THAT
    return rf"{word}\w+" if len(word) == 1 else rf"{word}(?:ه|ها|هم|ما)?"


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _phrases(folded: Sequence[str], spans: Sequence[Span]) -> Iterator[Span]:
    for place, word in enumerate(folded):
        known = _known_phrases()
        for phrase in [*known.get(word, ()), *known.get(word.removeprefix("و"), ())]:
            last = _matched(folded, place, phrase)
            if last is not None:
                yield spans[place][0], spans[last][1]


def _matched(folded: Sequence[str], place: int, phrase: Sequence[str]) -> int | None:
    """The place of the last word of a phrase that begins here."""
    words = folded[place : place + len(phrase)]
    if len(words) < len(phrase):
        return None
    for written, asked in zip(words[1:], phrase[1:], strict=True):
        if asked == "ل…" and not written.startswith("ل"):
            return None
        if asked.endswith("…"):
            if _is_measure(written):
                return None
        elif written != asked:
            return None
    return place + len(phrase) - 1


def _is_measure(word: str) -> bool:
    bare = [word, word.removeprefix("ل"), word.removeprefix("ال"), word.removeprefix("لل")]
    return bool(_no_informants() & set(bare))


@cache
def _known_phrases() -> dict[str, list[list[str]]]:
    """By their first word."""
    known: dict[str, list[list[str]]] = {}
    for row in _rows("attribution_phrases_ar.txt"):
        phrase = row[0].split()
        known.setdefault(phrase[0], []).append(phrase)
    return known


@cache
def _no_informants() -> frozenset[str]:
    return frozenset(word for row in _rows("no_informants_ar.txt") for word in row[0].split())


_ENGLISH = re.compile(
    r"\b(?:according to|citing|quoting|said|says|told|tells|stated|states|confirmed|confirms"
    r"|announced|announces|added|adds|explained|explains|revealed|reveals|disclosed|noted"
    r"|claimed|claims|alleged|alleges|acknowledged|warned|in the words of)\b",
    re.I,
)


def english(text: str) -> list[Span]:
    return [match.span() for match in _ENGLISH.finditer(text)]
