"""Sentences, and passages found again by their own words (W3C text-quote selector)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple


class Passage(NamedTuple):
    """``text`` is what stands between ``start`` and ``end`` (characters) of the text searched."""

    start: int
    end: int
    text: str


# A mark that ends a sentence, the quotes and brackets that close with it, then white space.
# A decimal point or the dots of an address are followed by no space.
_SENTENCE_END = re.compile(r"[.!?؟…]+[»”\"’')\]]*(?=\s)|\n+")
# One letter and a dot is an initial or a title: د. , أ.د. , J.
_INITIAL = re.compile(r"(?:^|[\s«(\"“.])[^\W\d_]\.$")
_LATIN_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Gov|St|vs|No)\.$")
_GUILLEMETS = re.compile("[«»]")
# What may differ between a passage and its anchor: spacing, tatweel, sentence punctuation.
_WORDS_AROUND, _AROUND = 6, 120
_TOLERATED = frozenset("ـ.,،؛;:!?؟…—–-")


def sentences(text: str) -> list[Passage]:
    """The sentences of ``text`` without the space between them.

    Nothing is cut inside «», at a decimal point or after an initial; a line break always cuts.
    """
    found: list[Passage] = []
    start = 0
    quoted = _quoted_spans(text)
    for match in _SENTENCE_END.finditer(text):
        end = match.end()
        if not match.group().startswith("\n"):
            if any(opening < match.start() < closing for opening, closing in quoted):
                continue
            if match.group() == "." and _is_abbreviation(text[max(0, end - 8) : end]):
                continue
        found.extend(_trimmed(text, start, end))
        start = end
    found.extend(_trimmed(text, start, len(text)))
    return found


def _quoted_spans(text: str) -> list[tuple[int, int]]:
    """Where «» open and close; one without its partner quotes nothing."""
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in _GUILLEMETS.finditer(text):
        if match.group() == "«":
            opened.append(match.start())
        elif opened:
            spans.append((opened.pop(), match.start()))
    return spans


def _is_abbreviation(tail: str) -> bool:
    return bool(_INITIAL.search(tail) or _LATIN_TITLE.search(tail))


def _trimmed(text: str, start: int, end: int) -> Iterator[Passage]:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        start += len(piece) - len(piece.lstrip())
        yield Passage(start, start + len(bare), bare)


def find_quote(text: str, exact: str, prefix: str = "", suffix: str = "") -> Passage | None:
    """The passage of ``text`` that ``exact`` quotes, or None when it is no longer there.

    Of several the one whose surroundings look most like ``prefix`` and ``suffix``. When the very
    words are not found, spacing, tatweel and sentence punctuation may differ.
    """
    if not exact.strip():
        return None
    spans = list(_occurrences(text, exact))
    if not spans:
        spans = list(_loose_occurrences(text, exact))
    if not spans:
        return None

    before, after = _loose(prefix)[0], _loose(suffix)[0]

    def likeness(span: tuple[int, int]) -> tuple[int, int]:
        start, end = span
        ahead = _loose(text[max(0, start - 3 * len(prefix) - 9) : start])[0]
        behind = _loose(text[end : end + 3 * len(suffix) + 9])[0]
        alike = _shared(before[::-1], ahead[::-1]) + _shared(after, behind)
        return alike, _stands_free(text, start, end)

    start, end = max(spans, key=likeness)
    return Passage(start, end, text[start:end])


def surroundings(text: str, passage: Passage) -> tuple[str, str]:
    """The words before and after a passage, as `find_quote` takes them; at most 120 characters."""
    before = text[: passage.start][-_AROUND:].split()[-_WORDS_AROUND:]
    after = text[passage.end :][:_AROUND].split()[:_WORDS_AROUND]
    return " ".join(before), " ".join(after)


def stands_now(text: str, exact: str, prefix: str = "", suffix: str = "") -> Passage | None:
    """What stands where a passage stood that `find_quote` finds no more: what is between its
    surroundings, else the sentence with the most words of it; None when half of them are gone."""
    between = _between(text, prefix, suffix, longest=2 * len(exact) + 80)
    candidates = [(between, _words(between.text))] if between else _read(text)
    words = _words(exact)
    best, likeness = None, 0.5
    for one, others in candidates:
        alike = 2 * len(words & others) / (len(words) + len(others) or 1)
        if alike >= likeness:
            best, likeness = one, alike
    return best


def _between(text: str, prefix: str, suffix: str, *, longest: int) -> Passage | None:
    before = find_quote(text, prefix) if prefix else Passage(0, 0, "")
    if before is None or not suffix:
        return None
    after = find_quote(text[before.end : before.end + longest + len(suffix)], suffix)
    if after is None:
        return None
    return next(_trimmed(text, before.end, before.end + after.start), None)


@lru_cache(maxsize=8)
def _read(text: str) -> list[tuple[Passage, set[str]]]:
    """Its sentences with their words; a story is asked once for each passage that is gone."""
    return [(one, _words(one.text)) for one in sentences(text)]


def _words(text: str) -> set[str]:
    return {bare for word in text.split() if (bare := word.strip("".join(_TOLERATED)))}


def _occurrences(text: str, exact: str) -> Iterator[tuple[int, int]]:
    at = text.find(exact)
    while at >= 0:
        yield at, at + len(exact)
        at = text.find(exact, at + 1)


@lru_cache(maxsize=64)
def _loose(text: str) -> tuple[str, list[int]]:
    """The characters that matter, and where each stood. A story is asked once for each of its
    passages."""
    places = [i for i, c in enumerate(text) if c not in _TOLERATED and not c.isspace()]
    return "".join(text[i] for i in places), places


def _loose_occurrences(text: str, exact: str) -> Iterator[tuple[int, int]]:
    needle, _ = _loose(exact)
    if not needle:
        return
    haystack, places = _loose(text)
    for start, end in _occurrences(haystack, needle):
        first, last = places[start], places[end - 1] + 1
        if _stands_free(text, first, last):
            yield first, last


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether the span begins and ends where a word does."""
    begins = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    return begins and (end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum()))


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common from their start."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
