"""Evenings before an audience, and games."""

import math

from pictures.kit import Scene, spread
from pictures.people import anyone, crowd, person, towards
from pictures.things import chair, lantern


def qanadil_opening(s: Scene) -> float:
    """Lanterns over a courtyard full of people."""
    s.dusk("#101a38", "#3b2c4f", 0.5)
    s.floor(s.stuff("#6b5a48", 0.5, grain=0.2, size=1))
    wall = s.stuff("#b08a5c", 0.9, grain=0.2, size=0.7)
    s.box(0, 19, 0, (34, 1, 9), wall)
    for x in spread(7, -12, 12):
        s.box(x, 18.4, 0, (2.2, 0.3, 3.2), "#2a1d1a")
        disc = s.lathe([(0, 0), (1.1, 0), (1.1, 0.3), (0, 0.3)], "#2a1d1a", at=(x, 18.55, 3.2))
        disc.rotation_euler = (math.radians(90), 0, 0)
        s.box(x, 18.4, 5.6, (1.1, 0.3, 1.7), s.stuff("#ffc069", glow=2.4))
    colours = ("#ff9d3c", "#ffc861", "#f2643d", "#5fc3b0", "#ffd98a", "#d95b8a")
    for row in range(7):
        y = 3 + row * 2.3
        for column in range(9):
            x = (column - 4) * 1.7 + s.chance.uniform(-0.4, 0.4)
            z = 3.5 + s.chance.uniform(-0.5, 0.9) - 0.05 * abs(column - 4)
            lantern(s, (x, y, z), s.chance.choice(colours), size=1.1, rope=6 - z + 2)
        s.tube([(-9, y, 8), (0, y, 6), (9, y, 8)], 0.02, "#20160f")
        for x in (-4, 0, 4):
            s.lamp((x, y, 3.2), 55, "#ffb562", 0.5)
    for _number in range(60):
        anyone(
            s,
            (s.chance.uniform(-8, 8), s.chance.uniform(5.4, 17), 0),
            s.chance.uniform(0, 360),
            right=s.chance.choice(["down", "up", "front", "point"]),
        )
    person(
        s,
        (-0.8, 3.9, 0),
        165,
        wear="suit",
        head="scarf",
        cloth="#53386b",
        cover="#c9a24a",
        right="point",
    )
    person(s, (-0.1, 3.8, 0), 190, wear="suit", head="hair", cloth="#b8433a", right="up", scale=0.6)
    s.camera((0.4, -1.4, 1.6), (0, 8, 2.7), lens=26)
    return 0.7


def oud_night(s: Scene) -> float:
    """A player on a small stage, listeners in the dark."""
    s.dusk("#0a0a12", "#20161c", 0.3)
    s.floor(s.stuff("#3a2a20", 0.4))
    s.box(0, 6, 0, (18, 0.3, 7), s.stuff("#5a2a2a", 0.95, grain=0.3, size=0.4))
    s.box(0, 4, 0, (6, 3, 0.4), s.stuff("#6b4a2e", 0.4, grain=0.3, size=2))
    chair(s, 0, 4.3, 0, "#3a2a20")
    person(
        s,
        (0, 4.0, 0.5),
        14,
        wear="suit",
        head="hair",
        cloth="#efe6d4",
        lower="#20242a",
        legs="sit",
        left="out",
        right="front",
    )
    wood = s.stuff("#b8763a", 0.3, grain=0.5, size=5)
    oud = s.ball((-0.02, 3.55, 1.32), 0.25, wood, stretch=(1.35, 0.5, 1))
    oud.rotation_euler.y = 0.3
    s.tube([(-0.25, 3.5, 1.4), (-0.85, 3.5, 1.62)], 0.03, s.stuff("#241812", 0.4))
    s.tube([(-0.85, 3.5, 1.62), (-0.9, 3.62, 1.5)], 0.025, s.stuff("#241812", 0.4))
    s.ball((-0.04, 3.42, 1.33), 0.07, "#241812", stretch=(1, 0.2, 1))
    for row in range(3):
        for x in spread(8, -3.8, 3.8):
            anyone(
                s,
                (x + s.chance.uniform(-0.2, 0.2) + row * 0.2, 1.5 - row * 1.1, -0.1),
                180,
                legs="sit",
            )
    for x in (-2.3, 2.3):
        lantern(s, (x, 4.8, 1.9), "#ffb562", size=1.4, rope=3)
        s.lamp((x, 4.6, 1.9), 22, "#ffb562")
    s.beam((2.5, 0, 6), (0, 4, 1.2), 900, 26, "#ffe0b0")
    s.camera((0.6, -3.2, 1.75), (-0.1, 4, 1.25), lens=36, sharp=7, open_at=2.4)
    return 1.9


def _goal(s: Scene, white: str) -> None:
    for x in (-3.66, 3.66):
        s.post(x, 26, 0, 0.06, 2.44, white)
    s.tube([(-3.66, 26, 2.44), (3.66, 26, 2.44)], 0.06, white)
    for number in range(25):
        x = -3.66 + number * 0.305
        s.tube([(x, 26, 2.44), (x, 27.4, 1.9), (x, 28, 0)], 0.012, white)
    for number in range(9):
        z = number * 0.26
        s.tube([(-3.66, 28 - z * 0.25, z), (3.66, 28 - z * 0.25, z)], 0.012, white)


