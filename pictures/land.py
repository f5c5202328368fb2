"""Desert, fields, rivers and roads."""

import math

import bpy

from pictures.kit import Point, Scene, rough, spread
from pictures.people import anyone, person
from pictures.places import dunes, hills, palm


def water_link_first(s: Scene) -> float:
    """A pipeline over the sand and those who lay it."""
    s.sky(16, 70, strength=0.15)
    dunes(s, high=4, colour="#cfa066", seed=6)
    blue = s.stuff("#3f7f96", 0.35, metal=0.2)
    points = [(-3 + 0.0009 * y * y, y, 1.9 + 0.3 * math.sin(y / 22)) for y in spread(40, -6, 190)]
    s.tube(points, 0.75, blue)
    for number, (x, y, z) in enumerate(points):
        if number % 2 == 0:
            s.box(x, y, z - 3.4, (2.3, 0.6, 3.2), "#b8ad9a")
        ring = s.ring((x, y, z), 0.78, 0.07, s.stuff("#2b5d70", 0.4), tilt=90)
        ring.rotation_euler.z = -0.0018 * y
    for x, y, turn, right in (
        (0.2, 8.6, 60, "point"),
        (1.1, 9.3, 90, "hip"),
        (0.6, 15, 80, "front"),
    ):
        person(s, (x, y, 0.15), turn, head="helmet", cloth="#d9692b", right=right, left="down")
    s.box(9, 26, -0.5, (2.4, 5.6, 2.2), "#c9a24a", turn=20, edge=0.1)
    s.box(9.4, 28, 1.2, (2.2, 2, 1.4), "#c9a24a", turn=20, edge=0.1)
    hills(s, 300, 40, "#a88a66", 4)
    s.camera((2.6, -1.2, 2.3), (-0.5, 24, 2.2), lens=30)
    return -0.25


def noon_silence(s: Scene) -> float:
    """A courtyard at noon, nobody in it but a cat's shade of a palm and a chair."""
    s.sky(62, 130, strength=0.15)
    wall = s.stuff("#e2cfa8", 0.95, grain=0.1, size=0.8)
    s.floor(s.stuff("#d6bf94", 0.9, grain=0.15, size=0.8))
    s.box(0, 14, 0, (26, 0.6, 5), wall)
    s.box(-8.6, 7, 0, (0.6, 14, 5), wall)
    s.box(9.6, 7, 0, (0.6, 14, 5), wall)
    door = s.stuff("#2f6f72", 0.6, grain=0.3, size=5)
    s.box(1.2, 13.6, 0, (2.2, 0.3, 3), door)
    for x in (0.7, 1.7):
        for z in (0.4, 1.3, 2.2):
            s.box(x, 13.44, z, (0.7, 0.06, 0.6), "#255a5c")
    for x in (-5, 6):
        s.box(x, 13.66, 1.9, (1.2, 0.2, 1.7), "#3a2c20")
        for bar in range(5):
            s.box(x - 0.45 + bar * 0.22, 13.5, 1.9, (0.05, 0.05, 1.7), "#6b4a2e")
    palm(s, (-3.6, 9.6, 0), 5.4, 0.7)
    s.lathe([(0.9, 0), (0.9, 0.5), (0.8, 0.5), (0.8, 0.1)], "#cfc0a0", at=(4.2, 8, 0), around=8)
    s.lathe([(0, 0.4), (0.8, 0.4)], s.water("#1f6f78"), at=(4.2, 8, 0), around=8)
    wood = "#7a5636"
    s.box(0.2, 8.4, 0.42, (0.5, 0.5, 0.05), wood)
    s.box(0.2, 8.65, 0.45, (0.5, 0.05, 0.6), wood)
    for a in (-0.22, 0.22):
        for b in (-0.22, 0.22):
            s.box(0.2 + a, 8.4 + b, 0, (0.05, 0.05, 0.44), wood)
    person(
        s,
        (6.6, 12.6, 0),
        -20,
        wear="robe",
        head="ghutra",
        cloth="#f0ece2",
        left="front",
        right="front",
        legs="sit",
    )
    s.camera((1.6, -3.4, 2.2), (0.2, 11, 1.7), lens=28)
    return -0.7


