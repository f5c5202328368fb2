"""Books, goods, graphs and printed pages."""

import math

from articles.management.demo.drawing.sheet import ACROSS, DOWN, Sheet, between

_CLOTH = ("#8a2f2b", "#1d5b4f", "#c98a2b", "#23405f", "#e7d9bd", "#53386b", "#2f7278", "#b5654a")


def library(sheet: Sheet) -> None:
    """Shelves of books."""
    wood = between("#5a3b26", sheet.colours.near, 0.35)
    sheet.fade(between(wood, "#000000", 0.55), between(wood, "#000000", 0.35))
    for shelf in range(4):
        floor = 24 + shelf * 25
        _books(sheet, floor)
        sheet.box(0, floor, ACROSS, 2.2, wood)
        sheet.box(0, floor, ACROSS, 0.4, "#ffffff", 0.22)
        sheet.fade(
            between(wood, "#000000", 0.75), between(wood, "#000000", 0.55), floor + 2.2, floor + 3.4
        )
    sheet.shape([(0, 0), (70, 0), (20, DOWN), (0, DOWN)], "#fff1d0", 0.07)
    sheet.shape([(0, 0), (44, 0), (6, DOWN), (0, DOWN)], "#fff1d0", 0.07)


def _books(sheet: Sheet, floor: float) -> None:
    x = sheet.chance.uniform(-3, 2)
    while x < ACROSS:
        wide, high = sheet.chance.uniform(2.2, 6), sheet.chance.uniform(13, 20.5)
        cloth = between(sheet.chance.choice(_CLOTH), "#000000", sheet.chance.uniform(0, 0.25))
        if sheet.chance.random() < 0.08:
            lean = sheet.chance.uniform(3, 5)
            corners = [
                (x, floor),
                (x + wide, floor),
                (x + wide + lean, floor - high),
                (x + lean, floor - high),
            ]
            sheet.shape(corners, cloth)
            x += wide + lean + 0.6
            continue
        sheet.box(x, floor - high, wide, high, cloth)
        sheet.box(x, floor - high, wide * 0.22, high, "#ffffff", 0.1)
        for place in sheet.chance.sample([0.12, 0.2, 0.7, 0.8], 2):
            sheet.box(x, floor - high * (1 - place), wide, 0.7, "#e8c77a", 0.75)
        if wide > 3.6:
            sheet.box(x + wide * 0.25, floor - high * 0.62, wide * 0.5, high * 0.18, "#efe3cb", 0.8)
        x += wide + (sheet.chance.uniform(0.1, 0.4) if sheet.chance.random() < 0.93 else 7)


def market(sheet: Sheet) -> None:
    """Awnings and heaps of goods."""
    colours = sheet.colours
    sheet.fade(
        between(colours.near, colours.middle, 0.4), between(colours.middle, colours.low, 0.25)
    )
    for x in range(12, ACROSS, 34):
        sheet.glow(x + 6, 42, 4, "#ffd98a", 0.9)
        sheet.line([(x + 6, 26), (x + 6, 39)], 0.25, colours.light, 0.7)
        sheet.disc(x + 6, 42, 2.8, "#ffe7b0")
    for stall in range(4):
        cloth = (colours.accent, colours.far, "#c98a2b", "#1d5b4f")[
            (stall + sheet.chance.randrange(2)) % 4
        ]
        _awning(sheet, stall * 41 - 4, cloth)
    for stall in range(7):
        _heap(sheet, 12 + stall * 23 + sheet.chance.uniform(-2, 2))
    sheet.box(0, 84, ACROSS, 16, between("#5a3b26", colours.near, 0.5))
    for x in range(0, ACROSS, 23):
        sheet.box(x, 84, 0.5, 16, "#000000", 0.35)
    sheet.box(0, 84, ACROSS, 0.9, "#ffffff", 0.25)


