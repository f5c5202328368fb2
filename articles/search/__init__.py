"""Search: one analysis of text and query (articles.text.analyse), one service over the index of
whichever database is used, the same answers on each. docs/arabic.md has the rules."""

from articles.search.finding import COUNTED, BadCursor, Found, find, find_on_desk, read_cursor
from articles.search.indexing import (
    index,
    index_archive,
    index_desk,
    last_key,
    make_stale,
    place_of,
    reindex_some,
    remove,
    stale_articles,
    stale_publications,
)
from articles.search.marking import Piece, mark, passage
from articles.search.suggesting import Suggestion, suggest

__all__ = [
    "COUNTED",
    "BadCursor",
    "Found",
    "Piece",
    "Suggestion",
    "find",
    "find_on_desk",
    "index",
    "index_archive",
    "index_desk",
    "last_key",
    "make_stale",
    "mark",
    "passage",
    "place_of",
    "read_cursor",
    "reindex_some",
    "remove",
    "stale_articles",
    "stale_publications",
    "suggest",
]
