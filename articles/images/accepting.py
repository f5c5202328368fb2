"""Taking a picture in. What is kept is never the file that came, only its pixels encoded anew:
upright, in sRGB, without place, device, thumbnail or anything else a camera or a sender added."""

import hashlib
import logging
from datetime import datetime
from typing import IO, Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.images import pixels
from articles.images.renditions import jpeg, make_jpegs
from articles.images.told import told_by
from articles.models import Image

log = logging.getLogger(__name__)

MOST_MEGAPIXELS = 50


class PictureRefused(Exception):
    """The file is no picture we can take in; its words say why, to the editor who sent it."""


def accept(file: IO[bytes], *, by: Any, at: datetime, **words: Any) -> Image:
    """Keeps a picture and makes its JPEG renditions; the others follow (renditions.render_pending).

    `file`: an open binary file, whatever its name says. `words`: other fields of Image, such as
    alt_text_ar or focal_x; what is empty in them is filled with what the file says of itself. The
    same pixels sent again give the picture we hold, words untouched. Raises PictureRefused."""
    try:
        picture = pixels.read(file, most=MOST_MEGAPIXELS * 1_000_000)
    except pixels.TooLarge as wrong:
        raise PictureRefused(
            _("The picture has more than %(most)d million pixels. Make it smaller and try again.")
            % {"most": MOST_MEGAPIXELS}
        ) from wrong
    except pixels.Moving as wrong:
        raise PictureRefused(_("The picture moves. Only still pictures can be printed.")) from wrong
    except pixels.Unknown as wrong:
        raise PictureRefused(
            _("This is not a picture we know. Send JPEG, PNG, WebP, AVIF, TIFF or a still GIF.")
        ) from wrong
    except pixels.Damaged as wrong:
        raise PictureRefused(
            _("The picture is damaged or arrived incomplete. Send it again.")
        ) from wrong
    fingerprint = hashlib.sha256(f"{picture.size}".encode() + picture.tobytes()).hexdigest()
    held = Image.objects.filter(sha256=fingerprint).first()
    if held:
        return held
    given = {name: said for name, said in words.items() if said not in ("", None)}
    words = {**words, **told_by(file, settings.LANGUAGE_CODES).words, **given}
    return _keep(picture, fingerprint, uploaded_by=by, uploaded_at=at, **words)


def _keep(picture: pixels.Pixels, fingerprint: str, **words: Any) -> Image:
    image = Image(sha256=fingerprint, dominant_colour=pixels.dominant_colour(picture), **words)
    name = f"{fingerprint[:24]}.jpg"
    try:
        image.file.save(name, ContentFile(jpeg(picture), name), save=False)
        with transaction.atomic():
            image.save()
            make_jpegs(image, picture)
    except OSError as wrong:
        log.exception("a picture cannot be kept")
        raise PictureRefused(
            _(
                "The picture cannot be kept: the disk is full or closed to us. "
                "Tell whoever runs the server, and send it again later."
            )
        ) from wrong
    except IntegrityError:
        # Somebody sent the same picture a moment ago: his stays, this file goes.
        held = Image.objects.filter(sha256=fingerprint).first()
        if held is None:
            raise
        image.file.delete(save=False)
        return held
    return image
