"""Which elements, attributes, addresses and embeds a story body may hold."""

import re
from urllib.parse import urlsplit

from articles.text.html import bounded
from articles.text.html.tree import Element

INLINE = frozenset({"strong", "em", "a", "br", "bdi", "ruby", "rt", "rp", "span"})
# What other programs write for the same thing.
RENAMED = {"b": "strong", "i": "em", "h1": "h2", "h4": "h3", "h5": "h3", "h6": "h3"}
# Boxes without a meaning of their own: only the break between them and their text is kept.
BOXES = frozenset({"div", "section", "article", "main", "header", "footer", "center", "address"})

_BLOCKS = frozenset(
    {"p", "h2", "h3", "blockquote", "aside", "figure", "figcaption", "img", "hr", "ul", "ol", "li"}
    | {"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "dl", "dt", "dd", "pre"}
)
BLOCK = _BLOCKS | BOXES | {"h1", "h4", "h5", "h6"}

_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href"},
    "aside": {"class"},
    "blockquote": {"class"},
    "figure": {"class", "data-embed", "data-image"},
    "img": {"data-image"},
    "ol": {"start"},
    "span": {"data-attribution"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_HIDDEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\\\\]"
)
_TOKEN = re.compile(r"[A-Za-z0-9_\-]{1,64}")
_IDENTIFIER = re.compile(r"[1-9][0-9]{0,17}")

_PROVIDERS = {
    "youtube": ("youtube.com", "youtu.be", "youtube-nocookie.com"),
    "vimeo": ("vimeo.com",),
    "x": ("x.com", "twitter.com"),
    "instagram": ("instagram.com",),
    "facebook": ("facebook.com", "fb.watch"),
    "tiktok": ("tiktok.com",),
    "telegram": ("t.me",),
    "soundcloud": ("soundcloud.com",),
    "spotify": ("spotify.com",),
    "dailymotion": ("dailymotion.com", "dai.ly"),
}
_PROVIDER_OF = {host: name for name, hosts in _PROVIDERS.items() for host in hosts}


def safe(html: str) -> str:
    """Well-formed HTML of known elements only; scripts, handlers and unsafe addresses are gone."""
    return bounded.clean(
        html,
        tags=set(INLINE | BLOCK | {"b", "i"}),
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        clean_content_tags={"script", "style", "title", "template"},
        link_rel=None,
    )


def address(href: str) -> str:
    """``href`` when it is http, https, mailto, tel or relative; otherwise empty."""
    href = _HIDDEN.sub("", href).strip()
    if href.startswith("//"):
        href = f"https:{href}"
    scheme = _SCHEME.match(href)
    if scheme:
        return href if scheme.group(1).lower() in _SCHEMES else ""
    # A colon before the first slash would be read as a scheme.
    return "" if ":" in re.split("[/?#]", href)[0] else href


def embed_provider(url: str) -> str | None:
    """The name of the known provider an https address belongs to, or None."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme != "https" or parts.username is not None or port not in (None, 443):
        return None
    labels = host.split(".")
    return _PROVIDER_OF.get(".".join(labels[-2:])) if len(labels) <= 3 else None


def image_of(element: Element) -> str:
    """The number of the picture an element stands for, or empty."""
    number = element.attributes.get("data-image", "").strip()
    return number if _IDENTIFIER.fullmatch(number) else ""


def attribution_of(element: Element) -> str:
    token = element.attributes.get("data-attribution", "")
    return token if _TOKEN.fullmatch(token) else ""


def language_and_direction(element: Element) -> dict[str, str]:
    """The ``lang`` and ``dir`` of an element, where they are well formed."""
    kept: dict[str, str] = {}
    language = element.attributes.get("lang", "")
    if _LANGUAGE.fullmatch(language):
        kept["lang"] = language
    direction = element.attributes.get("dir", "").lower()
    if direction in ("rtl", "ltr", "auto"):
        kept["dir"] = direction
    return kept


def list_attributes(element: Element) -> dict[str, str]:
    """The language and direction of a list, and where a numbered one that goes on begins."""
    kept = language_and_direction(element)
    start = element.attributes.get("start", "")
    if element.tag == "ol" and re.fullmatch("[2-9]|[1-9][0-9]{1,3}", start):
        kept["start"] = start
    return kept


def cell_attributes(element: Element) -> dict[str, str]:
    """Spans from 2 to 99 and the scope of a table cell."""
    kept: dict[str, str] = {}
    for name in ("colspan", "rowspan"):
        value = element.attributes.get(name, "")
        if re.fullmatch("[2-9]|[1-9][0-9]", value):
            kept[name] = value
    if element.attributes.get("scope") in ("col", "row"):
        kept["scope"] = element.attributes["scope"]
    return kept
