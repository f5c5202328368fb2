"""The press: makes what readers get out of a composition, and takes it back. Only articles.workflow
calls it; it moves no story and asks nobody."""

from articles.press.comparison import Difference, differences
from articles.press.composition import Composition, compose, restored, without_picture
from articles.press.pictures import pictures_named
from articles.press.pieces import make_after_commit
from articles.press.printing import (
    go_on,
    name_anew,
    print_archive,
    print_story,
    publication,
    restore,
    retract,
    set_hold,
    unprint,
    withdraw,
)

__all__ = [
    "Composition",
    "Difference",
    "compose",
    "differences",
    "go_on",
    "make_after_commit",
    "name_anew",
    "pictures_named",
    "print_archive",
    "print_story",
    "publication",
    "restore",
    "restored",
    "retract",
    "set_hold",
    "unprint",
    "withdraw",
    "without_picture",
]
