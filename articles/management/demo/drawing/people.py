"""Where people meet: hands, chambers, courts and stands."""

import math

from articles.management.demo.drawing.sheet import ACROSS, DOWN, Sheet, between

_SKINS = ("#8d5a3b", "#c68a5e", "#e0ac7e", "#5f3a28", "#a9714b")
_SLEEVES = ("#c4452f", "#1d5b4f", "#e0a030", "#23405f", "#53386b", "#2f7278", "#efe3cb")


def hands(sheet: Sheet) -> None:
    """Raised hands in different colours."""
    sheet.fade(sheet.colours.low, sheet.colours.light)
    sheet.disc(80, 44, 38, sheet.colours.accent, 0.16)
    sheet.disc(80, 44, 27, sheet.colours.accent, 0.16)
    places = [8 + n * 16 + sheet.chance.uniform(-3, 3) for n in range(10)]
    tops = [(sheet.chance.uniform(22, 60), x) for x in places]
    for number, (top, x) in enumerate(sorted(tops)):
        sleeve = _SLEEVES[(number + sheet.chance.randrange(2)) % len(_SLEEVES)]
        _hand(sheet, x, top, sheet.chance.choice(_SKINS), sleeve, sheet.chance.uniform(-3, 3))


def _hand(sheet: Sheet, x: float, top: float, skin: str, sleeve: str, lean: float) -> None:
    wrist = top + 25
    sheet.shape(
        [(x - 3.6, wrist), (x + 3.6, wrist), (x + 5 - lean, DOWN), (x - 5 - lean, DOWN)], skin
    )
    cuff = wrist + 12.0
    drift = lean * 0.3
    sheet.shape(
        [(x - 6 - drift, cuff), (x + 6 - drift, cuff), (x + 9 - lean, DOWN), (x - 9 - lean, DOWN)],
        sleeve,
    )
    sheet.soft_box(x - 5.6, top + 10, 11.2, 17, 4.5, skin)
    for finger, (place, start) in enumerate(((-5.6, 3.2), (-2.75, 0.6), (0.1, 0), (2.95, 2.2))):
        sheet.soft_box(x + place, top + start, 2.6, 15, 1.3, skin)
        if finger:
            sheet.box(x + place - 0.2, top + 5, 0.2, 8, "#000000", 0.12)
    sheet.line([(x + 4.4, top + 20), (x + 9, top + 13)], 2.7, skin)
    sheet.disc(x + 9, top + 13, 1.35, skin)


def parliament(sheet: Sheet) -> None:
    """A semicircular chamber with rows of seats."""
    colours = sheet.colours
    sheet.fade(between(colours.near, "#000000", 0.2), colours.middle)
    sheet.fade(colours.far, between(colours.low, colours.far, 0.3), 0, 30)
    for pillar in range(4, ACROSS, 12):
        sheet.soft_box(pillar, 5, 5, 25, 2.5, between(colours.light, colours.far, 0.35))
    sheet.box(0, 29, ACROSS, 1.2, colours.accent)
    for row in range(7, -1, -1):
        wide, high = 24 + row * 10.5, 12 + row * 7.6
        tone = between(colours.middle, colours.near, row / 9)
        sheet.oval(80, 96, wide + 4.5, high + 3.6, between(tone, "#000000", 0.25))
        sheet.oval(80, 96, wide + 3.5, high + 2.6, tone)
        seats = 9 + row * 4
        for seat in range(seats):
            angle = math.pi * (seat + 0.5) / seats
            x, y = 80 - math.cos(angle) * wide, 96 - math.sin(angle) * high
            colour = colours.accent if sheet.chance.random() < 0.3 else colours.light
            sheet.disc(x, y - 0.6, 1.25 + row * 0.09, between(colour, tone, 0.12))
    sheet.oval(80, 97, 18, 9, colours.near)
    sheet.soft_box(68, 88, 24, 12, 1.5, colours.accent)
    sheet.box(66, 86.5, 28, 2, colours.light)


