"""Machines and fine work."""

import math

from pictures.kit import Scene, spread
from pictures.people import person
from pictures.things import room, table


def _board(s: Scene) -> None:
    for row in range(8):
        for column in range(8):
            stuff = s.stuff("#c9a877", 0.4) if (row + column) % 2 else s.stuff("#4f2f1c", 0.4)
            s.box(
                (column - 3.5) * 0.062,
                0.36 + (row - 3.5) * 0.062,
                0.74,
                (0.062, 0.062, 0.012),
                stuff,
            )


def _piece(s: Scene, column: int, row: int, kind: str, stuff: object) -> None:
    high = {"pawn": 0.055, "rook": 0.065, "bishop": 0.085, "queen": 0.1, "king": 0.11}[kind]
    at = ((column - 3.5) * 0.062, 0.36 + (row - 3.5) * 0.062, 0.752)
    profile = [
        (0, 0),
        (0.022, 0),
        (0.022, 0.008),
        (0.015, 0.014),
        (0.009, high * 0.45),
        (0.008, high * 0.68),
        (0.014, high * 0.72),
    ]
    top = {
        "rook": [(0.014, high), (0, high)],
        "pawn": [(0.013, high * 0.9), (0.006, high), (0, high)],
    }
    s.lathe(profile + top.get(kind, [(0.015, high * 0.85), (0.004, high), (0, high)]), stuff, at=at)
    if kind == "king":
        s.box(at[0], at[1], at[2] + high, (0.004, 0.004, 0.014), stuff)
        s.box(at[0], at[1], at[2] + high + 0.006, (0.012, 0.004, 0.004), stuff)


def chess_prodigy(s: Scene) -> float:
    """A board seen from its edge, a child behind it."""
    room(s, "#4a3428", lit=90)
    table(s, 0, 0.5, (1.5, 1.2, 0.74), "#4a2f1e")
    ivory, ebony = s.stuff("#efe3c8", 0.3), s.stuff("#241812", 0.3)
    _board(s)
    for column, row, kind in (
        (0, 0, "rook"),
        (4, 0, "king"),
        (3, 2, "queen"),
        (5, 2, "bishop"),
        (0, 1, "pawn"),
        (1, 1, "pawn"),
        (3, 3, "pawn"),
        (4, 3, "pawn"),
        (6, 1, "pawn"),
        (7, 2, "pawn"),
    ):
        _piece(s, column, row, kind, ivory)
    for column, row, kind in (
        (6, 7, "king"),
        (5, 7, "rook"),
        (2, 5, "bishop"),
        (1, 4, "queen"),
        (0, 6, "pawn"),
        (3, 5, "pawn"),
        (4, 4, "pawn"),
        (5, 6, "pawn"),
        (6, 6, "pawn"),
        (7, 5, "pawn"),
    ):
        _piece(s, column, row, kind, ebony)
    person(
        s,
        (0.05, 1.0, 0.22),
        0,
        wear="suit",
        head="long",
        cloth="#b8433a",
        legs="sit",
        left="front",
        right="front",
        scale=0.72,
    )
    s.panel((1.6, -0.4, 2.0), (0, 0.4, 0.8), 0.8, 26, "#ffe3bd")
    s.camera((-0.2, -0.42, 0.93), (0.02, 0.5, 0.83), lens=36, sharp=0.68, open_at=2.6)
    return 0.9


