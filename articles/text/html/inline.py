"""Running text inside a block: marks nested soundly, white space and characters settled."""

import re
from collections.abc import Iterable
from itertools import groupby

from articles.text.html.allowed import (
    BLOCK,
    INLINE,
    RENAMED,
    address,
    attribution_of,
    language_and_direction,
)
from articles.text.html.tree import Element, Node
from articles.text.normalise import clean

_MAX_NESTING = 12
_SPACES = re.compile(r"[ \t\n]+")


def inline(nodes: Iterable[Node]) -> list[Node]:
    """The nodes as running text only; a block among them becomes a line of its own.

    Figures are left out: who calls puts them somewhere. Empty when nothing readable is left.
    """
    settled = _settled(_marked(nodes, frozenset(), 0), _State())
    _trim_end(settled)
    return settled if _readable(settled) else []


def _marked(nodes: Iterable[Node], inside: frozenset[str], depth: int) -> list[Node]:
    """Only marks that may stand here; the others give way to what they hold."""
    marked: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            marked.append(node)
            continue
        tag = RENAMED.get(node.tag, node.tag)
        if tag == "br":
            marked.append(Element("br"))
        elif tag in BLOCK:
            if tag not in ("figure", "img"):
                children = _marked(node.children, inside, depth)
                marked += [Element("br"), *children, Element("br")]
        else:
            attributes = _attributes(tag, node)
            if attributes is None or depth >= _MAX_NESTING or not _may_stand(tag, inside):
                marked += _marked(node.children, inside, depth)
            else:
                children = _marked(node.children, _within(tag, inside), depth + 1)
                marked.append(Element(tag, attributes, children))
    return marked


def _within(tag: str, inside: frozenset[str]) -> frozenset[str]:
    # Only the children of a ruby are its readings, not what lies deeper.
    return (inside - {"in ruby"}) | ({"ruby", "in ruby"} if tag == "ruby" else {tag})


def _may_stand(tag: str, inside: frozenset[str]) -> bool:
    if tag in ("rt", "rp"):
        return "in ruby" in inside
    return not (tag in ("a", "ruby", "strong", "em") and tag in inside)


def _attributes(tag: str, node: Element) -> dict[str, str] | None:
    """What is kept of an element's attributes; None when the element means nothing without."""
    if tag not in INLINE:
        return None
    attributes = language_and_direction(node)
    if tag == "a":
        href = clean(address(node.attributes.get("href", "")))
        return {"href": href, "rel": "noopener", **attributes} if href else None
    if tag == "span":
        if token := attribution_of(node):
            return {"data-attribution": token, **attributes}
        return attributes or None
    return attributes


class _State:
    """What stands just before: nothing yet, or a space."""

    at_start = True
    after_space = True


def _settled(nodes: list[Node], state: _State) -> list[Node]:
    """Text joined, cleaned and with single spaces; empty marks and breaks at the start gone."""
    settled: list[Node] = []
    for node in _joined(nodes):
        if isinstance(node, str):
            text = _SPACES.sub(" ", clean(node))
            if state.after_space:
                text = text.lstrip(" ")
            if text:
                settled.append(text)
                state.at_start, state.after_space = False, text.endswith(" ")
        elif node.tag == "br":
            if not state.at_start and not _ends_with_break(settled):
                settled.append(node)
            state.after_space = True
        else:
            node.children = _settled(node.children, state)
            if node.children:
                settled.append(node)
    return _joined(settled)


def _ends_with_break(nodes: list[Node]) -> bool:
    return bool(nodes) and isinstance(nodes[-1], Element) and nodes[-1].tag == "br"


def _joined(nodes: list[Node]) -> list[Node]:
    """Neighbouring texts as one, so that a letter and its mark meet in NFC."""
    if len(nodes) < 2:
        return nodes
    joined: list[Node] = []
    for _is_text, run in groupby(nodes, lambda node: isinstance(node, str)):
        same = list(run)
        texts = [node for node in same if isinstance(node, str)]
        joined += [clean("".join(texts))] if len(texts) > 1 else same
    return joined


def _trim_end(nodes: list[Node]) -> bool:
    """Cut spaces and breaks off the end; False when nothing is left."""
    while nodes:
        last = nodes[-1]
        if isinstance(last, str):
            if text := last.rstrip(" "):
                nodes[-1] = text
                return True
        elif last.tag != "br" and _trim_end(last.children):
            return True
        nodes.pop()
    return False


def _readable(nodes: list[Node]) -> bool:
    for node in nodes:
        if (node and not node.isspace()) if isinstance(node, str) else _readable(node.children):
            return True
    return False
