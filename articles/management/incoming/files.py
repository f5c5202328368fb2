"""Which file is read how. A file is cut into pieces, a story each; a bad one spoils no other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from articles.management.incoming import jsonl, ninjs, raw
from articles.management.incoming.story import Incoming, Unreadable, decoded, json_of


@dataclass(frozen=True, slots=True)
class Unread:
    """A piece that is no story, where it stood and why."""

    place: str
    reason: str


class Kind(NamedTuple):
    pieces: Callable[[Path], Iterator[tuple[str, Any]]]
    read: Callable[[Any, str], Incoming]


def _whole(path: Path) -> Iterator[tuple[str, Any]]:
    yield path.name, path.read_bytes()


def _lines(path: Path) -> Iterator[tuple[str, Any]]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield f"{path.name}, line {number}", line


def _items(path: Path) -> Iterator[tuple[str, Any]]:
    try:
        found = json_of(decoded(path.read_bytes()))
    except Unreadable as wrong:
        yield path.name, wrong
        return
    if not isinstance(found, list):
        yield path.name, found
        return
    yield from ((f"{path.name}, item {number}", item) for number, item in enumerate(found, 1))


KINDS = {
    ".txt": Kind(_whole, raw.read),
    ".jsonl": Kind(_lines, jsonl.read),
    ".json": Kind(_items, ninjs.read),
}


def pieces_in(paths: Sequence[Path]) -> Iterator[tuple[Path, str, Any]]:
    """Every piece of every file: its file, its place in words, and what stands there. Files are
    read as they are walked through, so this may be called twice: to count, and to read."""
    for path in paths:
        for place, piece in KINDS[path.suffix.lower()].pieces(path):
            yield path, place, piece


def read_piece(path: Path, place: str, piece: Any, *, language: str) -> Incoming | Unread:
    """The story in a piece; `language` is that of a story which names none."""
    try:
        if isinstance(piece, Unreadable):
            raise piece
        return KINDS[path.suffix.lower()].read(piece, language)
    except Unreadable as wrong:
        return Unread(place, str(wrong))
