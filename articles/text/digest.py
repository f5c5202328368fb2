"""What a sign-off is bound to: a digest that survives retouching and dies with any change of word.

Spacing, tatweel and sentence punctuation may change; words, vowel marks, guillemets, digits and
the points inside numbers may not.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from articles.text.html.shape import body
from articles.text.html.tree import Element, Node, descendants
from articles.text.html.words import running_text
from articles.text.normalise import TATWEEL

_PUNCTUATION = ".,،؛;:!?؟…—–-"
# Between two digits a mark belongs to the number (3.5, 2020-2024, 3:04); before the first digit
# of a word it may be a sign or a decimal point (-5, .5). Everything else is punctuation.
_LOOSE_SIGN = (
    rf"[\s{re.escape(_PUNCTUATION)}]"
    rf"(?<!\d[{re.escape(_PUNCTUATION)}](?=\d))(?<!(?<![^\s\u0001(«\"“])[.–-](?=\d))"
)
_LOOSE = re.compile(f"{_LOOSE_SIGN}(?:{_LOOSE_SIGN})*")  # a first sign that `re` can look for
# Never in cleaned text, so nothing that is typed can pass for structure.
FENCE = "\u0001"
_FENCED = re.compile(f" ?{FENCE} ?")


def digest(fields: Mapping[str, str]) -> str:
    """SHA-256, in hex, of named texts, whatever their order.

    Every value is canonicalised; HTML goes in as ``canonical_html(html)``.
    """
    whole = sha256()
    for name in sorted(fields):
        value = canonical_text(fields[name])
        whole.update(f"{len(name)}:{name}{len(value)}:{value}".encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


def flattened(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """The leaves of nested mappings and sequences as texts, each under its path. What is empty,
    absent or False is left out: it counts as what was never there."""
    if isinstance(value, Mapping):
        for key in value:
            yield from flattened(value[key], f"{name}.{key}")
    elif isinstance(value, list | tuple):
        for place, one in enumerate(value):
            yield from flattened(one, f"{name}.{place}")
    elif value is not None and value is not False and value != "":
        yield name, str(value)


def canonical_text(text: str) -> str:
    """``text`` without tatweel, and with one space for any spacing and sentence punctuation."""
    text = unicodedata.normalize("NFC", text.replace(TATWEEL, ""))
    text = _LOOSE.sub(" ", text)
    return _FENCED.sub(FENCE, text).strip(" ") if FENCE in text else text.strip(" ")


def canonical_html(html: str) -> str:
    """A body as text to be digested: block types, words, who is quoted, link targets, image
    numbers, embed addresses and attribution tokens, in order. Emphasis and direction do not
    count."""
    return FENCE.join(part for element in body(html) for part in _parts(element))


def _parts(element: Element) -> Iterator[str]:
    yield element.tag
    if (kind := element.attributes.get("class")) in ("verse", "gallery"):
        yield kind
    own = [one for one in element.children if isinstance(one, str) or one.tag != "figure"]
    for name in ("data-image", "data-embed"):
        if name in element.attributes:
            yield _sealed(element.attributes[name])
    for leaf in _leaves(element, own):
        yield leaf.tag
        yield canonical_text(running_text(_own(leaf)))
    for mark in descendants(own):
        target = mark.attributes.get("href") or mark.attributes.get("data-attribution")
        if target:
            yield mark.tag
            yield _sealed(target)
            yield canonical_text(running_text(mark.children))
    for picture in element.children:  # of a gallery: behind its own caption
        if isinstance(picture, Element) and picture.tag == "figure":
            yield from _parts(picture)


_CONTAINERS = frozenset({"blockquote", "aside", "figure", "ul", "ol", "table"})
_LEAVES = frozenset({"li", "td", "th", "p", "footer", "figcaption", "caption"})


def _leaves(element: Element, own: Iterable[Node]) -> Iterator[Element]:
    """The elements of a block that hold running text; of a gallery its own caption."""
    if element.tag not in _CONTAINERS:
        yield element
        return
    yield from (e for e in descendants(own) if e.tag in _LEAVES)


def _own(leaf: Element) -> Iterable[Node]:
    return (n for n in leaf.children if isinstance(n, str) or n.tag not in ("ul", "ol"))


def _sealed(value: str) -> str:
    """An address as hex: its dots and dashes are no punctuation."""
    return sha256(value.encode()).hexdigest()
