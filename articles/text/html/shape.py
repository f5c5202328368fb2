"""The one shape a stored body has: a row of blocks, each holding what it may hold.

nh3 makes HTML safe but leaves its structure to chance; a strict structure is what lets the same
body be read back unchanged, drawn as blocks, compared and signed.
"""

from collections.abc import Iterable
from threading import Lock

from articles.text.html.allowed import (
    BLOCK,
    RENAMED,
    address,
    cell_attributes,
    embed_provider,
    image_of,
    language_and_direction,
    list_attributes,
    safe,
)
from articles.text.html.inline import inline
from articles.text.html.layers import without_layers
from articles.text.html.tree import Element, Node, descendants, parse, serialise
from articles.text.normalise import clean

_MAX_LISTS = 6
_MOST_READ = 8

# The last bodies, the oldest first: taking one in and printing it reads the same one five times.
_read: dict[str, tuple[Element, ...]] = {}
_reading = Lock()


def sanitise(html: str) -> str:
    """``html`` as it may be stored and printed: safe, in canonical shape, text cleaned.

    Bare text gets paragraphs, empty blocks go, unknown elements leave their text behind, hidden
    layers of a document (articles.text.html.layers) nothing. An embed of an unknown provider
    becomes a link. Idempotent.
    """
    blocks = body(html)
    stored = serialise(blocks)
    _keep(stored, blocks)
    return stored


def body(html: str) -> tuple[Element, ...]:
    """The blocks of a body as a tree of the canonical shape. The last ones are kept: callers share
    the tree and never change it."""
    found = _read.get(html)
    if found is None:
        found = tuple(_blocks(parse(safe(without_layers(_encodable(html)))), {}))
        _keep(html, found)
    return found


def _keep(html: str, blocks: tuple[Element, ...]) -> None:
    with _reading:
        _read[html] = blocks
        while len(_read) > _MOST_READ:
            del _read[next(iter(_read))]


def _encodable(html: str) -> str:
    return html.encode("utf-8", "ignore").decode("utf-8")


def _blocks(nodes: Iterable[Node], inherited: dict[str, str]) -> list[Element]:
    """Blocks of a container; runs of text between them become paragraphs."""
    found: list[Element] = []
    run: list[Node] = []

    def flush() -> None:
        if run and (text := inline(run)):
            found.append(Element("p", dict(inherited), text))
        run.clear()

    for node in nodes:
        if isinstance(node, Element) and _holds_block(node):
            flush()
            found += _block(node, inherited)
        else:
            run.append(node)
    flush()
    return found


def _holds_block(element: Element) -> bool:
    if element.tag in BLOCK:
        return True
    return any(_holds_block(child) for child in element.children if isinstance(child, Element))


def _block(element: Element, inherited: dict[str, str]) -> list[Element]:
    tag = RENAMED.get(element.tag, element.tag)
    attributes = {**inherited, **language_and_direction(element)}
    if tag in ("h2", "h3"):
        text = inline(element.children)
        heading = [Element(tag, attributes, text)] if text else []
        return heading + _figures_within(element)
    if tag == "hr":
        return [Element("hr")]
    if tag == "blockquote":
        is_verse = "verse" in element.attributes.get("class", "").split()
        kind = {"class": "verse"} if is_verse else {}
        return _quotation(element, "blockquote", {**kind, **attributes})
    if tag == "aside" and "pullquote" in element.attributes.get("class", "").split():
        return _quotation(element, "aside", {"class": "pullquote", **attributes})
    if tag in ("ul", "ol"):
        made = _list(element, {**inherited, **list_attributes(element)}, 1)
        return ([made] if made else []) + _figures_within(element)
    if tag == "table":
        return _table(element, attributes)
    if tag in ("figure", "img"):
        return _figure(element, attributes)
    if tag not in BLOCK:
        return _blocks(_pushed_down(element), inherited)
    return _blocks(element.children, attributes)


def _pushed_down(mark: Element) -> list[Node]:
    """A mark around blocks, as the same mark inside each of them."""
    pushed: list[Node] = []
    for child in mark.children:
        if isinstance(child, Element) and _holds_block(child):
            if child.tag in BLOCK and child.tag not in ("ul", "ol", "table", "figure", "img", "hr"):
                inner = Element(mark.tag, mark.attributes, child.children)
                pushed.append(Element(child.tag, child.attributes, [inner]))
            else:
                pushed.append(child)
        else:
            pushed.append(Element(mark.tag, mark.attributes, [child]))
    return pushed


def _quotation(element: Element, tag: str, attributes: dict[str, str]) -> list[Element]:
    """A quotation holds paragraphs (of a verse each a hemistich) and at its end who said it;
    pictures found in it follow it."""
    paragraphs: list[Node] = []
    figures: list[Element] = []
    said = [one for one in element.children if isinstance(one, Element) and one.tag == "footer"]
    speaker = inline(said[-1].children) if said and tag == "blockquote" else []
    words = [one for one in element.children if not speaker or one is not said[-1]]
    for block in _blocks(words, {}):
        if block.tag == "p":
            paragraphs.append(block)
        elif block.tag == "figure":
            figures.append(block)
        else:
            lines = _lines(block)
            paragraphs += [Element("p", language_and_direction(block), line) for line in lines]
    if not paragraphs:
        return ([Element("p", {}, speaker)] if speaker else []) + figures
    foot: list[Node] = [Element("footer", {}, speaker)] if speaker else []
    return [Element(tag, attributes, [*paragraphs, *foot]), *figures]


