"""Pictures as a page needs them: every size and format we hold, dimensions, focal point."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.models import Image

register = template.Library()

_SIZES = "{sizes}"
_WAITS, _FIRST = ' loading="lazy"', ' fetchpriority="high"'
_FORMATS = (("avif", "image/avif"), ("webp", "image/webp"))


@register.inclusion_tag("components/picture.html")
def picture(image: Image, sizes: str, *, alt: str = "", first: bool = False) -> dict[str, Any]:
    """`sizes` as in HTML; `first` for the one picture that should not wait; `alt` is what the print
    says it shows, empty where the words beside it say so already."""
    jpegs = image.sizes.get("jpeg", [])
    return {
        "image": image,
        "sources": [
            (kind, _srcset(image, name)) for name, kind in _FORMATS if image.sizes.get(name)
        ],
        "srcset": _srcset(image, "jpeg"),
        "src": image.address(jpegs[len(jpegs) // 2], "jpeg") if jpegs else image.file.url,
        "sizes": sizes,
        "first": first,
        "alt": alt,
        "across": _fifth(image.focal_x),
        "down": _fifth(image.focal_y),
    }


def drawn(image: Image) -> str:
    """The picture as it is kept with a print: what depends on its place on a page is filled in by
    `placed`."""
    return render_to_string("components/picture.html", picture(image, _SIZES)).strip()


@register.simple_tag
def placed(drawn: str, sizes: str, *, first: bool = False) -> SafeString:
    """A picture that was `drawn`, at a place of this size; `sizes` and `first` as above."""
    html = drawn.replace(_SIZES, escape(sizes))
    return mark_safe(html.replace(_WAITS, _FIRST, 1) if first else html)


def _srcset(image: Image, kind: str) -> str:
    return ", ".join(f"{image.address(one, kind)} {one}w" for one in image.sizes.get(kind, []))


def _fifth(fraction: float) -> int:
    """1 to 5: which of the style sheet's five places stands nearest."""
    return round(fraction * 4) + 1