def _awning(sheet: Sheet, x: float, cloth: str) -> None:
    stripes, wide = 8, 38 / 8
    for stripe in range(stripes):
        colour = cloth if stripe % 2 else "#f7ecd6"
        a, b = x + stripe * wide, x + (stripe + 1) * wide
        sheet.shape(
            [(a + 3 - stripe * 0.7, 4), (b + 2.3 - stripe * 0.7, 4), (b, 22), (a, 22)], colour
        )
        sheet.disc((a + b) / 2, 22, wide / 2, colour)
    sheet.box(x, 20.6, 38, 1.4, "#000000", 0.14)
    sheet.line([(x + 0.6, 23), (x + 0.6, 86)], 0.8, "#3a2a1e")


def _heap(sheet: Sheet, x: float) -> None:
    goods = sheet.chance.choice(["#d9692b", "#b5342b", "#e0a030", "#6c8f3a", "#7a3b5d", "#e7d9bd"])
    for row in range(6):
        count = 6 - row
        for place in range(count):
            shade = between(goods, "#000000", sheet.chance.uniform(0, 0.22))
            a, b = x + (place - (count - 1) / 2) * 3.5, 81.5 - row * 2.9
            sheet.disc(a, b, 2.1, shade)
            sheet.disc(a - 0.6, b - 0.7, 0.55, "#ffffff", 0.35)


def chart(sheet: Sheet) -> None:
    """The columns of a graph with a line above them."""
    colours = sheet.colours
    sheet.fade(colours.light, between(colours.light, colours.low, 0.7))
    for height in range(18, 90, 12):
        sheet.box(0, height, ACROSS, 0.25, colours.near, 0.16)
    count = 13
    trend = sheet.chance.choice([1, -1])
    tops = []
    for number in range(count):
        share = number / (count - 1) if trend > 0 else 1 - number / (count - 1)
        high = 16 + 38 * share + sheet.chance.uniform(-6, 6)
        x = 8 + number * 11.4
        tone = (
            colours.accent if number == count - 1 else between(colours.far, colours.middle, share)
        )
        sheet.box(x, 90 - high, 7.6, high, tone)
        sheet.box(x + 5.6, 90 - high, 2, high, "#000000", 0.14)
        tops.append((x + 3.8, 78 - high - sheet.chance.uniform(2, 7)))
    sheet.shape([*tops, (tops[-1][0], 90), (tops[0][0], 90)], colours.accent, 0.1)
    sheet.line(tops, 1.1, colours.near)
    for x, y in tops:
        sheet.disc(x, y, 1.9, colours.near)
        sheet.disc(x, y, 1.1, colours.light)
    sheet.box(0, 90, ACROSS, 10, colours.near)


def press(sheet: Sheet) -> None:
    """Overlapping printed pages."""
    colours = sheet.colours
    sheet.fade(colours.middle, colours.near)
    sheet.disc(80, 50, 46, colours.accent, 0.35)
    for turn in sheet.chance.sample([-24, -15, -7, 3, 11, 20], 5):
        x, y = 80 + turn * 1.7, 54 + sheet.chance.uniform(-6, 6)
        _page(sheet, x, y, math.radians(turn + sheet.chance.uniform(-3, 3)))


def _page(sheet: Sheet, x: float, y: float, turn: float) -> None:
    def at(a: float, b: float) -> tuple[float, float]:
        return x + a * math.cos(turn) - b * math.sin(turn), y + a * math.sin(turn) + b * math.cos(
            turn
        )

    def patch(a: float, b: float, wide: float, high: float, colour: str, alpha: float = 1) -> None:
        corners = [at(a, b), at(a + wide, b), at(a + wide, b + high), at(a, b + high)]
        sheet.shape(corners, colour, alpha)

    ink = sheet.colours.near
    patch(-25, -33, 54, 72, "#000000", 0.25)
    patch(-27, -36, 54, 72, "#f6efe0")
    patch(-23, -32, 46, 5, ink)
    patch(-23, -24, 46, 1, sheet.colours.accent)
    patch(-1, -20, 24, 17, sheet.colours.far)
    patch(-1, -9, 24, 6, sheet.colours.accent, 0.7)
    for column in range(3):
        for row in range(22):
            if column and row < 9:
                continue
            short = sheet.chance.uniform(0.5, 0.8) if row % 6 == 5 else 1
            start = -23 + (2 - column) * 16 if column else 9 - 32
            patch(start + 14 * (1 - short), -20 + row * 2.4, 14 * short, 0.9, ink, 0.5)
