"""The lines of a stored body, and where in the HTML each of their letters stands."""

import re
from dataclasses import dataclass
from html import unescape

from articles.text.html.allowed import BLOCK

# What stands for a letter that belongs to another language than its line.
FOREIGN = "\ufffc"

_TOKEN = re.compile(r"<(/?)([a-z0-9]+)([^>]*)>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+\d*);|[^<&]+|[<&]")
_LANGUAGE = re.compile(r'\slang="([^"]*)"')
_LINE_ENDS = BLOCK | {"br"}
_UNREAD = frozenset({"rt", "rp"})
_VOID = frozenset({"br", "hr", "img"})


@dataclass(slots=True)
class Line:
    """`text` is one line as a reader reads it, in `language`; its letter at `i` stands between
    `starts[i]` and `ends[i]` of the HTML. A run in another language is there as FOREIGN."""

    language: str
    text: str
    starts: list[int]
    ends: list[int]


def lines(html: str, language: str) -> list[Line]:
    """The lines of a body in the shape that `sanitise` gives; `language` is that of the story.

    Blocks, items, cells and `<br>` end a line; ruby readings are left out. A line is in the
    language of the block it stands in.
    """
    return _Reader(html, language).read()


def lines_of_plain(text: str, language: str) -> list[Line]:
    """The same of a text without markup."""
    found, start = [], 0
    for piece in text.split("\n"):
        end = start + len(piece)
        found.append(Line(language, piece, [*range(start, end)], [*range(start + 1, end + 1)]))
        start = end + 1
    return found


class _Reader:
    def __init__(self, html: str, language: str) -> None:
        self.html = html
        self.open: list[tuple[str, str]] = [("", language)]
        self.found: list[Line] = []
        self.line = Line(language, "", [], [])
        self.letters: list[str] = []

    def read(self) -> list[Line]:
        for token in _TOKEN.finditer(self.html):
            if token.group(2):
                self._tag(token)
            elif not any(tag in _UNREAD for tag, _language in self.open):
                self._letters(token)
        self._end_line()
        return self.found

    def _tag(self, token: re.Match[str]) -> None:
        closes, tag, attributes = token.groups()
        if tag in _LINE_ENDS:
            self._end_line()
        if closes:
            if len(self.open) > 1:
                self.open.pop()
        elif tag not in _VOID:
            said = _LANGUAGE.search(attributes)
            self.open.append((tag, said.group(1) if said else self.open[-1][1]))
        if tag in _LINE_ENDS:
            self.line.language = self._block_language()

    def _block_language(self) -> str:
        blocks = (language for tag, language in reversed(self.open) if tag in BLOCK or not tag)
        return next(blocks)

    def _letters(self, token: re.Match[str]) -> None:
        start, end = token.span()
        written = token.group()
        places = [(start, end)] if written[0] == "&" else [(i, i + 1) for i in range(start, end)]
        read = unescape(written)
        if self.open[-1][1] != self.line.language:
            read = FOREIGN * len(places)
        for letter, (first, last) in zip(read, places, strict=False):
            self.letters.append(letter)
            self.line.starts.append(first)
            self.line.ends.append(last)

    def _end_line(self) -> None:
        if self.letters:
            self.line.text = "".join(self.letters)
            self.found.append(self.line)
        self.line = Line(self._block_language(), "", [], [])
        self.letters = []
