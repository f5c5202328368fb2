"""The sizes and formats of a picture: JPEG at once, WebP and AVIF when the clock comes by. A file
is named after the picture, the recipe and its width, so its address may be cached for good, and a
client can make the address of any size from one template."""

import io
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q
from PIL import Image as Pillow

from articles.images.files import is_whole
from articles.images.pixels import Pixels
from articles.models import Image, Setback

WIDTHS = (320, 640, 960, 1280, 1920)
SMALLER = ("webp", "avif")
# A step smaller than this share of the next is not worth a file.
_WORTH_A_STEP = 0.9
_LOOKED_AT = 100  # pictures at once: an archive may bring all of its own


def sizes(width: int) -> list[int]:
    """The widths made of a picture `width` pixels across: the fixed ones below it, and its own as
    the last where that is not above the largest."""
    last = min(width, WIDTHS[-1])
    return [*(one for one in WIDTHS if one <= last * _WORTH_A_STEP), last]


def make_jpegs(image: Image, picture: Pixels) -> None:
    """Every JPEG size of a picture just kept, from its pixels."""
    _make(image, picture, "jpeg", sizes(picture.width))


def render_pending(*, at: datetime, limit: int) -> int:
    """Makes the sizes of at most `limit` pictures that lack some (as a rule WebP and AVIF), newest
    first; how many pictures were finished. Pictures whose rights have expired by `at` are left out,
    and for a while those that could not be read.

    Any number may run at once: a size made twice is the same file."""
    may_be_used = Q(rights_expire_at__isnull=True) | Q(rights_expire_at__gt=at)
    resting = Setback.objects.resting(Setback.Job.PICTURE, at=at)
    waiting = Image.objects.filter(may_be_used, is_rendered=False).exclude(pk__in=resting)
    finished = 0
    for pk in list(waiting.order_by("-pk").values_list("pk", flat=True)[:_LOOKED_AT]):
        with Setback.objects.noted(Setback.Job.PICTURE, pk, at=at):
            _render_rest(Image.objects.get(pk=pk))
            finished += 1
        if finished == limit:
            break
    return finished


def _render_rest(image: Image) -> None:
    with image.file.open("rb") as file, Pillow.open(file) as picture:
        pixels = picture.convert("RGB")
        held = {kind: image.sizes.get(kind, []) for kind in ("jpeg", *SMALLER)}
        for kind, widths in held.items():
            _make(image, pixels, kind, [one for one in sizes(picture.width) if one not in widths])


def names_of(image: Image) -> list[str]:
    """The files of all its sizes."""
    return [image.name_of(one, kind) for kind, held in image.sizes.items() for one in held]


def missing_of(image: Image) -> list[str]:
    """Those of them that are not there, or not to their end."""
    return [name for name in names_of(image) if not is_whole(image.file.storage, name)]


def make_again(image: Image, names: list[str]) -> None:
    """Makes these files of its sizes anew, from the picture, and what else it lacks. Raises OSError
    where it cannot be read."""
    image.sizes = {
        kind: [one for one in held if image.name_of(one, kind) not in names]
        for kind, held in image.sizes.items()
    }
    _render_rest(image)


def jpeg(picture: Pixels) -> bytes:
    """The picture itself, encoded anew in the quality we keep."""
    return _encoded(picture, "jpeg", quality=90)


def _make(image: Image, picture: Pixels, kind: str, widths: list[int]) -> None:
    """Makes what is not there, and writes down that it is."""
    storage = image.file.storage
    smaller = picture
    for width in sorted(widths, reverse=True):
        height = max(1, round(picture.height * width / picture.width))
        # Each size is cut from the one above it: as good to the eye, and far quicker.
        smaller = smaller.resize((width, height), Pillow.Resampling.LANCZOS, reducing_gap=3.0)
        name = image.name_of(width, kind)
        if storage.exists(name) and not is_whole(storage, name, (width, height)):
            storage.delete(name)
        if not storage.exists(name):
            storage.save(name, ContentFile(_encoded(smaller, kind)))
    with transaction.atomic():
        # Of two that make sizes at once neither forgets what the other has made.
        kept = Image.objects.select_for_update().only("sizes").order_by("pk").get(pk=image.pk).sizes
        image.sizes = {**kept, kind: sorted({*kept.get(kind, []), *widths})}
        image.is_rendered = all(
            image.sizes.get(one) == sizes(picture.width) for one in ("jpeg", *SMALLER)
        )
        Image.objects.filter(pk=image.pk).update(sizes=image.sizes, is_rendered=image.is_rendered)


def _encoded(picture: Pixels, kind: str, quality: int = 82) -> bytes:
    written = io.BytesIO()
    if kind == "jpeg":
        picture.save(written, "JPEG", quality=quality, optimize=True, progressive=True)
    elif kind == "webp":
        picture.save(written, "WEBP", quality=78, method=4)
    else:
        picture.save(written, "AVIF", quality=45, speed=8)
    return written.getvalue()