def court(sheet: Sheet) -> None:
    """Columns, steps and scales."""
    colours = sheet.colours
    sheet.sky(DOWN)
    sheet.shape([(26, 34), (134, 34), (80, 10)], colours.light)
    sheet.shape([(38, 31), (122, 31), (80, 14)], between(colours.light, colours.far, 0.3))
    sheet.box(28, 34, 104, 5, between(colours.light, colours.far, 0.2))
    for number in range(7):
        x = 33 + number * 14.4
        sheet.box(x, 39, 8, 41, colours.light)
        sheet.box(x + 5.4, 39, 2.6, 41, colours.far, 0.45)
    for step in range(5):
        tone = between(colours.light, colours.middle, step / 6)
        sheet.box(26 - step * 6, 80 + step * 4, 108 + step * 12, 4, tone)
    sheet.line([(80, 40), (80, 76)], 1.6, colours.accent)
    sheet.line([(62, 48), (98, 48)], 1.2, colours.accent)
    for x in (62, 98):
        sheet.line([(x, 48), (x - 6, 62)], 0.4, colours.accent)
        sheet.line([(x, 48), (x + 6, 62)], 0.4, colours.accent)
        sheet.pen.pieslice(
            [(x - 8) * sheet.unit, 56 * sheet.unit, (x + 8) * sheet.unit, 68 * sheet.unit],
            0,
            180,
            fill=colours.accent,
        )


def stadium(sheet: Sheet) -> None:
    """Stands around a green pitch."""
    colours = sheet.colours
    sheet.fade(colours.high, between(colours.high, colours.low, 0.6), 0, 40)
    sheet.oval(80, 66, 108, 50, between(colours.near, "#000000", 0.15))
    for row in range(11):
        tone = between(colours.middle, colours.near, (row % 2) * 0.35)
        sheet.oval(80, 67 + row * 0.3, 104 - row * 3.4, 46 - row * 2.2, tone)
        _crowd(sheet, row)
    sheet.oval(80, 72, 67, 24.5, between(colours.near, "#000000", 0.3))
    _pitch(sheet)
    for x in (14, 146):
        sheet.line([(x, 0), (x, 34)], 1.1, colours.near)
        sheet.box(x - 7, 3, 14, 6, colours.near)
        for lamp in range(8):
            sheet.disc(x - 5.2 + (lamp % 4) * 3.5, 4.6 + (lamp // 4) * 2.8, 1, colours.light)
        sheet.shape(
            [(x, 6), (80 - (80 - x) * 0.45, 60), (80 + (80 - x) * 0.3, 66)], colours.light, 0.1
        )


def _crowd(sheet: Sheet, row: int) -> None:
    wide, high = 102 - row * 3.4, 44.5 - row * 2.2
    for _number in range(130):
        angle = sheet.chance.uniform(0, math.tau)
        x, y = 80 + math.cos(angle) * wide, 67 + row * 0.3 + math.sin(angle) * high
        tone = sheet.chance.choice([sheet.colours.light, sheet.colours.accent, *_SLEEVES])
        sheet.disc(x, y, 0.55, tone, 0.85)


def _pitch(sheet: Sheet) -> None:
    top, bottom = 58, 88
    for stripe in range(10):
        green = "#3f9257" if stripe % 2 else "#357f4b"
        left, right = stripe / 10, (stripe + 1) / 10
        sheet.shape(
            [
                (45 + 70 * left, top),
                (45 + 70 * right, top),
                (25 + 110 * right, bottom),
                (25 + 110 * left, bottom),
            ],
            green,
        )
    white = "#f4f8f0"
    sheet.line([(45, top), (115, top), (135, bottom), (25, bottom), (45, top)], 0.5, white, 0.9)
    sheet.line([(80, top), (80, bottom)], 0.5, white, 0.9)
    sheet.oval(80, 72, 11, 5.4, white, 0.9)
    sheet.oval(80, 72, 10.4, 4.9, "#39884f")
    sheet.line([(80, 66), (80, 78)], 0.5, white, 0.9)
    for side in (-1, 1):
        near, far = 80 + side * 35.6, 80 + side * 25
        sheet.line(
            [(near, 62), (far, 62), (80 + side * 31, 82), (80 + side * 49.5, 82)], 0.45, white, 0.9
        )
    ball = sheet.chance.uniform(55, 105), sheet.chance.uniform(64, 84)
    sheet.oval(ball[0] + 1, ball[1] + 1.2, 1.6, 0.6, "#000000", 0.3)
    sheet.disc(*ball, 1.5, white)
