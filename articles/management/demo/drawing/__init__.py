"""Pictures for the demo newsroom: abstract illustrations drawn by this program, one kind a motif.

The same motif and seed give the same picture to the pixel, and another seed another one."""

import random

from PIL import Image

from articles.management.demo.drawing import city, land, people, things, water
from articles.management.demo.drawing.sheet import Sheet

SIZE = (1600, 1000)

_MOTIFS = {
    "chart": things.chart,
    "court": people.court,
    "desert": land.desert,
    "hands": people.hands,
    "harbour": water.harbour,
    "library": things.library,
    "market": things.market,
    "palm": land.palm,
    "parliament": people.parliament,
    "press": things.press,
    "sea": water.sea,
    "ship": water.ship,
    "sky": land.sky,
    "skyline": city.skyline,
    "stadium": people.stadium,
}
MOTIFS = tuple(_MOTIFS)


def draw(motif: str, seed: str) -> Image.Image:
    """A picture of SIZE. Raises KeyError for a motif nobody has drawn."""
    sheet = Sheet(random.Random(f"{motif} {seed}"), SIZE)
    _MOTIFS[motif](sheet)
    return sheet.finished()
