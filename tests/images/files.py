"""Picture files as they arrive, made for each test."""

import io
import random

from PIL import Image


def photograph(width: int = 800, height: int = 500, colour: str = "#20508c") -> Image.Image:
    """A field of one colour with a paler sky, so that up and down can be told apart."""
    picture = Image.new("RGB", (width, height), colour)
    picture.paste("#e8eef6", (0, 0, width, height // 4))
    return picture


def noise(width: int, height: int) -> Image.Image:
    return Image.frombytes("RGB", (width, height), random.Random(7).randbytes(width * height * 3))


def as_file(picture: Image.Image, kind: str = "JPEG", **how) -> io.BytesIO:
    written = io.BytesIO()
    picture.save(written, kind, **how)
    written.seek(0)
    return written