def rice_before_harvest(s: Scene) -> float:
    """Flooded terraces at sunrise, a few people at work."""
    s.sky(10, 20, strength=0.13, haze=3)
    mirror = s.water("#3f5a5c", 0.03)
    earth = s.stuff("#5a4a2c", 0.95, grain=0.4, size=1)
    for step in range(13):
        y, z = 4 + step * 6.4 + step**1.5 * 0.8, step * 0.85
        s.box(0, y + 130, z - 10, (340, 260, 10), mirror)
        points = [
            (x, y + 2.4 * math.sin(x / 13 + step * 1.3), z + 0.12) for x in spread(60, -90, 90)
        ]
        s.tube(points, 0.4, earth)
    shoot = s.mesh(
        [(-0.012, 0, 0), (0.012, 0, 0), (0.05, 0.02, 0.5), (-0.08, 0, 0.42), (0.11, 0.03, 0.38)],
        [(0, 1, 2), (0, 1, 3), (0, 1, 4)],
        "#6f9a3c",
    )
    for step in range(5):
        y, z = 4 + step * 6.4 + step**1.5 * 0.8, step * 0.85
        for _number in range(420):
            x = s.chance.uniform(-16 - step * 5, 16 + step * 5)
            row = round(s.chance.uniform(0, 5.2) / 0.8) * 0.8
            s.again(
                shoot,
                (x, y + 1 + row + 2.4 * math.sin(x / 13 + step * 1.3), z),
                s.chance.uniform(0, 360),
                1.1,
            )
    for x, y, z, turn in ((-2.4, 13.5, 0.85, 120), (1.2, 14.8, 0.85, 100), (7, 22.5, 1.7, 200)):
        one = person(
            s,
            (x, y, z - 0.1),
            turn,
            wear="suit",
            head="cap",
            cover="#d8b368",
            left="front",
            right="front",
        )
        one.rotation_euler.x = 0.1
    hills(s, 210, 70, "#5d6f66", 11)
    s.camera((0, -3, 4.4), (0.5, 22, 3.4), lens=32)
    return 1.6


def river_returns(s: Scene) -> float:
    """Water in a dry valley; people come to look."""
    s.sky(24, -70, strength=0.15)

    def bank(x: float, y: float) -> float:
        middle = 5 * math.sin(y / 17) + 1.4
        away = abs(x - middle)
        return (
            min(3.2, 0.02 * max(0, away - 2.4) ** 2 * 2)
            - 0.6 * max(0, 1 - away / 3.4)
            + 0.25 * rough(x, y, 5, 3)
            + 0.1
        )

    s.ground(
        (-60, 60),
        (-6, 170),
        bank,
        s.stuff("#b59468", 0.95, grain=0.35, size=0.5, bump=0.3),
        step=0.6,
    )
    s.floor(s.water("#2f6468", 0.04), 0.02)
    reed = s.mesh(
        [(-0.02, 0, 0), (0.02, 0, 0), (0.1, 0.05, 1.5), (-0.16, 0, 1.2)],
        [(0, 1, 2), (0, 1, 3)],
        "#6b7f3a",
    )
    for _number in range(900):
        y = s.chance.uniform(2, 70)
        side = s.chance.choice([-1, 1])
        x = 5 * math.sin(y / 17) + 1.4 + side * s.chance.uniform(2.6, 4.4)
        s.again(
            reed, (x, y, bank(x, y) - 0.05), s.chance.uniform(0, 360), s.chance.uniform(0.5, 1.1)
        )
    hills(s, 190, 80, "#a0815c", 2)
    for x, y, turn, kind in (
        (-1.9, 10.2, -60, "child"),
        (-3.0, 11, -50, "adult"),
        (-2.2, 12.4, -70, "adult"),
        (9.4, 20, 80, "adult"),
    ):
        anyone(
            s,
            (x, y, bank(x, y)),
            turn,
            scale=0.62 if kind == "child" else 1.0,
            right="point" if kind == "child" else "down",
        )
    for x, y in ((-9, 40), (-13, 46), (14, 52), (17, 60), (-20, 70)):
        palm(s, (x, y, bank(x, y)), 7.5, 0.5)
    s.camera((-4.4, -1.5, 3.4), (2.2, 24, 0.8), lens=30)
    return 0.0


