"""The room of pictures: what is taken in, stripped and made smaller before anybody is served it."""

from articles.images.accepting import PictureRefused, accept
from articles.images.renditions import render_pending, sizes

__all__ = ["PictureRefused", "accept", "render_pending", "sizes"]
