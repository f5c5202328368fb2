"""Pictures as a page needs them: every size and format we hold, dimensions, focal point."""

from typing import Any

from django import template

from articles.models import Image, Rendition

register = template.Library()

_FORMATS = (("avif", "image/avif"), ("webp", "image/webp"))


@register.inclusion_tag("components/picture.html")
def picture(image: Image, sizes: str, *, alt: str = "", first: bool = False) -> dict[str, Any]:
    """`sizes` as in HTML; `first` for the one picture that should not wait; `alt` is what the print
    says it shows, empty where the words beside it say so already. Renditions are read from
    `image.sizes` when the QuerySet filled it, so that no card asks the database for its own."""
    held = _held(image)
    jpegs = held.get("jpeg", [])
    return {
        "image": image,
        "sources": [(kind, _srcset(held[name])) for name, kind in _FORMATS if name in held],
        "srcset": _srcset(jpegs),
        "src": _middle(jpegs).file.url if jpegs else image.file.url,
        "sizes": sizes,
        "first": first,
        "alt": alt,
        "across": _fifth(image.focal_x),
        "down": _fifth(image.focal_y),
    }


def _held(image: Image) -> dict[str, list[Rendition]]:
    sizes: Any = getattr(image, "sizes", None)
    held: dict[str, list[Rendition]] = {}
    for rendition in image.renditions.order_by("width") if sizes is None else sizes:
        held.setdefault(rendition.format, []).append(rendition)
    return held


def _middle(renditions: list[Rendition]) -> Rendition:
    return renditions[len(renditions) // 2]


def _srcset(renditions: list[Rendition]) -> str:
    return ", ".join(f"{one.file.url} {one.width}w" for one in renditions)


def _fifth(fraction: float) -> int:
    """1 to 5: which of the style sheet's five places stands nearest."""
    return round(fraction * 4) + 1