def _lines(s: Scene, white: str) -> None:
    for x, y, wide, deep in (
        (0, 9.5, 40, 0.12),
        (-20, 18, 0.12, 17),
        (20, 18, 0.12, 17),
        (0, 20.5, 18, 0.12),
        (-9, 23, 0.12, 5),
        (9, 23, 0.12, 5),
        (0, 26, 60, 0.12),
    ):
        s.box(x, y, 0.012, (wide, deep, 0.01), white)


def _floodlights(s: Scene) -> None:
    for x in (-26, 26):
        s.post(x, 44, 0, 0.4, 20, "#20242a")
        for number in range(12):
            s.ball(
                (x - 2 + number % 4 * 1.3, 43, 18 + number // 4 * 1.2),
                0.5,
                s.stuff("#ffffff", glow=30),
            )
        s.beam((x, 30, 26), (0, 16, 0), 60000, 70, "#eef4ff")
    s.beam((0, -20, 30), (0, 18, 0), 90000, 60, "#eef4ff")


def ports_cup_final(s: Scene) -> float:
    """A shot at goal under floodlights."""
    s.dusk("#0a1328", "#1d2f4f", 0.4)
    s.floor(s.stuff("#2f6b3a", 0.9, grain=0.25, size=0.35))
    for number in range(12):
        if number % 2:
            s.box(0, number * 5 - 6, 0.0, (90, 5, 0.01), "#37793f")
    white = "#f2f4ee"
    _goal(s, white)
    _lines(s, white)
    crowd(s, 36, 16, ("#b5342b", "#b5342b", "#f2efe8", "#e0a030", "#23405f"))
    _floodlights(s)
    red, blue = "#b5221f", "#e9edf2"
    striker = person(
        s,
        (0.9, 8.2, 0.0),
        186,
        cloth=red,
        lower=red,
        legs="kick",
        left="out",
        right="out",
    )
    striker.rotation_euler.x = -0.12
    for x, y, turn, shirt, legs in (
        (3.4, 12, 190, red, "run"),
        (-3.2, 13.4, 20, blue, "run"),
        (2.2, 15.6, -30, blue, "run"),
        (-5.6, 10.6, 170, red, "run"),
        (6.4, 17.5, 10, blue, "stand"),
    ):
        person(
            s,
            (x, y, 0),
            turn,
            cloth=shirt,
            lower=shirt,
            legs=legs,
            left="out",
            right="front",
        )
    keeper = person(
        s,
        (-0.9, 25.2, 0.5),
        0,
        cloth="#e0a030",
        lower="#20242a",
        left="up",
        right="up",
    )
    keeper.rotation_euler.y = -0.9
    ball = s.ball((-0.5, 17, 1.5), 0.13, white)
    ball.scale = (1.2, 1.2, 1.2)
    s.camera((1.9, 3.2, 1.15), (-0.3, 20, 2.2), lens=34, sharp=5.6, open_at=5.6)
    return 0.3


def weightlifter(s: Scene) -> float:
    """A young lifter holds the bar over her head."""
    s.dusk("#1a2030", "#2c3850", 0.4)
    s.floor("#33404f")
    s.box(0, 4, 0, (5, 4, 0.12), s.stuff("#8a6240", 0.5, grain=0.3, size=2))
    s.box(0, 8, 0, (20, 0.3, 6), "#1d3f5a")
    for x in spread(5, -6, 6):
        s.box(x, 7.8, 0, (0.5, 0.1, 6), "#e0a030")
    person(
        s,
        (0, 4, 0.12),
        0,
        wear="suit",
        head="scarf",
        cloth="#a8222a",
        lower="#15181c",
        cover="#15181c",
        left="up",
        right="up",
    )
    steel = s.stuff("#c9ced2", 0.2, metal=1)
    s.tube([(-1.1, 3.9, 2.02), (1.1, 3.9, 2.02)], 0.016, steel)
    for side in (-1, 1):
        for place, radius, colour in (
            (0.86, 0.23, "#b5221f"),
            (0.92, 0.23, "#b5221f"),
            (0.98, 0.18, "#1d5b7a"),
            (1.03, 0.12, "#e0a030"),
        ):
            disc = s.lathe(
                [(0, 0), (radius, 0), (radius, 0.045), (0, 0.045)],
                s.stuff(colour, 0.4),
                at=(side * place, 3.9, 2.02),
            )
            disc.rotation_euler = (0, math.radians(90), 0)
    for x in (-3.2, -2.4, 2.6, 3.4):
        at = (x, 5.8, 0)
        anyone(s, at, towards(at, (0, 4, 0)), right="up" if x > 0 else "down")
    s.beam((-3, -1, 7), (0, 4, 1.4), 2200, 36, "#fff0d8")
    s.beam((4, 0, 7), (0, 4, 1.4), 1500, 36, "#d8e6ff")
    s.camera((0.7, -0.6, 0.9), (0, 4, 1.32), lens=34, sharp=4.6, open_at=2.8)
    return 0.9
