"""Stories from files: read here, one way for each format, and taken in through the workflow."""

from articles.management.incoming.arrivals import Arrivals, Outcome
from articles.management.incoming.files import KINDS, Unread, pieces_in, read_piece
from articles.management.incoming.story import Incoming, Unreadable

__all__ = [
    "KINDS",
    "Arrivals",
    "Incoming",
    "Outcome",
    "Unread",
    "Unreadable",
    "pieces_in",
    "read_piece",
]
