"""A small tree of elements and text, read from HTML that nh3 has already made safe."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img"})
# Deeper elements lose their tag, not their text: nobody writes them, and they cost stack.
MAX_DEPTH = 150


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

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self._open[-1][1]
        if len(self._open) > MAX_DEPTH:
            element = parent
        else:
            element = Element(tag, {name: value or "" for name, value in attrs})
            parent.children.append(element)
        if tag not in VOID:
            self._open.append((tag, element))

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1][1].children.append(data)


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
