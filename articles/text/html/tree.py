"""A small tree of elements and text, read from HTML that nh3 has already made safe."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from articles.text.html.bounded import MAX_DEPTH, VOID


@dataclass(slots=True)
class Element:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Node]" = field(default_factory=list)


Node = Element | str


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open: list[tuple[str, Element]] = [("", self.root)]
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self._open[-1][1]
        if len(self._open) > MAX_DEPTH:
            # It loses its tag, not its text: nobody writes so, and it costs stack.
            element = parent
        else:
            self._write()
            element = Element(tag, {name: value or "" for name, value in attrs})
            parent.children.append(element)
        if tag not in VOID:
            self._open.append((tag, element))

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1][0] == tag:
            if len(self._open) <= MAX_DEPTH + 1:
                self._write()
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def close(self) -> None:
        super().close()
        self._write()

    def _write(self) -> None:
        """What was read since the last tag, into the element that is open."""
        if self._text:
            self._open[-1][1].children.append("".join(self._text))
            self._text.clear()


def parse(html: str) -> list[Node]:
    """The top nodes of well-formed HTML."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root.children


def serialise(nodes: Iterable[Node]) -> str:
    """HTML of a tree: attributes in the order they stand, text and values escaped."""
    return "".join(_written(nodes))


def _written(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, str):
            yield escape(node, quote=False)
            continue
        attributes = "".join(f' {name}="{escape(v)}"' for name, v in node.attributes.items())
        yield f"<{node.tag}{attributes}>"
        if node.tag not in VOID:
            yield from _written(node.children)
            yield f"</{node.tag}>"


def descendants(nodes: Iterable[Node]) -> Iterator[Element]:
    """Every element of a tree, in reading order."""
    for node in nodes:
        if isinstance(node, Element):
            yield node
            yield from descendants(node.children)


def text_of(nodes: Iterable[Node]) -> str:
    return "".join(node if isinstance(node, str) else text_of(node.children) for node in nodes)
