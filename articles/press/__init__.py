"""The press: makes what readers get out of a revision, and takes it back. Only articles.workflow
calls it; it moves no story and asks nobody."""

from articles.press.compose import compose
from articles.press.printing import (
    byline_in,
    print_story,
    restore,
    retract,
    set_hold,
    unprint,
    withdraw,
)

__all__ = [
    "byline_in",
    "compose",
    "print_story",
    "restore",
    "retract",
    "set_hold",
    "unprint",
    "withdraw",
]
