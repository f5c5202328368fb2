"""Story bodies: the HTML that may be stored, the blocks made from it, the words in it."""

from articles.text.html.allowed import embed_provider
from articles.text.html.blocks import Block, blocks
from articles.text.html.layers import layers_of
from articles.text.html.shape import sanitise
from articles.text.html.words import (
    from_outline,
    from_plain,
    plain_text,
    reading_minutes,
    word_count,
)

__all__ = [
    "Block",
    "blocks",
    "embed_provider",
    "from_outline",
    "from_plain",
    "layers_of",
    "plain_text",
    "reading_minutes",
    "sanitise",
    "word_count",
]
