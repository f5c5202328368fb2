"""Markup that is drawn once and filled often: the names of holes stand in it until it is cut."""

import re
from collections.abc import Mapping, Sequence

# No text that is stored holds a NUL, so nothing that was typed is taken for a hole.
_HOLE = re.compile("\x00(.+?)\x00")


def hole(name: str) -> str:
    """Stands where the words of this name go."""
    return f"\x00{name}\x00"


def cut(markup: str) -> list[str]:
    """Text and names of holes by turns, text first and last."""
    return _HOLE.split(markup)


def filled(parts: Sequence[str], words: Mapping[str, str]) -> str:
    """What was `cut`, with these words in its holes; nothing in those that have none."""
    told = list(parts)
    told[1::2] = [words.get(name, "") for name in told[1::2]]
    return "".join(told)
