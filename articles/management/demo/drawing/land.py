"""Desert, palms and wide skies."""

import math

from articles.management.demo.drawing.sheet import (
    ACROSS,
    DOWN,
    PALETTES,
    Sheet,
    between,
    filled,
    ridge,
)


def desert(sheet: Sheet) -> None:
    """Dunes under a large sun."""
    sheet.colours = sheet.chance.choice([PALETTES[number] for number in (0, 2, 4, 6)])
    sheet.sky(70)
    x, y = sheet.chance.uniform(50, 115), sheet.chance.uniform(34, 44)
    sheet.glow(x, y, 18, sheet.colours.light, 0.6)
    sheet.disc(x, y, 18, sheet.colours.light, 0.95)
    sand = "#e7b877"
    for number, height in enumerate((52, 60, 70, 82)):
        share = number / 3
        crest = ridge(sheet.chance, height, 3.5 + 1.2 * number, waves=0.75 + 0.1 * number)
        lit = between(between(sand, sheet.colours.far, 0.35), sheet.colours.near, share * 0.62)
        sheet.shape(filled(crest), lit)
        shade = [
            (a, b + 1.5 + (4 + 5 * share) * (1 + math.sin(a / 17 + number * 2))) for a, b in crest
        ]
        sheet.shape([*crest, *reversed(shade)], sheet.colours.light, 0.16)
    for row in range(7):
        wave = ridge(sheet.chance, 88 + row * 1.9, 0.8, waves=5)
        sheet.line(wave, 0.18, sheet.colours.light, 0.18)


def palm(sheet: Sheet) -> None:
    """Palms and their shadows on the ground."""
    horizon = 68
    sheet.sky(horizon)
    sheet.glow(120, 24, 8, sheet.colours.light, 0.6)
    sheet.disc(120, 24, 8, sheet.colours.light)
    sheet.shape(filled(ridge(sheet.chance, 63, 2.5, waves=1.5)), sheet.colours.far)
    sheet.fade("#e9cf9f", "#c79a5f", horizon, DOWN)
    places = sheet.chance.sample([16, 40, 62, 88, 112, 140], 4)
    for x in sorted(places):
        high, lean = sheet.chance.uniform(34, 54), sheet.chance.uniform(-7, 7)
        foot = sheet.chance.uniform(72, 84)
        _shadow(sheet, x, foot, high)
        _trunk_and_crown(sheet, x, foot, high, lean)


def _shadow(sheet: Sheet, x: float, foot: float, high: float) -> None:
    end_x, end_y = x - high * 0.75, foot + high * 0.2
    sheet.line([(x, foot), (end_x, end_y)], 1.4, sheet.colours.near, 0.3)
    for turn in range(-4, 5):
        tip = (end_x - 13 * math.cos(turn * 0.42), end_y + 5.5 * math.sin(turn * 0.42))
        sheet.line([(end_x, end_y), tip], 1.1, sheet.colours.near, 0.22)


def _trunk_and_crown(sheet: Sheet, x: float, foot: float, high: float, lean: float) -> None:
    steps = 22
    stem = [(x + lean * (n / steps) ** 2, foot - high * n / steps) for n in range(steps + 1)]
    for number, (a, b) in enumerate(stem):
        thick = 1.7 - 0.7 * number / steps
        brown = between("#5a3b26", "#8a6240", number % 2)
        sheet.box(a - thick, b - high / steps, thick * 2, high / steps + 0.3, brown)
    top_x, top_y = stem[-1]
    for number in range(13):
        angle = math.pi * (0.08 + 0.84 * number / 12) + sheet.chance.uniform(-0.06, 0.06)
        _frond(sheet, top_x, top_y, angle, sheet.chance.uniform(16, 22), number)
    for number in range(7):
        sheet.disc(top_x + (number - 3) * 0.9, top_y + 2 + number % 2, 0.9, sheet.colours.accent)


def _frond(sheet: Sheet, x: float, y: float, angle: float, length: float, number: int) -> None:
    """A leaf that rises and falls: a thin shape between two arcs."""
    upper, lower = [], []
    for n in range(13):
        share = n / 12
        a = x - math.cos(angle) * length * share
        b = y - math.sin(angle) * length * 0.75 * share + 11 * share**2
        wide = 1.9 * math.sin(math.pi * min(1, share * 1.05))
        upper.append((a, b - wide))
        lower.append((a, b + wide))
    green = between("#2f6b45", "#12382c", (number % 3) / 2)
    sheet.shape([*upper, *reversed(lower)], green)


def sky(sheet: Sheet) -> None:
    """A wide sky above the horizon."""
    sheet.sky(86)
    x, y = sheet.chance.uniform(40, 120), sheet.chance.uniform(40, 62)
    for ring in range(12, 0, -1):
        sheet.disc(x, y, 7 + ring * 6.5, sheet.colours.light, 0.045)
    sheet.disc(x, y, 7, sheet.colours.light, 0.95)
    for number in range(9):
        height = sheet.chance.uniform(10, 74)
        centre, wide = sheet.chance.uniform(0, ACROSS), sheet.chance.uniform(20, 55)
        tone = sheet.colours.light if number % 2 else sheet.colours.far
        for layer in range(4):
            _cloud(sheet, centre + layer * 5, height + layer * 1.3, wide / (1 + layer * 0.35), tone)
    for number, height in enumerate((84, 89, 94)):
        colour = (sheet.colours.far, sheet.colours.middle, sheet.colours.near)[number]
        sheet.shape(filled(ridge(sheet.chance, height, 2.2, waves=1.5)), colour)


def _cloud(sheet: Sheet, x: float, y: float, wide: float, tone: str) -> None:
    sheet.oval(x, y, wide, 1.1 + wide / 40, tone, 0.14)
