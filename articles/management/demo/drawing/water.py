"""Sea, ships and ports."""

from articles.management.demo.drawing.sheet import ACROSS, DOWN, Sheet, between, filled, ridge

_CARGO = ("#c4452f", "#e0a030", "#2f7278", "#3f5a7d", "#efe3cb", "#8a4a2f")


def sea(sheet: Sheet) -> None:
    """Waves running to the horizon."""
    horizon = sheet.chance.uniform(34, 44)
    _sky_with_sun(sheet, horizon)
    bands = 11
    for band in range(bands):
        share = band / (bands - 1)
        height = horizon + (DOWN - horizon) * share**1.5
        wave = ridge(sheet.chance, height, 0.3 + 3.4 * share, waves=9 - 6 * share, step=0.5)
        colour = between(sheet.colours.far, sheet.colours.near, share)
        sheet.shape(filled(wave, DOWN + 1), colour)
        sheet.line(wave, 0.15 + 0.35 * share, sheet.colours.light, 0.5 - 0.25 * share)


def ship(sheet: Sheet) -> None:
    """A ship on the waterline."""
    horizon = 58
    _sky_with_sun(sheet, horizon)
    sheet.fade(sheet.colours.far, sheet.colours.near, horizon, DOWN)
    bow = sheet.chance.choice([1, -1])
    _hull(sheet, 80 + bow * 4, 66, bow)
    _glints(sheet, 68, 26)
    for height in (70, 79, 89):
        wave = ridge(sheet.chance, height, 1.4, waves=5)
        sheet.shape(
            filled(wave), between(sheet.colours.middle, sheet.colours.near, height / 100), 0.75
        )


def _hull(sheet: Sheet, x: float, deck: float, bow: int) -> None:
    def across(distance: float) -> float:
        return x + bow * distance

    rows = sheet.chance.choice([3, 4])
    for column in range(9):
        for row in range(rows - (column % 4 == 3)):
            left = min(across(column * 7 - 34), across(column * 7 - 27.4))
            sheet.box(left, deck - 4.2 * (row + 1), 6.6, 3.9, sheet.chance.choice(_CARGO))
    left = min(across(-46), across(-37))
    sheet.box(left, deck - 27, 9, 27, sheet.colours.light)
    for deck_number in range(5):
        sheet.box(left + 1, deck - 25 + deck_number * 4.4, 7, 1.5, sheet.colours.middle)
    sheet.box(left + 2.5, deck - 33, 3.4, 6, sheet.colours.accent)
    hull = [(-50, deck), (44, deck), (54, deck - 5), (46, deck + 10), (-47, deck + 10)]
    sheet.shape([(across(a), b) for a, b in hull], sheet.colours.near)
    stripe = [(-48.4, deck + 6), (48.6, deck + 6), (46, deck + 10), (-47, deck + 10)]
    sheet.shape([(across(a), b) for a, b in stripe], sheet.colours.accent)


def harbour(sheet: Sheet) -> None:
    """Port cranes, a quay and water."""
    horizon = 66
    _sky_with_sun(sheet, horizon)
    hills = ridge(sheet.chance, 58, 3.5, waves=1.6)
    sheet.shape(filled(hills, horizon), between(sheet.colours.far, sheet.colours.low, 0.35))
    sheet.fade(sheet.colours.middle, sheet.colours.near, horizon, DOWN)
    places = [22, 62, 108, 146]
    for number, x in enumerate(places):
        size = sheet.chance.uniform(0.8, 1.15)
        colour = sheet.colours.near if number % 2 else sheet.colours.accent
        _crane(sheet, x + sheet.chance.uniform(-5, 5), 70, size, colour)
    for x in range(0, ACROSS, 8):
        for row in range(sheet.chance.choice([0, 1, 1, 2, 3])):
            sheet.box(x, 70 - 3.6 * (row + 1), 7.5, 3.4, sheet.chance.choice(_CARGO))
    sheet.box(0, 70, ACROSS, 4, sheet.colours.near)
    sheet.box(0, 70, ACROSS, 0.5, sheet.colours.light, 0.6)
    _glints(sheet, 76, 60)


def _crane(sheet: Sheet, x: float, foot: float, size: float, colour: str) -> None:
    high, wide = 46 * size, 6.5 * size
    for side in (-1, 1):
        sheet.line([(x + side * wide, foot), (x + side * wide * 0.72, foot - high)], 1.1, colour)
    for share in (0.28, 0.62):
        reach = wide * (1 - 0.28 * share)
        sheet.line(
            [(x - reach, foot - high * share), (x + reach, foot - high * share)], 0.9, colour
        )
    top, boom = foot - high * 0.78, 27 * size
    sheet.line([(x - boom, top), (x + boom * 0.7, top)], 1.5, colour)
    peak = (x, foot - high * 1.22)
    sheet.line([(x - wide * 0.7, top), peak, (x + wide * 0.7, top)], 0.8, colour)
    sheet.line([(x - boom, top), peak, (x + boom * 0.7, top)], 0.35, colour)
    hook = x - boom * sheet.chance.uniform(0.4, 0.85)
    drop = foot - high * sheet.chance.uniform(0.3, 0.55)
    sheet.line([(hook, top), (hook, drop)], 0.3, colour)
    sheet.box(hook - 3.2, drop, 6.4, 3.2, sheet.chance.choice(_CARGO))


def _sky_with_sun(sheet: Sheet, horizon: float) -> None:
    sheet.sky(horizon)
    x, y = sheet.chance.uniform(35, 125), horizon - sheet.chance.uniform(8, 20)
    sheet.glow(x, y, 9, sheet.colours.light, 0.7)
    sheet.disc(x, y, sheet.chance.uniform(7, 10), sheet.colours.light)


def _glints(sheet: Sheet, top: float, count: int) -> None:
    for _number in range(count):
        y = sheet.chance.uniform(top, DOWN)
        length = sheet.chance.uniform(3, 16)
        x = sheet.chance.uniform(-5, ACROSS)
        sheet.line([(x, y), (x + length, y)], 0.25 + (y - top) / 60, sheet.colours.light, 0.16)