def wheat_reserve(s: Scene) -> float:
    """Silos, a mountain of grain and a scale's shadow of men."""
    s.sky(20, -40, strength=0.15)
    s.floor(s.stuff("#a8977c", 0.9, grain=0.2, size=0.4))
    steel = s.stuff("#b9bfc2", 0.3, metal=0.7)
    for number in range(5):
        x, y = -24 + number * 12.5, 64 + (number % 2) * 8
        s.lathe([(5, 0), (5, 19), (0.6, 23), (0, 23)], steel, at=(x, y, 0), around=40)
        for height in range(1, 19, 2):
            s.ring((x, y, height), 5.03, 0.09, s.stuff("#8b949b", 0.4, metal=0.7))
        s.tube([(x - 12, y - 3, 25), (x, y, 23.2)], 0.5, steel)
    gold = s.stuff("#d2a13e", 0.9, grain=0.25, size=26, bump=0.5)
    s.lathe([(0, 6.2), (0.5, 6.0), (9.5, 0)], gold, at=(-6, 26, 0), around=60)
    s.lathe([(0, 3.6), (0.4, 3.5), (6, 0)], gold, at=(8, 22, 0), around=60)
    s.tube([(6.8, 36, 9), (-5.6, 26.4, 7.8)], 0.45, "#a8402f")
    s.tube([(-5.7, 26.3, 7.7), (-5.9, 26.1, 6.2)], 0.3, gold)
    for x in (4.5, 8):
        s.tube([(x, 34, 0), (x, 34, 7)], 0.2, "#a8402f")
    s.box(14, 30, 0.9, (3, 8, 2.6), "#2f5f7a", turn=-14, edge=0.08)
    s.box(13, 25, 0.9, (2.8, 2.4, 3), s.stuff("#f0ede6", 0.4), turn=-14, edge=0.25)
    person(s, (1.6, 11, 0), 165, wear="robe", head="ghutra", cloth="#e2dccb", right="point")
    person(s, (2.8, 11.4, 0), 190, head="helmet", cloth="#23405f", left="front", right="front")
    person(
        s,
        (-8.6, 17.6, 0.9),
        20,
        wear="suit",
        head="cap",
        cloth="#8a7a60",
        left="front",
        right="front",
    )
    s.camera((2.8, 1.2, 1.7), (0, 26, 4.6), lens=30)
    return 0.0


def solar_field(s: Scene) -> float:
    """Mirrors of the sun in rows, somebody who cleans them."""
    s.sky(28, 60, strength=0.14)
    dunes(s, high=1.2, colour="#cba26c", seed=12)
    pane, steel = s.stuff("#14264a", 0.08, metal=0.4), s.stuff("#aab0b4", 0.4, metal=0.8)
    for row in range(13):
        for column in range(9):
            x, y = -27 + column * 6.6, 8 + row * 5.6
            one = s.box(x, y, 1.5, (6, 2.9, 0.08), pane)
            one.rotation_euler.x = math.radians(30)
            for line in range(1, 6):
                strip = s.box(x - 3 + line, y, 1.56, (0.035, 2.9, 0.08), steel)
                strip.rotation_euler.x = math.radians(30)
            s.post(x, y + 0.3, -1, 0.09, 2.5, steel)
    person(
        s, (2.6, 5.6, 0.2), 160, wear="suit", head="cap", cloth="#e0a030", left="out", right="up"
    )
    s.tube([(2.2, 5.6, 0.4), (1.9, 6.6, 2.6)], 0.02, "#6b4a2e")
    hills(s, 330, 50, "#a88a66", 4)
    s.camera((5, -1.4, 3.4), (0, 22, 1.2), lens=29)
    return 0.0


def _oryx(s: Scene, at: Point, turn: float, size: float) -> None:
    white, dark = "#efe8da", "#2a201a"
    hang = s.put(bpy.data.objects.new("oryx", None), at, turn)
    hang.scale = (size, size, size)
    parts = [
        s.ball((0, 0, 1.05), 0.42, white, stretch=(1.7, 0.75, 0.8)),
        s.tube([(0.55, 0, 1.15), (0.95, 0, 1.6)], 0.16, white),
        s.ball((1.08, 0, 1.66), 0.14, white, stretch=(1.6, 0.8, 0.9)),
        s.ball((1.16, 0, 1.66), 0.1, dark, stretch=(1.2, 0.85, 0.7)),
        s.tube([(-0.68, 0, 1.1), (-0.82, 0, 0.6)], 0.04, dark),
    ]
    for side in (-0.06, 0.06):
        parts.append(
            s.tube(
                [(1.0, side, 1.74), (0.8, side * 1.6, 2.2), (0.55, side * 2, 2.6)],
                0.025,
                dark,
                tip=0.4,
            )
        )
    for leg in (-0.5, -0.42, 0.4, 0.5):
        parts.append(
            s.tube(
                [
                    (leg, 0.12 if leg > 0 else -0.12, 0.95),
                    (leg + 0.02, 0.1 if leg > 0 else -0.1, -0.5),
                ],
                0.06,
                white,
                tip=0.7,
            )
        )
    for part in parts:
        part.parent = hang


