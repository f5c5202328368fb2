"""A body as ordered blocks of spans: what the API gives and the press draws from.

Beside ``type``, ``lang``, ``dir`` and ``spans`` a heading has ``level``; a list ``ordered`` and
``items`` (each with ``spans`` and, where it holds any, ``lists`` of the same kind); an image
``image`` (its number); a gallery ``images`` (blocks of that kind); an embed ``url`` and
``provider``; a table ``rows`` of cells; a quote may have a ``speaker`` and be a verse
(``is_verse``), a hemistich a line. The spans of an image, gallery, embed or table are its caption.
Paragraphs of one quotation are joined by a line break."""

from collections.abc import Iterable
from typing import Any

from articles.text.bidi import direction
from articles.text.html.allowed import embed_provider
from articles.text.html.shape import body
from articles.text.html.tree import Element, Node, text_of

Block = dict[str, Any]
Span = dict[str, Any]
Mark = dict[str, str]

_TYPES = {
    "p": "paragraph",
    "h2": "heading",
    "h3": "heading",
    "blockquote": "quote",
    "aside": "pullquote",
    "ul": "list",
    "ol": "list",
    "table": "table",
    "hr": "rule",
}


def blocks(html: str, language: str) -> list[Block]:
    """The blocks of a body, in order; ``language`` is that of the story.

    An attribution mark carries the stored token as ``ref``; the press puts the source's place in
    the disclosure there before anything is printed.
    """
    return [_block(element, language) for element in body(html)]


def _block(element: Element, language: str) -> Block:
    kind = _TYPES.get(element.tag) or element.attributes["class"]
    made = {"type": kind, **_speech(element, language), **_content(element)}
    if kind == "gallery":
        made["images"] = [
            _block(one, language)
            for one in element.children
            if isinstance(one, Element) and one.tag == "figure"
        ]
    return made


def _speech(element: Element, language: str) -> dict[str, str]:
    lang = element.attributes.get("lang", language)
    return {"lang": lang, "dir": element.attributes.get("dir") or direction(lang)}


def _content(element: Element) -> dict[str, Any]:
    tag = element.tag
    if tag in ("h2", "h3"):
        return {"level": int(tag[1]), "spans": spans(element.children)}
    if tag in ("blockquote", "aside"):
        return {"spans": _quoted(element), **_of_a_quotation(element)}
    if tag in ("ul", "ol"):
        return {"spans": [], **_list(element)}
    if tag == "table":
        return {"spans": _caption(element, "caption"), "rows": _rows(element)}
    if tag == "figure":
        caption = _caption(element, "figcaption")
        if number := element.attributes.get("data-image"):
            return {"image": int(number), "spans": caption}
        url = element.attributes.get("data-embed")
        if url is None:
            return {"spans": caption}
        return {"url": url, "provider": embed_provider(url), "spans": caption}
    return {"spans": spans(element.children)}


def _quoted(element: Element) -> list[Span]:
    nodes: list[Node] = []
    for paragraph in element.children:
        if isinstance(paragraph, Element) and paragraph.tag == "p":
            nodes += [*([Element("br")] if nodes else []), *paragraph.children]
    return spans(nodes)


def _of_a_quotation(element: Element) -> dict[str, Any]:
    """Who said it, and whether it is a verse; neither where there is nothing to say."""
    said = [one for one in element.children if isinstance(one, Element) and one.tag == "footer"]
    found: dict[str, Any] = {"speaker": text_of(said)} if said else {}
    return found | ({"is_verse": True} if element.attributes.get("class") == "verse" else {})


def _caption(element: Element, tag: str) -> list[Span]:
    for child in element.children:
        if isinstance(child, Element) and child.tag == tag:
            return spans(child.children)
    return []


def _list(element: Element) -> dict[str, Any]:
    items = []
    for item in element.children:
        if isinstance(item, Element):
            nested = [n for n in item.children if isinstance(n, Element) and n.tag in ("ul", "ol")]
            text = [n for n in item.children if isinstance(n, str) or n.tag not in ("ul", "ol")]
            entry: dict[str, Any] = {"spans": spans(text)}
            if nested:
                entry["lists"] = [_list(n) for n in nested]
            items.append(entry)
    made: dict[str, Any] = {"ordered": element.tag == "ol", "items": items}
    if start := element.attributes.get("start"):
        made["start"] = int(start)
    return made


def _rows(table: Element) -> list[list[dict[str, Any]]]:
    rows = []
    for part in table.children:
        if isinstance(part, Element) and part.tag in ("thead", "tbody"):
            for row in part.children:
                if isinstance(row, Element):
                    rows.append([_cell(c) for c in row.children if isinstance(c, Element)])
    return rows


def _cell(cell: Element) -> dict[str, Any]:
    made: dict[str, Any] = {"header": cell.tag == "th", "spans": spans(cell.children)}
    for name in ("colspan", "rowspan"):
        if name in cell.attributes:
            made[name] = int(cell.attributes[name])
    return made


def spans(nodes: Iterable[Node]) -> list[Span]:
    """Running text as spans, each with the marks that lie on it from the outside in."""
    found: list[Span] = []
    _collect(nodes, [], found)
    return found


def _collect(nodes: Iterable[Node], marks: list[Mark], found: list[Span]) -> None:
    for node in nodes:
        if isinstance(node, str) or node.tag == "br":
            text = node if isinstance(node, str) else "\n"
            if found and found[-1]["marks"] == marks:
                found[-1]["text"] += text
            else:
                found.append({"text": text, "marks": [dict(mark) for mark in marks]})
        elif node.tag not in ("rt", "rp"):
            _collect(node.children, [*marks, *_marks(node)], found)


def _marks(element: Element) -> list[Mark]:
    marks: list[Mark] = []
    attributes = element.attributes
    if element.tag == "strong":
        marks.append({"type": "strong"})
    elif element.tag == "em":
        marks.append({"type": "emphasis"})
    elif element.tag == "a":
        marks.append({"type": "link", "href": attributes["href"]})
    elif element.tag == "bdi":
        marks.append({"type": "isolate"})
    elif element.tag == "ruby":
        readings = [n for n in element.children if isinstance(n, Element) and n.tag == "rt"]
        marks.append({"type": "ruby", "reading": text_of(readings)})
    if token := attributes.get("data-attribution"):
        marks.append({"type": "attribution", "ref": token})
    speech: Mark = {name: attributes[name] for name in ("lang", "dir") if name in attributes}
    if speech:
        marks.append({"type": "language", **speech})
    return marks
