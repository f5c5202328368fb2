"""Files from strangers become pixels we trust: 8-bit RGB in sRGB, upright. No Django here."""

import io
import warnings
from typing import IO, cast

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

Pixels = Image.Image

# By content, not by name. Everything else (SVG, PDF, EPS, HEIC …) stays outside.
_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF")
_SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


class Unknown(Exception):
    """Not a picture of a kind we take."""


class TooLarge(Exception):
    """More pixels than asked for; nothing was decoded."""


class Moving(Exception):
    """More than one frame."""


class Damaged(Exception):
    """It says that it is a picture, but cannot be decoded to the end."""


def read(file: IO[bytes], *, most: int) -> Pixels:
    """The picture in `file`, decoded. `most`: pixels. Raises Unknown, TooLarge, Moving, Damaged."""
    file.seek(0)
    with warnings.catch_warnings():
        # Pillow's own warning about large pictures comes later than our limit.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            picture = Image.open(file, formats=_FORMATS)
        except UnidentifiedImageError as wrong:
            raise Unknown from wrong
        except Image.DecompressionBombError as wrong:
            raise TooLarge from wrong
        except Exception as wrong:
            raise Damaged from wrong
        if picture.width * picture.height > most:
            raise TooLarge
        return _decoded(picture)


def _decoded(picture: Pixels) -> Pixels:
    # A decoder fed with hostile bytes raises anything; to us it is all one.
    try:
        # Telephones send a JPEG with a second picture behind it (MPO); the first one is meant.
        if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:
            raise Moving
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        return _in_srgb(upright, picture.info.get("icc_profile"))
    except Moving:
        raise
    except Exception as wrong:
        raise Damaged from wrong


def _in_srgb(picture: Pixels, profile: bytes | None) -> Pixels:
    """8-bit sRGB on white; without a readable profile the numbers are taken as they are."""
    picture = _eight_bit(picture)
    if picture.has_transparency_data:
        ink = picture.convert("RGBA")
        picture = Image.new("RGB", ink.size, "white")
        picture.paste(ink, mask=ink.getchannel("A"))
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, source, _SRGB, outputMode="RGB")
            return _bare(converted or picture)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return _bare(picture)


def _bare(picture: Pixels) -> Pixels:
    picture = picture.convert("RGB")
    picture.info.clear()
    return picture


def _eight_bit(picture: Pixels) -> Pixels:
    """16 bits a pixel are brought down to 8; Pillow alone would cut them off at 255."""
    if picture.mode == "I" or picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return picture


def dominant_colour(picture: Pixels) -> str:
    """The colour most of the picture has, as #rrggbb: what stands in its place until it comes."""
    small = picture.resize((64, 64), Image.Resampling.BOX, reducing_gap=2.0)
    eight = small.quantize(8, Image.Quantize.MEDIANCUT)
    _count, most = max(cast(list[tuple[int, int]], eight.getcolors(64)))
    red, green, blue = (eight.getpalette() or [])[most * 3 : most * 3 + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"
