"""A picture cut to a shape, round the point that its editor chose: what search asks of a story
(16:9, 4:3 and 1:1, https://developers.google.com/search/docs/appearance/structured-data/article)."""

import io
from collections.abc import Mapping

from PIL import Image as Pillow
from PIL import ImageOps

from articles.models import Image

SHAPES: Mapping[str, tuple[int, int]] = {
    "16x9": (1200, 675),
    "4x3": (1200, 900),
    "1x1": (1200, 1200),
}
_QUALITY = 82


def cut(image: Image, shape: str) -> bytes:
    """A JPEG of one of SHAPES in its size. Raises OSError where the file cannot be read."""
    with image.file.open("rb") as file, Pillow.open(file) as picture:
        picture.draft("RGB", (2400, 2400))
        focus = (image.focal_x, image.focal_y)
        fitted = ImageOps.fit(picture.convert("RGB"), SHAPES[shape], centering=focus)
    out = io.BytesIO()
    fitted.save(out, "JPEG", quality=_QUALITY, progressive=True, optimize=True)
    return out.getvalue()