def novachip_plant(s: Scene) -> float:
    """A wafer in the light of a clean room; people in white."""
    s.dusk("#e8eef2", "#d8e2ea", 0.3)
    s.floor(s.stuff("#dfe5e8", 0.15))
    for x in (-4.5, 4.5):
        s.box(x, 9, 0, (1.6, 18, 3), s.stuff("#eef1f2", 0.3))
        for y in range(2, 17, 3):
            s.box(
                x - math.copysign(0.82, x), y, 1.2, (0.04, 1.6, 0.9), s.stuff("#e0a030", glow=1.6)
            )
    for y in range(0, 18, 3):
        s.box(0, y, 3.6, (5, 0.5, 0.1), s.stuff("#ffffff", glow=5))
    for x, y, turn in ((-1.6, 5.0, 30), (1.9, 6.2, -40), (-2.4, 9, 80), (1.2, 11, 0)):
        person(
            s,
            (x, y, 0),
            turn,
            cloth="#f4f6f7",
            lower="#f4f6f7",
            head="scarf",
            cover="#f4f6f7",
            left="front",
            right="front",
        )
    disc = s.lathe(
        [(0, 0), (0.3, 0), (0.3, 0.004), (0, 0.004)], s.stuff("#8f7fb0", 0.08, metal=1), around=64
    )
    disc.location, disc.rotation_euler = (0.05, 0.9, 1.5), (math.radians(62), 0.12, 0)
    chips = s.stuff("#6fc3b8", 0.1, metal=1)
    warm = s.stuff("#c98fae", 0.1, metal=1)
    for row in range(-7, 8):
        for column in range(-7, 8):
            if math.hypot(row, column) < 7.2:
                one = s.box(0, 0, 0, (0.034, 0.034, 0.003), chips if (row + column) % 2 else warm)
                one.parent = disc
                one.location = (column * 0.038, row * 0.038, 0.004)
    glove = "#5f8fc0"
    for side in (-1, 1):
        for number in range(4):
            s.tube(
                [
                    (0.05 + side * 0.3, 0.86 - number * 0.02, 1.42 + number * 0.035),
                    (0.05 + side * 0.42, 0.76, 1.3 + number * 0.03),
                ],
                0.018,
                glove,
            )
        s.tube([(0.05 + side * 0.4, 0.78, 1.34), (0.05 + side * 0.66, 0.3, 1.0)], 0.055, "#f4f6f7")
    s.camera((0, -0.35, 1.6), (0.04, 2.4, 1.45), lens=30, sharp=1.25, open_at=2.0)
    return 0.0


def press_room(s: Scene) -> float:
    """Newsprint running over rollers."""
    s.dusk("#aebdca", "#d8c9b2", 0.3)
    s.floor(s.stuff("#4d5358", 0.3))
    steel, blue = s.stuff("#8b949b", 0.25, metal=0.9), s.stuff("#2b4a63", 0.4)
    for unit in range(4):
        y = 4 + unit * 4
        s.box(-3.2, y, 0, (1, 2.6, 4.6), blue, edge=0.06)
        s.box(3.2, y, 0, (1, 2.6, 4.6), blue, edge=0.06)
        for height in (1.1, 2.2, 3.3):
            roll = s.post(0, 0, -2.7, 0.38, 5.4, steel)
            roll.location, roll.rotation_euler = (-2.7, y, height), (0, math.radians(90), 0)
            roll.location.x = 0
    points, faces = [], []
    for number, share in enumerate(spread(120, 0, 1)):
        y, z = 2.0 + share * 17, 2.3 + 1.3 * math.sin(share * math.tau * 4.2)
        points += [(-1.9, y, z), (1.9, y, z)]
        if number:
            faces.append((number * 2 - 2, number * 2 - 1, number * 2 + 1, number * 2))
    s.mesh(points, faces, "#eee6d4", smooth=True)
    ink = "#2d2a28"
    for number in range(1, 118):
        (_a, y, z), (_b, y2, z2) = points[number * 2], points[number * 2 + 2]
        if number % 9 in {0}:
            continue
        for column in range(4):
            x = -1.65 + column * 0.85
            s.mesh(
                [
                    (x, y, z + 0.008),
                    (x + 0.7, y, z + 0.008),
                    (x + 0.7, y + (y2 - y) * 0.5, z + (z2 - z) * 0.5 + 0.008),
                    (x, y + (y2 - y) * 0.5, z + (z2 - z) * 0.5 + 0.008),
                ],
                [(0, 1, 2, 3)],
                ink,
            )
    person(
        s,
        (-1.9, 1.7, 0),
        200,
        cloth="#2f5f7a",
        head="cap",
        cover="#c9a24a",
        left="hip",
        right="point",
    )
    for y in (3, 9, 15):
        s.panel((0, y, 7), (0, y, 1), 2.2, 190, "#fff0da")
    s.camera((1.5, -2.6, 2.9), (-0.3, 6, 1.9), lens=28)
    return 1.0


