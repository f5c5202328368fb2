"""What changed between two texts, word by word, as an editor reads it."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal

Change = Literal["same", "gone", "new"]
Piece = tuple[Change, str]
_PAIRS = 500_000  # of equal words that are looked at; ten thousand words of a story make fewer

# White space that leads up to a word, and the word: letters and digits with their marks and
# joiners, clitics and all. Any other character is a piece by itself; so is space at the end.
_PIECE = re.compile(
    r"(\s*)((?:[^\W_]|[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670"
    r"\u06d6-\u06ed\u200c\u200d])+|\S|\Z)"
)


def pieces_of(text: str) -> list[str]:
    """Words, each with the white space before it; together they are the whole text."""
    return [space + word for space, word in _PIECE.findall(text) if space + word]


def matched(old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str]:
    """The two compared as lists of words. Words that stand so often in both that all their pairs
    would take seconds to look at are compared only beside others."""
    ours, theirs = Counter(old), Counter(new)
    pairs = {word: count * theirs[word] for word, count in ours.items() if word in theirs}
    everywhere: set[str] = set()
    left = sum(pairs.values())
    for word in sorted(pairs, key=pairs.__getitem__, reverse=True):
        if left <= _PAIRS:
            break
        everywhere.add(word)
        left -= pairs[word]
    return SequenceMatcher(everywhere.__contains__, old, new, autojunk=False)


def word_diff(old: str, new: str) -> list[Piece]:
    """The way from ``old`` to ``new``: what stayed, what is gone, what is new, in reading order.

    Words are compared as written, marks and clitics included. "same" and "gone" together give
    ``old`` back exactly, "same" and "new" give ``new``.
    """
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    matcher = matched([word for _, word in before], [word for _, word in after])
    pieces: list[Piece] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            for (old_space, word), (new_space, _) in zip(before[a:b], after[c:d], strict=True):
                pieces += _spacing(old_space, new_space)
                pieces.append(("same", word))
        else:
            pieces.append(("gone", "".join(space + word for space, word in before[a:b])))
            pieces.append(("new", "".join(space + word for space, word in after[c:d])))
    return _joined(pieces)


def _spacing(old: str, new: str) -> list[Piece]:
    return [("same", old)] if old == new else [("gone", old), ("new", new)]


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one kind in one piece; between two things kept, what is gone comes first."""
    joined: list[Piece] = []
    gone: list[str] = []
    added: list[str] = []

    def settle() -> None:
        for kind, parts in (("gone", gone), ("new", added)):
            if text := "".join(parts):
                joined.append(("gone" if kind == "gone" else "new", text))
            parts.clear()

    for kind, text in pieces:
        if not text:
            continue
        if kind == "gone":
            gone.append(text)
        elif kind == "new":
            added.append(text)
        else:
            settle()
            if joined and joined[-1][0] == "same":
                joined[-1] = ("same", joined[-1][1] + text)
            else:
                joined.append(("same", text))
    settle()
    return joined
