"""What a document holds beside its text: deleted words, colleagues' comments, hidden passages: they
stay out and are named. And markup whose meaning must outlive it: raised figures, quotations."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from articles.text.html import bounded
from articles.text.html.allowed import BLOCK, INLINE
from articles.text.html.tree import Element, Node, parse, serialise, text_of

DELETED, COMMENT, HIDDEN = "deleted", "comment", "hidden"

# Bodies that are stored already hold none of these, and are not read twice.
_SUSPECT = re.compile(
    r"<(?:del|s|strike|q|sup|sub)\b|mso-|msocom|cmnt|line-through|hidden|display\s*:\s*none"
    r"|font-weight|font-style|vertical-align"
)
_TAGS = frozenset({"del", "s", "strike", "ins", "q", "sup", "sub"})
_STYLES = (
    # Word's tracked changes and comments; what Word, browsers and mail programs hide.
    (COMMENT, re.compile(r"mso-element\s*:\s*comment|mso-special-character\s*:\s*comment", re.I)),
    (HIDDEN, re.compile(r"mso-hide\s*:\s*all|display\s*:\s*none|visibility\s*:\s*hidden", re.I)),
    (DELETED, re.compile(r"text-decoration[^;]*line-through", re.I)),
)
_WEIGHT = re.compile(r"font-weight\s*:\s*(normal|bold|[1-9]00)", re.I)
_SLANT = re.compile(r"font-style\s*:\s*italic", re.I)
_RAISING = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.I)
_WORDS_COMMENT = re.compile(r"\bmsocom(?:anchor|txt|off)\b|\bMsoCommentText\b", re.I)
_NOTE = re.compile(r"#(?:_msocom|_msoanchor|cmnt)", re.I)  # Word's and Google's marks in the text
_RAISED = str.maketrans("0123456789+-=()ni−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ⁻")
_LOWERED = str.maketrans("0123456789+-=()−", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎₋")
_ARABIC = re.compile("[\u0620-\u06ff]")


def without_layers(html: str) -> str:
    """The text of a document alone. Any HTML in, well-formed HTML out."""
    return serialise(_kept(_read(html), [])) if _is_suspect(html) else html


def layers_of(html: str) -> list[str]:
    """Which of DELETED, COMMENT and HIDDEN `without_layers` leaves out, each once."""
    found: list[str] = []
    if _is_suspect(html):
        _kept(_read(html), found)
    return list(dict.fromkeys(found))


@lru_cache(8)  # whoever takes a text in asks for both
def _is_suspect(html: str) -> bool:
    return bool(_SUSPECT.search(html.lower()))  # eight times as fast as without regard to case


def _read(html: str) -> list[Node]:
    """A sound tree with the attributes that tell layers apart; nothing here is printed."""
    tags = set(INLINE | BLOCK | _TAGS | {"b", "i"})
    every = {"style", "class", "id", "hidden", "lang", "dir", "href", "name", "cite"}
    every |= {
        "data-image",
        "data-embed",
        "data-attribution",
        "colspan",
        "rowspan",
        "scope",
        "start",
    }
    cleaned = bounded.clean(
        html,
        tags=tags,
        attributes={"*": every},
        clean_content_tags={"script", "style", "title", "template"},
        link_rel=None,
    )
    return parse(cleaned)


def _kept(nodes: Iterable[Node], left_out: list[str], quotes: int = 0) -> list[Node]:
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, str):
            kept.append(node)
        elif layer := _layer(node):
            if text_of(node.children).strip():
                left_out.append(layer)
        elif table := _place(node):
            kept.append(_moved(text_of(_kept(node.children, left_out)), table))
        elif node.tag == "q":
            kept += _quoted(node, left_out, quotes)
        else:
            children = _kept(node.children, left_out, quotes)
            kept += _styled(Element(node.tag, node.attributes, children))
    return kept


def _place(element: Element) -> dict[int, int] | None:
    """The table of raised or lowered signs where the element raises or lowers its text."""
    found = _RAISING.search(element.attributes.get("style", ""))
    placed = found[1].lower() if found and element.tag == "span" else element.tag
    return {"sup": _RAISED, "super": _RAISED, "sub": _LOWERED}.get(placed)


def _styled(element: Element) -> list[Node]:
    """Emphasis that is said by style alone, as marks; a mark that its style takes back is none."""
    style = element.attributes.get("style", "")
    weight = _WEIGHT.search(style)
    is_bold = weight is not None and weight[1].lower() in {"bold", "600", "700", "800", "900"}
    if element.tag in ("b", "strong") and weight and not is_bold:
        return element.children
    if element.tag != "span":
        return [element]
    if is_bold:
        element = Element("span", element.attributes, [Element("strong", {}, element.children)])
    if _SLANT.search(style):
        element = Element("span", element.attributes, [Element("em", {}, element.children)])
    return [element]


def _layer(element: Element) -> str:
    attributes = element.attributes
    if element.tag in ("del", "s", "strike"):
        return DELETED
    if _WORDS_COMMENT.search(attributes.get("class", "")) or _is_note(element):
        return COMMENT
    if "hidden" in attributes:
        return HIDDEN
    style = attributes.get("style", "")
    return next((layer for layer, pattern in _STYLES if pattern.search(style)), "")


def _is_note(element: Element) -> bool:
    """A mark in the text that leads to a comment, or the comment that leads back to its mark."""
    if element.tag == "a":
        return bool(_NOTE.match(element.attributes.get("href", "")))
    if element.tag not in ("div", "p"):
        return False
    first = next(_anchors(element.children), None)
    return first is not None and first.attributes.get("href", "").startswith("#cmnt_ref")


def _anchors(nodes: Iterable[Node]) -> Iterator[Element]:
    for node in nodes:
        if isinstance(node, Element):
            if node.tag == "a":
                yield node
            yield from _anchors(node.children)


def _moved(text: str, table: dict[int, int]) -> str:
    """«10<sup>6</sup>» as 10⁶, so that it is read as written in every feed, list and search."""
    moved = text.translate(table)
    plain = any(one in moved for one in text if one.isdigit())
    return text if plain or not any(one.isdigit() or one in "ni" for one in text) else moved


def _quoted(element: Element, left_out: list[str], quotes: int) -> list[Node]:
    children = _kept(element.children, left_out, quotes + 1)
    is_arabic = bool(_ARABIC.search(text_of(children)))
    opening, closing = "«»" if is_arabic and quotes % 2 == 0 else "“”"
    return [opening, *children, closing]
