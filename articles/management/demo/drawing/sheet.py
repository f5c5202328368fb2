"""Paper, colours and pens. A sheet is 160 units across and 100 down, whatever its pixels."""

import math
import random
from collections.abc import Sequence
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw

ACROSS, DOWN = 160, 100
_FINER = 2  # drawn this much larger and brought down, so that edges are soft

Point = tuple[float, float]
Colour = str | tuple[int, int, int]


class Palette(NamedTuple):
    high: str  # the sky above
    low: str  # the sky at the horizon
    far: str
    middle: str
    near: str
    accent: str
    light: str


PALETTES = (
    Palette("#0f2a47", "#f2a66b", "#3f5a7d", "#23405f", "#0c1c30", "#e4572e", "#ffe3b8"),
    Palette("#1c5d78", "#f6e3c0", "#6fa3a8", "#2f7278", "#123b46", "#d9692b", "#fff4dc"),
    Palette("#3b2650", "#f0907a", "#7d5a86", "#53386b", "#22142f", "#f5b841", "#ffdcc4"),
    Palette("#7fb7c9", "#fbefd9", "#a9c3b4", "#55806f", "#1f4740", "#c4452f", "#ffffff"),
    Palette("#8a2f2b", "#f4c27f", "#b5654a", "#713a35", "#331a1d", "#1f6f78", "#ffe9c9"),
    Palette("#14213d", "#5f7fa8", "#35507a", "#22365a", "#0a1226", "#fca311", "#e8eef6"),
    Palette("#d8a25a", "#f9ead0", "#c78d5a", "#8f5a3c", "#43291f", "#1d5b4f", "#fff8ea"),
)


class Sheet:
    """`chance` decides everything that may differ between two pictures of one motif."""

    def __init__(self, chance: random.Random, size: tuple[int, int]) -> None:
        self.chance = chance
        self.size = size
        self.unit = size[0] * _FINER / ACROSS
        self.colours = chance.choice(PALETTES)
        self.image = Image.new("RGB", (size[0] * _FINER, size[1] * _FINER))
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def fade(self, top: Colour, bottom: Colour, start: float = 0, end: float = DOWN) -> None:
        """One colour into another, from one height to another, over the whole width."""
        above, below = round(start * self.unit), round(end * self.unit)
        ramp = Image.linear_gradient("L").resize((1, max(1, below - above)))
        strip = Image.composite(
            Image.new("RGB", ramp.size, bottom), Image.new("RGB", ramp.size, top), ramp
        )
        broad = strip.resize((self.image.width, strip.height), Image.Resampling.NEAREST)
        self.image.paste(broad, (0, above))

    def shape(self, points: Sequence[Point], colour: Colour, alpha: float = 1) -> None:
        self.pen.polygon([self._at(point) for point in points], fill=ink(colour, alpha))

    def box(
        self, x: float, y: float, wide: float, high: float, colour: Colour, alpha: float = 1
    ) -> None:
        """A rectangle, (x, y) its upper corner at the start of the axis."""
        corners = [*self._at((x, y)), *self._at((x + wide, y + high))]
        self.pen.rectangle(corners, fill=ink(colour, alpha))

    def soft_box(
        self, x: float, y: float, wide: float, high: float, curve: float, colour: Colour
    ) -> None:
        corners = [*self._at((x, y)), *self._at((x + wide, y + high))]
        self.pen.rounded_rectangle(corners, curve * self.unit, fill=ink(colour))

    def disc(self, x: float, y: float, radius: float, colour: Colour, alpha: float = 1) -> None:
        self.oval(x, y, radius, radius, colour, alpha)

    def oval(
        self, x: float, y: float, wide: float, high: float, colour: Colour, alpha: float = 1
    ) -> None:
        corners = [*self._at((x - wide, y - high)), *self._at((x + wide, y + high))]
        self.pen.ellipse(corners, fill=ink(colour, alpha))

    def line(self, points: Sequence[Point], thick: float, colour: Colour, alpha: float = 1) -> None:
        drawn = [self._at(point) for point in points]
        thickness = max(1, round(thick * self.unit))
        self.pen.line(drawn, fill=ink(colour, alpha), width=thickness, joint="curve")

    def glow(
        self, x: float, y: float, radius: float, colour: Colour, strength: float = 0.5
    ) -> None:
        """Light around a point: rings that fade outward."""
        for ring in range(14, 0, -1):
            self.disc(x, y, radius * (1 + ring * 0.16), colour, strength / 14)

    def sky(self, horizon: float) -> None:
        self.fade(self.colours.high, self.colours.low, 0, horizon)

    def finished(self) -> Image.Image:
        """The picture at its own size, with the grain of printed paper."""
        flat = self.image.reduce(_FINER)
        coarse = (self.size[0] // 2, self.size[1] // 2)
        grain = Image.frombytes("L", coarse, self.chance.randbytes(coarse[0] * coarse[1]))
        grain = grain.point(lambda level: 120 + level * 16 // 255).resize(
            self.size, Image.Resampling.BILINEAR
        )
        return ImageChops.overlay(flat, Image.merge("RGB", [grain] * 3))

    def _at(self, point: Point) -> tuple[float, float]:
        return point[0] * self.unit, point[1] * self.unit


def ink(colour: Colour, alpha: float = 1) -> tuple[int, int, int, int]:
    return (*rgb(colour), round(255 * alpha))


def rgb(colour: Colour) -> tuple[int, int, int]:
    if isinstance(colour, tuple):
        return colour
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def between(one: Colour, other: Colour, share: float) -> tuple[int, int, int]:
    """`share` of the way from one colour to the other."""
    a, b = rgb(one), rgb(other)
    red, green, blue = (round(x + (y - x) * share) for x, y in zip(a, b, strict=True))
    return red, green, blue


def ridge(
    chance: random.Random, height: float, swing: float, waves: float = 2.0, step: float = 1.0
) -> list[Point]:
    """A rolling line across the sheet around `height`, out of three sines."""
    parts = [
        (swing / n, waves * n * chance.uniform(0.8, 1.2), chance.uniform(0, 6.3)) for n in (1, 2, 3)
    ]
    return [
        (x, height + sum(a * math.sin(x / ACROSS * math.tau * w + p) for a, w, p in parts))
        for x in (n * step for n in range(int(ACROSS / step) + 1))
    ]


def filled(line: Sequence[Point], down_to: float = DOWN) -> list[Point]:
    """The ground under a line."""
    return [*line, (line[-1][0], down_to), (line[0][0], down_to)]
