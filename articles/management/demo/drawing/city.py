"""Towers at night and by day."""

from articles.management.demo.drawing.sheet import ACROSS, DOWN, Sheet, between


def skyline(sheet: Sheet) -> None:
    """A city skyline of towers."""
    sheet.sky(88)
    sheet.glow(118, 28, 9, sheet.colours.light, 0.5)
    sheet.disc(118, 28, 9, sheet.colours.light)
    for row, (base, tallest) in enumerate(((84, 34), (90, 50), (96, 60))):
        _row(sheet, row, base, tallest)
    sheet.fade(sheet.colours.near, between(sheet.colours.near, "#000000", 0.4), 94, DOWN)
    for _number in range(50):
        x = sheet.chance.uniform(0, ACROSS)
        sheet.box(x, sheet.chance.uniform(95, 99), sheet.chance.uniform(2, 7), 0.25, "#ffd98a", 0.4)


def _row(sheet: Sheet, row: int, base: float, tallest: float) -> None:
    colours = sheet.colours
    tone = between((colours.far, colours.middle, colours.near)[row], colours.low, 0.25 - row * 0.1)
    x = sheet.chance.uniform(-6, 0)
    while x < ACROSS:
        wide = sheet.chance.uniform(7, 13)
        high = sheet.chance.uniform(tallest * 0.4, tallest)
        top = base - high
        sheet.box(x, top, wide, DOWN - top, tone)
        _roof(sheet, x, top, wide, tone)
        sheet.box(x + wide * 0.8, top, wide * 0.2, DOWN - top, "#000000", 0.12)
        if row:
            _windows(sheet, x, top, wide, base)
        x += wide + sheet.chance.uniform(0.2, 5 - row)


def _roof(sheet: Sheet, x: float, top: float, wide: float, tone: tuple[int, int, int]) -> None:
    kind = sheet.chance.randrange(4)
    if kind == 0:
        sheet.shape([(x, top), (x + wide, top), (x + wide, top - wide * 0.7)], tone)
    elif kind == 1:
        sheet.line([(x + wide / 2, top), (x + wide / 2, top - 9)], 0.5, tone)
        sheet.box(x + wide * 0.25, top - 2.5, wide * 0.5, 2.6, tone)
    elif kind == 2:
        sheet.oval(x + wide / 2, top, wide / 2, wide * 0.4, tone)


def _windows(sheet: Sheet, x: float, top: float, wide: float, base: float) -> None:
    columns = int(wide / 2.1)
    for column in range(columns):
        height = top + 2
        while height < base:
            if sheet.chance.random() < 0.42:
                lit = sheet.chance.choice(["#ffd98a", "#ffe9bf", "#f6b95f"])
                sheet.box(x + 1 + column * 2, height, 1.05, 1.4, lit, 0.85)
            height += 2.6
