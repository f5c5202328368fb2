"""Which words of a text answer a question: whole written words, clitics and all."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.search.documents import cut
from articles.search.questions import Question, Stems
from articles.text.analyse import Token, analyse
from articles.text.passages import sentences

# A passage shows so much, in letters; sentences are looked through so far.
SHOWN = 240
_SENTENCES = 80


class Piece(NamedTuple):
    """A piece of a text, and whether it was asked for."""

    text: str
    is_hit: bool


def mark(text: str, question: Question) -> list[Piece]:
    """All of `text`, cut at the words that answer; joined up it is the text again."""
    pieces, at = [], 0
    for start, end in _hits(text, question):
        if start > at:
            pieces.append(Piece(text[at:start], False))
        pieces.append(Piece(text[start:end], True))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:], False))
    return pieces


def passage(text: str, question: Question) -> list[Piece]:
    """The sentence of a plain text that answers best, shortened round its first hit; the text's
    beginning where none does."""
    best, best_count = "", 0
    for sentence in sentences(text)[:_SENTENCES]:
        words = analyse(sentence.text, question.language)
        count = sum(any(_spans(words, unit)) for unit in _looked_for(question))
        if count > best_count or not best:
            best, best_count = sentence.text, count
        if count == len(question.units):
            break
    return mark(_shortened(best, question), question)


def _looked_for(question: Question) -> list[tuple[Stems, ...]]:
    return [(*unit.variants, *unit.readings) for unit in question.units]


def _hits(text: str, question: Question) -> list[tuple[int, int]]:
    """Where the words that answer stand, in order; they do not overlap."""
    words = analyse(text, question.language)
    spans = sorted(span for unit in _looked_for(question) for span in _spans(words, unit))
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _spans(words: Sequence[Token], variants: Sequence[Stems]) -> Iterator[tuple[int, int]]:
    """The written words of each place where one of these rows of stems stands."""
    for at, word in enumerate(words):
        stems_here = {cut(word.primary), *(cut(stem) for stem in word.alternates)}
        for stems in variants:
            if stems[0] in stems_here and _goes_on(words, at, stems):
                for one in words[at : at + len(stems)]:
                    yield one.start, one.end


def _goes_on(words: Sequence[Token], at: int, stems: Stems) -> bool:
    rest = words[at + 1 : at + len(stems)]
    return tuple(cut(word.primary) for word in rest) == stems[1:]


def _shortened(sentence: str, question: Question) -> str:
    if len(sentence) <= SHOWN:
        return sentence
    hits = _hits(sentence, question)
    start = max(0, hits[0][0] - SHOWN // 4) if hits else 0
    if start:
        start = sentence.find(" ", start) + 1
    end = len(sentence) if start + SHOWN >= len(sentence) else sentence.rfind(" ", 0, start + SHOWN)
    if end <= start:
        end = start + SHOWN
    return f"{'… ' if start else ''}{sentence[start:end]}{'…' if end < len(sentence) else ''}"