def archive_film(s: Scene) -> float:
    """A projector in a small room, its beam full of dust."""
    s.dusk("#0a0a0e", "#14121a", 0.3)
    s.floor("#2a211c")
    s.box(0, 9, 0, (12, 0.2, 5), "#2a2226")
    s.box(0.4, 8.8, 1.0, (3.6, 0.05, 2.6), s.stuff("#e8dcc0", glow=1.2))
    s.box(-0.2, 8.76, 1.0, (0.5, 0.02, 1.5), s.stuff("#6b5a48", glow=0.3))
    s.ball((-0.2, 8.75, 2.7), 0.24, s.stuff("#6b5a48", glow=0.3), stretch=(1, 0.1, 1))
    s.box(1.2, 8.76, 1.0, (0.6, 0.02, 1.1), s.stuff("#8a7658", glow=0.4))
    body, steel = s.stuff("#3a4048", 0.35, metal=0.6), s.stuff("#9aa2a8", 0.2, metal=1)
    s.box(-1.2, 2.6, 0, (0.7, 0.7, 0.9), "#4a2f1e")
    s.box(-1.2, 2.6, 0.9, (0.3, 0.6, 0.42), body, edge=0.03)
    lens = s.post(0, 0, 0, 0.06, 0.24, steel)
    lens.location, lens.rotation_euler = (-1.2, 2.9, 1.16), (math.radians(-90), 0, 0)
    for y, z in ((2.3, 1.62), (2.9, 1.66)):
        wheel = s.lathe(
            [(0, 0), (0.26, 0), (0.26, 0.03), (0, 0.03)],
            s.stuff("#20242a", 0.3, metal=0.6),
            at=(-1.38, y, z),
        )
        wheel.rotation_euler = (0, math.radians(90), 0)
    s.beam((-1.2, 3.2, 1.16), (0.4, 8.8, 2.3), 2600, 24, "#ffeccb")
    s.mist(0.05, "#ffffff", 8)
    person(
        s, (-0.3, 2.3, 0), 160, wear="suit", head="hair", cloth="#5a4a3a", left="front", right="hip"
    )
    for number, x in enumerate((0.6, 1.5, 2.4)):
        person(
            s,
            (x, 5.2 + number * 0.2, 0),
            175,
            wear="suit",
            head=("scarf", "hair", "long")[number],
            legs="sit",
        )
    for number in range(7):
        s.lathe(
            [(0, 0), (0.18, 0), (0.18, 0.035), (0, 0.035)], steel, at=(-1.9, 2.2, 0.04 * number)
        )
    s.camera((-2.3, -0.6, 1.75), (0, 6, 1.4), lens=28)
    return 2.2


def hospital_ward(s: Scene) -> float:
    """A doctor with a patient by a window in the morning."""
    s.dusk("#cfe0ee", "#f4e6cc", 0.7)
    s.floor(s.stuff("#b9c8c4", 0.25))
    wall = "#e4e9e2"
    s.box(-3.6, 4, 0, (0.2, 12, 3.4), wall)
    s.box(0, 7, 0, (8, 0.2, 1.0), wall)
    s.box(0, 7, 2.7, (8, 0.2, 0.8), wall)
    for x in (-2.8, -0.9, 0.9, 2.8):
        s.box(x, 7, 1.0, (0.12, 0.14, 1.7), "#f6f6f2")
    s.sun(26, 20, 3.2, "#ffe8c4", 2)
    sheet, frame = "#f4f6f6", s.stuff("#b9c2c6", 0.3, metal=0.5)
    for x in (-1.6, 2.2):
        s.box(x, 4.6, 0.3, (1.1, 2.2, 0.1), frame)
        s.box(x, 4.6, 0.42, (1.0, 2.1, 0.22), sheet, edge=0.08)
        s.box(x, 5.5, 0.62, (0.7, 0.4, 0.16), sheet, edge=0.07)
        s.box(x, 5.75, 0.3, (1.1, 0.06, 0.8), frame)
    s.box(-1.6, 4.1, 0.6, (1.06, 1.5, 0.12), "#7fb0b8", edge=0.05)
    person(
        s,
        (-1.6, 5.25, 0.2),
        0,
        wear="robe",
        head="hair",
        cloth="#cfe0ea",
        legs="sit",
        left="front",
        right="front",
    )
    person(
        s,
        (-0.4, 4.3, 0),
        -62,
        wear="robe",
        head="scarf",
        cloth="#f6f6f4",
        cover="#2f7278",
        left="front",
        right="front",
    )
    person(
        s,
        (0.5, 5.4, 0),
        -40,
        wear="suit",
        head="hair",
        cloth="#3f8a86",
        lower="#3f8a86",
        left="front",
        right="front",
    )
    s.post(-2.6, 5.4, 0, 0.02, 2, frame)
    s.box(-2.6, 5.4, 1.75, (0.16, 0.06, 0.3), s.stuff("#e8f0f0", 0.1), edge=0.03)
    s.camera((0.9, -0.2, 1.6), (-0.6, 5, 1.1), lens=31, sharp=4.7, open_at=4)
    return 0.1