def oryx_return(s: Scene) -> float:
    """A small herd on a dune at sunset, two rangers watching."""
    s.sky(5, 25, strength=0.13, haze=2)
    dunes(s, high=5, colour="#d49a58", seed=15)

    def crest(x: float, y: float) -> float:
        return 3.4 * math.exp(-(((y - 26) / 8) ** 2)) + 0.5 * rough(x, y, 14, 5) + 0.02 * x

    sand = s.stuff("#d49a58", 0.95, grain=0.12, size=0.4, bump=0.12)
    s.ground((-60, 60), (-8, 46), crest, sand, step=0.5)
    for x, y, size, turn in (
        (-2, 24, 1.0, 0),
        (1.4, 26, 1.05, 12),
        (4.4, 25, 0.7, -8),
        (8, 29, 1.0, 170),
        (-6.4, 28, 1.0, 6),
    ):
        _oryx(s, (x, y, crest(x, y) + 0.45 * size), turn, size)
    person(
        s,
        (-4.0, 11, crest(-4, 11)),
        165,
        wear="suit",
        head="ghutra",
        cloth="#7a7358",
        cover="#b5342b",
        right="ear",
    )
    person(
        s,
        (-3.1, 11.4, crest(-3.1, 11.4)),
        170,
        wear="suit",
        head="cap",
        cloth="#7a7358",
        left="hip",
    )
    s.camera((-1.4, 2, 2.6), (0.2, 25, 4.2), lens=32)
    return 0.3


def snow_camp(s: Scene) -> float:
    """Snow on a mountain road; a bus and people who dig."""
    s.sky(18, 110, strength=0.14)
    snow = s.stuff("#eef2f6", 0.8, soft=0.1)

    def slope(x: float, y: float) -> float:
        side = max(0.0, x - 3) * 0.35 + max(0.0, -x - 4.5) * -0.3
        return (
            side
            + 0.5 * rough(x, y, 8, 3)
            + 0.06 * rough(x, y, 1.2, 7)
            - (0.5 if -3.4 < x < 2.4 else 0)
        )

    s.ground((-60, 60), (-6, 150), slope, snow, step=0.5)
    s.box(-0.5, 70, -0.32, (5.2, 160, 0.1), s.stuff("#8f969c", 0.6, grain=0.3, size=1))
    hills(s, 160, 120, "#dfe6ee", 5)
    s.box(-1.0, 20, 0.2, (2.6, 8.5, 2.8), s.stuff("#b5342b", 0.35), edge=0.25)
    s.box(-1.0, 15.7, 1.5, (2.3, 0.1, 1.1), s.stuff("#16202a", 0.1))
    for number in range(5):
        s.box(0.32, 17 + number * 1.5, 1.6, (0.06, 1.2, 0.9), s.stuff("#ffcf87", glow=1.2))
    for x, y, turn in ((1.4, 10, 100), (-2.6, 12, -60), (2.0, 14, 120), (0.6, 8.2, 150)):
        anyone(
            s,
            (x, y, -0.2),
            turn,
            wear="suit",
            head="cap",
            left="front",
            right="front",
            cloth=s.chance.choice(["#c08a1a", "#1d5b7a", "#7a2f2b"]),
        )
        s.tube([(x - 0.3, y - 0.4, 0.9), (x + 0.3, y - 0.7, -0.2)], 0.02, "#6b4a2e")
    for _number in range(46):
        x, y = s.chance.choice([-1, 1]) * s.chance.uniform(9, 40), s.chance.uniform(20, 120)
        for level in range(4):
            s.lathe(
                [(0, 1.6), (1.5 - level * 0.3, 0)],
                "#2f4a3c",
                at=(x, y, slope(x, y) + 0.6 + level * 1.1),
                around=9,
            )
    s.camera((1.2, -1.5, 2.6), (-0.6, 22, 2.4), lens=30)
    return -0.2
