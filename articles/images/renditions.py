"""The sizes and formats of a picture: JPEG at once, WebP and AVIF when the clock comes by. A file
is named after the picture, the recipe and its width, so its address may be cached for good, and a
client can make the address of any size from one template."""

import io
import logging
from datetime import datetime

from django.core.files.base import ContentFile
from django.db.models import Exists, OuterRef, Q, QuerySet
from PIL import Image as Pillow

from articles.images.pixels import Pixels
from articles.models import Image, Rendition

log = logging.getLogger(__name__)

WIDTHS = (320, 640, 960, 1280, 1920)
SMALLER = ("webp", "avif")
RECIPE = 1  # another number where files are made in another way: another address
# A step smaller than this share of the next is not worth a file.
_WORTH_A_STEP = 0.9


def sizes(width: int) -> list[int]:
    """The widths made of a picture `width` pixels across: the fixed ones below it, and its own as
    the last where that is not above the largest."""
    last = min(width, WIDTHS[-1])
    return [*(one for one in WIDTHS if one <= last * _WORTH_A_STEP), last]


def stem_of(image: Image) -> str:
    """What the names of all its files begin with; `-<width>.<format>` follows."""
    return f"renditions/{image.sha256[:16]}-{RECIPE}"


def make_jpegs(image: Image, picture: Pixels) -> list[Rendition]:
    """Every JPEG size of a picture just kept, from its pixels."""
    return _make(image, picture, "jpeg", sizes(picture.width))


def render_pending(*, at: datetime, limit: int) -> int:
    """Makes the sizes of at most `limit` pictures that lack some (as a rule WebP and AVIF), newest
    first; how many pictures were finished. Pictures whose rights have expired by `at` are left out.

    Any number may run at once: a size made twice is the same file and one row."""
    may_be_used = Q(rights_expire_at__isnull=True) | Q(rights_expire_at__gt=at)
    bare = ~Exists(Rendition.objects.filter(image=OuterRef("pk"), format="jpeg"))
    waiting = Image.objects.filter(may_be_used, bare | Exists(_unfollowed()))
    return sum(_render_rest(image) for image in waiting.order_by("-pk")[:limit])


def _unfollowed() -> QuerySet[Rendition]:
    """JPEGs of the picture at hand that lack a twin in another format."""
    lacking = Q()
    for kind in SMALLER:
        twin = Rendition.objects.filter(
            image=OuterRef("image"), width=OuterRef("width"), format=kind
        )
        lacking |= Q(~Exists(twin))
    return Rendition.objects.filter(lacking, image=OuterRef("pk"), format="jpeg")


def _render_rest(image: Image) -> bool:
    held: dict[str, set[int]] = {}
    for kind, width in image.renditions.values_list("format", "width"):
        held.setdefault(kind, set()).add(width)
    try:
        with image.file.open("rb") as file, Pillow.open(file) as picture:
            pixels = picture.convert("RGB")
            widths = held.get("jpeg") or set(sizes(picture.width))
            for kind in ("jpeg", *SMALLER):
                _make(image, pixels, kind, sorted(widths - held.get(kind, set())))
    except OSError:
        log.exception("picture %s cannot be read: its smaller files were not made", image.pk)
        return False
    return True


def jpeg(picture: Pixels) -> bytes:
    """The picture itself, encoded anew in the quality we keep."""
    return _encoded(picture, "jpeg", quality=90)


def _make(image: Image, picture: Pixels, kind: str, widths: list[int]) -> list[Rendition]:
    storage = Rendition._meta.get_field("file").storage
    made = []
    smaller = picture
    for width in sorted(widths, reverse=True):
        height = max(1, round(picture.height * width / picture.width))
        # Each size is cut from the one above it: as good to the eye, and far quicker.
        smaller = smaller.resize((width, height), Pillow.Resampling.LANCZOS, reducing_gap=3.0)
        name = f"{stem_of(image)}-{width}.{kind}"
        if not storage.exists(name):
            name = storage.save(name, ContentFile(_encoded(smaller, kind)))
        made.append(Rendition(image=image, width=width, height=height, format=kind, file=name))
    return Rendition.objects.bulk_create(made, ignore_conflicts=True)


def _encoded(picture: Pixels, kind: str, quality: int = 82) -> bytes:
    written = io.BytesIO()
    if kind == "jpeg":
        picture.save(written, "JPEG", quality=quality, optimize=True, progressive=True)
    elif kind == "webp":
        picture.save(written, "WEBP", quality=78, method=4)
    else:
        picture.save(written, "AVIF", quality=45, speed=8)
    return written.getvalue()
