"""The words of a body: plain text, counts, reading time, and the way in from plain text."""

from collections.abc import Iterable, Iterator
from html import escape

from articles.text.html.shape import body, sanitise
from articles.text.html.tree import Element, Node
from articles.text.languages import pack
from articles.text.normalise import clean


def from_plain(text: str) -> str:
    """A stored body with a paragraph for every line of ``text`` that is not empty."""
    lines = clean(text).split("\n")
    return sanitise("".join(f"<p>{escape(line, quote=False)}</p>" for line in lines))


def from_outline(text: str) -> str:
    """The same; a line that begins with # is a heading."""
    lines = (line.strip() for line in clean(text).split("\n"))
    parts = [
        f"<h2>{escape(line.lstrip('# '), quote=False)}</h2>"
        if line.startswith("#")
        else f"<p>{escape(line, quote=False)}</p>"
        for line in lines
    ]
    return sanitise("".join(parts))


def plain_text(html: str) -> str:
    """What a reader reads: blocks apart by an empty line; items, rows and quoted paragraphs by a
    line break; cells by a tab. Captions belong to it; ruby readings do not."""
    return "\n\n".join(text for element in body(html) if (text := _block_text(element)))


def _block_text(element: Element) -> str:
    return "\n".join(line for line in _lines(element) if line)


def _lines(element: Element) -> Iterator[str]:
    if element.tag == "tr":
        cells = (e for e in element.children if isinstance(e, Element))
        yield "\t".join(running_text(cell.children) for cell in cells)
        return
    yield running_text(n for n in element.children if not _is_part(n))
    for child in element.children:
        if isinstance(child, Element) and _is_part(child):
            yield from _lines(child)


_PARTS = frozenset(
    {"p", "footer", "ul", "ol", "li", "figure", "figcaption", "caption", "thead", "tbody", "tr"}
)


def _is_part(node: Node) -> bool:
    return isinstance(node, Element) and node.tag in _PARTS


def running_text(nodes: Iterable[Node]) -> str:
    """The text of inline nodes, a line break for every ``<br>``."""
    written: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            written.append(node)
        elif node.tag == "br":
            written.append("\n")
        elif node.tag not in ("rt", "rp"):
            written.append(running_text(node.children))
    return "".join(written)


def word_count(text: str) -> int:
    """Words of a plain text: what stands between white space."""
    return len(text.split())


def reading_minutes(words: int, language: str) -> int:
    """Whole minutes to read ``words``, at least one."""
    return max(1, round(words / pack(language).words_a_minute))