def _lines(block: Element) -> list[list[Node]]:
    """The texts of a finished block: its own, or those of its items, cells or paragraphs."""
    parts = [e for e in descendants([block]) if e.tag in ("p", "h2", "h3", "li", "td", "th")]
    found = (
        inline(n for n in part.children if isinstance(n, str) or n.tag not in ("ul", "ol"))
        for part in parts
    )
    return [line for line in found if line]


def _figures_within(element: Element) -> list[Element]:
    """Pictures and embeds cannot stand inside a heading, item or cell: they follow the block."""
    found: list[Element] = []
    for child in element.children:
        if isinstance(child, Element):
            if child.tag in ("figure", "img"):
                found += _figure(child, {})
            else:
                found += _figures_within(child)
    return found


def _list(element: Element, attributes: dict[str, str], depth: int) -> Element | None:
    items: list[Node] = []
    for child in element.children:
        if isinstance(child, Element) and child.tag in ("ul", "ol"):
            nested = _list(child, list_attributes(child), depth + 1)
            if nested and items and isinstance(items[-1], Element) and depth < _MAX_LISTS:
                items[-1].children.append(nested)
            elif nested:
                items += nested.children
        elif item := _item(child, depth):
            items += item
    return Element(element.tag, attributes, items) if items else None


def _item(child: Node, depth: int) -> list[Element]:
    """One item: its text, then the lists in it. Too deep a list continues its parent."""
    if isinstance(child, str):
        text = inline([child])
        return [Element("li", {}, text)] if text else []
    lists: list[Element] = []
    text = inline(_without_lists(child.children, lists))
    made = [m for e in lists if (m := _list(e, list_attributes(e), depth + 1))]
    attributes = language_and_direction(child) if child.tag == "li" else {}
    if depth >= _MAX_LISTS or not text:
        rest = [item for m in made for item in m.children if isinstance(item, Element)]
        return ([Element("li", attributes, text)] if text else []) + rest
    return [Element("li", attributes, [*text, *made])]


def _without_lists(nodes: Iterable[Node], lists: list[Element]) -> list[Node]:
    """The nodes with the lists among them taken out into ``lists``."""
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            kept.append(node)
        elif node.tag in ("ul", "ol"):
            lists.append(node)
        elif node.tag != "figure":
            children = _without_lists(node.children, lists)
            kept.append(Element(node.tag, node.attributes, children))
    return kept


def _table(element: Element, attributes: dict[str, str]) -> list[Element]:
    caption: list[Node] = []
    parts: dict[str, list[Node]] = {"thead": [], "tbody": []}
    for child in element.children:
        if not isinstance(child, Element):
            continue
        if child.tag == "caption":
            caption = inline(child.children)
        elif child.tag in ("thead", "tbody", "tfoot"):
            rows = [_row(r) for r in child.children if isinstance(r, Element) and r.tag == "tr"]
            parts["thead" if child.tag == "thead" else "tbody"] += [r for r in rows if r.children]
    children: list[Node] = [Element("caption", {}, caption)] if caption else []
    children += [Element(tag, {}, rows) for tag, rows in parts.items() if rows]
    made = [Element("table", attributes, children)] if parts["thead"] or parts["tbody"] else []
    return made + _figures_within(element)


def _row(row: Element) -> Element:
    cells: list[Node] = []
    for cell in row.children:
        if isinstance(cell, Element) and cell.tag in ("th", "td"):
            attributes = {**cell_attributes(cell), **language_and_direction(cell)}
            cells.append(Element(cell.tag, attributes, inline(cell.children)))
    return Element("tr", {}, cells)


def _gallery(element: Element, attributes: dict[str, str]) -> list[Element]:
    """Pictures in a row under one caption; what else stood among them follows. A lone picture
    without a caption of the row is a picture like any other."""
    within = [one for one in element.children if isinstance(one, Element)]
    title = next((one for one in within if one.tag == "figcaption"), None)
    caption = inline(title.children) if title else []
    blocks = _blocks([one for one in element.children if one is not title], {})
    pictures = [one for one in blocks if image_of(one)]
    rest = [one for one in blocks if not image_of(one)]
    if not pictures:
        return ([Element("p", attributes, caption)] if caption else []) + rest
    if len(pictures) == 1 and not caption:
        return pictures + rest
    row: list[Node] = [*pictures, *([Element("figcaption", {}, caption)] if caption else [])]
    return [Element("figure", {"class": "gallery", **attributes}, row), *rest]


def _figure(element: Element, attributes: dict[str, str]) -> list[Element]:
    """A picture (``data-image``) or an embed (``data-embed``); any other figure gives way."""
    if "gallery" in element.attributes.get("class", "").split():
        return _gallery(element, attributes)
    inside = list(descendants(element.children))
    captions = [inline(e.children) for e in inside if e.tag == "figcaption"]
    caption = next((text for text in captions if text), [])
    picture = image_of(element) or next((n for e in inside if (n := image_of(e))), "")
    url = clean(address(element.attributes.get("data-embed", "")))
    kept: list[Node] = [Element("figcaption", {}, caption)] if caption else []
    if picture:
        return [Element("figure", {"class": "image", "data-image": picture, **attributes}, kept)]
    if url and embed_provider(url):
        return [Element("figure", {"class": "embed", "data-embed": url, **attributes}, kept)]
    rest = _blocks(element.children, attributes)
    if url.startswith(("https://", "http://")):
        link = Element("a", {"href": url, "rel": "noopener"}, [url])
        return [Element("p", {"dir": "ltr"}, [link]), *rest]
    return rest
