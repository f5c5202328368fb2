"""Two people changed one text: what joins by itself and what somebody has to choose, word by word.

Three-way merge as of diff3 (Khanna, Kunal, Pierce: A Formal Investigation of Diff3, 2007)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from articles.text.diff import matched, pieces_of

Kind = Literal["same", "ours", "theirs", "choice"]

_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
_VOID = frozenset({"br", "hr", "img"})


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the merged text. `same`: nobody touched it, or both alike; `ours`, `theirs`:
    only one side did, and its words stand; `choice`: both did, each in his own way."""

    kind: Kind
    ours: str
    theirs: str

    @property
    def joined(self) -> str:
        return self.theirs if self.kind == "theirs" else self.ours


def merge(base: str, ours: str, theirs: str) -> list[Part]:
    """The parts of two plain texts that came from one."""
    return _parts(*(pieces_of(text) for text in (base, ours, theirs)))


def merge_html(base: str, ours: str, theirs: str) -> list[Part]:
    """The same for the canonical markup of a body: block by block, and word by word inside a block
    that both changed, unless the words differ in their markup."""
    found: list[Part] = []
    for kind, *sides in _aligned(*(blocks(text) for text in (base, ours, theirs))):
        inner = _inside(*sides) if kind == "choice" and all(map(_is_one, sides)) else None
        found += inner or [Part(kind, "".join(sides[1]), "".join(sides[2]))]
    return found


def is_settled(parts: Sequence[Part]) -> bool:
    return all(part.kind != "choice" for part in parts)


def joined(parts: Sequence[Part]) -> str:
    """The merged text; where there is something to choose, ours."""
    return "".join(part.joined for part in parts)


def blocks(html: str) -> list[str]:
    """The outermost elements of a body, and what stands between them, in order; together they are
    the whole of it."""
    found: list[str] = []
    start = depth = 0
    for tag in _TAG.finditer(html):
        closes, name = tag.groups()
        if name not in _VOID:
            depth += -1 if closes else 1
        if depth <= 0:
            depth = 0
            found.append(html[start : tag.end()])
            start = tag.end()
    return [*found, html[start:]] if html[start:] else found


def _is_one(side: Sequence[str]) -> bool:
    return len(side) == 1


def _inside(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[Part] | None:
    """Word by word; None where the two differ in more than words."""
    parts = _parts(*(_words(side[0]) for side in (base, ours, theirs)))
    changed = [part for part in parts if part.kind != "same"]
    return None if any("<" in part.ours + part.theirs for part in changed) else parts


def _words(html: str) -> list[str]:
    """Each tag a piece, and the words between them."""
    found: list[str] = []
    for piece in re.split(r"(<[^>]*>)", html):
        found += [piece] if piece.startswith("<") else pieces_of(piece)
    return found


def _parts(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[Part]:
    return [
        Part(kind, "".join(mine), "".join(hers))
        for kind, _was, mine, hers in _aligned(base, ours, theirs)
    ]


def _aligned(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[Kind, Sequence[str], Sequence[str], Sequence[str]]]:
    at = [0, 0, 0]
    for b, o, t, size in [*_common(base, ours, theirs), (len(base), len(ours), len(theirs), 0)]:
        was, mine, hers = base[at[0] : b], ours[at[1] : o], theirs[at[2] : t]
        if was or mine or hers:
            yield _kind(was, mine, hers), was, mine, hers
        if size:
            yield "same", base[b : b + size], ours[o : o + size], theirs[t : t + size]
        at = [b + size, o + size, t + size]


def _kind(was: Sequence[str], mine: Sequence[str], hers: Sequence[str]) -> Kind:
    if mine == hers:
        return "same"
    if was == mine:
        return "theirs"
    return "ours" if was == hers else "choice"


def _common(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Where both sides still say what the base said: the three places and the length."""
    left, right = (matched(base, side).get_matching_blocks() for side in (ours, theirs))
    i = j = 0
    while i < len(left) and j < len(right):
        one, other = left[i], right[j]
        start = max(one.a, other.a)
        end = min(one.a + one.size, other.a + other.size)
        if start < end:
            yield start, one.b + start - one.a, other.b + start - other.a, end - start
        if one.a + one.size < other.a + other.size:
            i += 1
        else:
            j += 1
