"""The room of pictures: what is taken in, stripped and made smaller before anybody is served it."""

from articles.images.accepting import PictureRefused, accept
from articles.images.card import draw_card, face
from articles.images.files import is_whole, names_in
from articles.images.renditions import (
    make_again,
    missing_of,
    names_of,
    render_pending,
    sizes,
)
from articles.images.shapes import SHAPES, cut
from articles.images.told import Told, told_by

__all__ = [
    "SHAPES",
    "PictureRefused",
    "Told",
    "accept",
    "cut",
    "draw_card",
    "face",
    "is_whole",
    "make_again",
    "missing_of",
    "names_in",
    "names_of",
    "render_pending",
    "sizes",
    "told_by",
]
