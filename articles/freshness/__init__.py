"""How fresh readers' pages are: what a page is kept under, what a move makes stale, and the one
mark that says whether anything readers see has changed since a page was made."""

from articles.freshness.edges import PAPER, drop, edges, follow, tell, unheard
from articles.freshness.generation import State, changed, leads, state
from articles.freshness.moments import next_moment
from articles.freshness.names import keys, stale
from articles.freshness.remembering import while_unchanged

__all__ = [
    "PAPER",
    "State",
    "changed",
    "drop",
    "edges",
    "follow",
    "keys",
    "leads",
    "next_moment",
    "stale",
    "state",
    "tell",
    "unheard",
    "while_unchanged",
]
