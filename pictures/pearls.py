"""A day on a pearl divers' boat, in four pictures."""

import math

from pictures.kit import Scene, rough, spread
from pictures.people import person
from pictures.places import hills
from pictures.things import dhow, hull, table


def pearl_divers(s: Scene) -> float:
    """Under water: a diver, light from above."""
    s.dusk("#4fb4c4", "#073a4d", 0.55)

    def bed(x: float, y: float) -> float:
        return 0.5 * rough(x, y, 9, 1) + 0.12 * rough(x, y, 2, 5)

    s.ground(
        (-30, 30), (-4, 60), bed, s.stuff("#9a8d66", 0.95, grain=0.4, size=1.2, bump=0.4), step=0.4
    )
    for number in range(60):
        x, y = s.chance.uniform(-12, 12), s.chance.uniform(2, 30)
        colour = s.chance.choice(["#a8553f", "#c9a24a", "#7a3b5d", "#3f6b5a"])
        for _branch in range(5):
            s.tube(
                [
                    (x, y, bed(x, y)),
                    (
                        x + s.chance.gauss(0, 0.2),
                        y + s.chance.gauss(0, 0.2),
                        bed(x, y) + s.chance.uniform(0.3, 1),
                    ),
                ],
                0.06,
                s.stuff(colour, 0.8),
                tip=0.4,
            )
        if number % 4 == 0:
            s.ball((x + 0.5, y, bed(x, y)), 0.5, s.stuff("#5b5346", 0.95, bump=0.6, size=3))
    diver = person(
        s,
        (0.6, 7, 2.6),
        120,
        wear="suit",
        head="hair",
        cloth="#20303a",
        lower="#20303a",
        legs="run",
        left="point",
        right="out",
    )
    diver.rotation_euler.x = math.radians(72)
    for number in range(40):
        s.ball(
            (0.2 + s.chance.gauss(0, 0.3), 7 + s.chance.gauss(0, 0.2), 3.2 + number * 0.11),
            s.chance.uniform(0.02, 0.07),
            s.stuff("#dff6fa", 0.05),
        )
    for number in range(26):
        fish = s.ball(
            (-5 + s.chance.gauss(0, 2.2), 12 + s.chance.gauss(0, 2), 3.4 + s.chance.gauss(0, 0.7)),
            0.16,
            s.stuff("#d8c46a", 0.3),
            stretch=(1.8, 0.4, 0.8),
        )
        fish.rotation_euler.z = number * 0.03
    s.sun(72, 40, 5, "#c8f4f6", 3)
    s.mist(0.03, "#3fa0b4", 30)
    s.camera((-1.2, -0.5, 2.0), (0.4, 8, 2.6), lens=28)
    return 0.8


def pearl_boat(s: Scene) -> float:
    """The boat sets out before the sun."""
    s.dusk("#27406b", "#f0a878", 0.7)
    s.ocean(wave=0.3, colour="#17384a")
    hills(s, 500, 50, "#3a4460", 6)
    dhow(s, (0.5, 24, 0.1), 12, sail="#d8c7a6", size=1.3)
    for x, turn, way in ((-4, 60, "front"), (-2.2, 120, "down"), (2.8, 80, "point")):
        person(s, (x, 23.6 + x * 0.2, 2.2), turn, left=way, right="down", head="cap")
    s.lamp((-3, 22.8, 4.6), 60, "#ffb562")
    s.camera((-3, -2, 2.4), (0.4, 24, 5.4), lens=34)
    return 1.4


def pearl_table(s: Scene) -> float:
    """Open shells and pearls on a cloth, beside a small balance."""
    s.dusk("#e8dccb", "#c9d4e0", 0.25)
    table(s, 0, 0.5, (2, 1.4, 0.8), "#4a2f1e")
    s.box(0, 0.5, 0.8, (1.5, 1.1, 0.006), s.stuff("#23405f", 0.95, grain=0.3, size=20))
    rind = s.stuff("#4f463c", 0.8, grain=0.5, size=16, bump=0.5)
    inside = s.stuff("#d9cfd0", 0.12, metal=0.35, grain=0.2, size=8)
    pearl = s.stuff("#f2e8e2", 0.12, metal=0.25)
    for number in range(9):
        x, y = (
            -0.34 + (number % 4) * 0.2,
            0.26 + (number // 4) * 0.22 + s.chance.uniform(-0.03, 0.03),
        )
        for bowl, stuff in (((0.085, 0.03), rind), ((0.078, 0.031), inside)):
            wide, deep = bowl
            shape = [(wide * math.sin(a), 0.034 - deep * math.cos(a)) for a in spread(8, 0, 1.5)]
            s.lathe(shape, stuff, at=(x, y, 0.806), flat=1.25, turn=number * 50, fold=0.05)
        if number % 2 == 0:
            s.ball((x + 0.01, y, 0.822), s.chance.uniform(0.011, 0.018), pearl)
    for _number in range(24):
        at = (0.42 + s.chance.gauss(0, 0.045), 0.3 + s.chance.gauss(0, 0.045), 0.815)
        s.ball(at, s.chance.uniform(0.008, 0.015), pearl)
    brass = s.stuff("#c99a45", 0.2, metal=1)
    s.lathe(
        [(0, 0), (0.07, 0), (0.012, 0.03), (0.008, 0.3), (0, 0.31)], brass, at=(0.2, 0.74, 0.806)
    )
    s.tube([(0.02, 0.74, 1.1), (0.2, 0.74, 1.11), (0.38, 0.74, 1.08)], 0.006, brass)
    for x, z in ((0.02, 1.1), (0.38, 1.08)):
        for angle in (0, 2.1, 4.2):
            rim = (x + 0.06 * math.cos(angle), 0.74 + 0.06 * math.sin(angle), z - 0.18)
            s.tube([(x, 0.74, z), rim], 0.0015, brass)
        s.lathe([(0, -0.02), (0.05, -0.01), (0.063, 0)], brass, at=(x, 0.74, z - 0.18))
    s.panel((-1.6, 0.2, 2.0), (0, 0.5, 0.8), 0.9, 60, "#fff0da")
    s.camera((0.1, -0.42, 1.3), (0.04, 0.5, 0.84), lens=40, sharp=1.0, open_at=3.2)
    return 0.4


def pearl_song(s: Scene) -> float:
    """Divers in the shade of the sail at noon."""
    s.sky(48, 140, strength=0.15)
    s.ocean(wave=0.35, colour="#0b5266")
    hull(s, (0, 8, 0), 15, 5.4, 1.8, "#5a3a24", turn=90, band="#2f6f72")
    wood = s.stuff("#a07a4e", 0.7, grain=0.4, size=2)
    s.box(0, 8, 1.5, (4.8, 12, 0.12), wood)
    for side in (-1, 1):
        s.box(side * 2.5, 7, 1.6, (0.14, 11, 0.55), "#6b4a2e")
    s.tube([(0, 10, 1.6), (0.1, 10, 10)], 0.16, "#6b4a2e")
    points, faces = [], []
    for row in range(9):
        for column in range(9):
            u, v = column / 8, row / 8
            sag = 0.7 * math.sin(math.pi * u) * math.sin(math.pi * v)
            points.append((-3 + 6 * u, 4 + 7 * v, 4.3 + 0.7 * v - sag))
    for row in range(8):
        for column in range(8):
            a = row * 9 + column
            faces.append((a, a + 1, a + 10, a + 9))
    s.mesh(points, faces, s.stuff("#efe2c4", 0.9), smooth=True)
    places = ((-1.7, 6, 70), (-1.8, 7.4, 80), (-1.5, 8.8, 110), (1.7, 6.4, -70), (1.8, 7.8, -90))
    for number, (x, y, turn) in enumerate(places):
        ways = ("front", "up", "ear", "front", "out")
        cloth = ("#efe2c4", "#2f7278", "#b5452f", "#d8c7a6", "#23405f")[number]
        dress = {"wear": "shirt", "cloth": cloth, "lower": "#d8cdb8", "legs": "sit"}
        person(s, (x, y, 1.62), turn, left=ways[number], right="front", **dress)
    person(s, (0.4, 10.6, 1.62), -10, wear="suit", head="cap", cloth="#8a7a60", right="up")
    for x, y in ((-0.6, 5.4), (0.7, 5.8), (0.2, 7.2)):
        s.lathe([(0.22, 0), (0.34, 0.34), (0.31, 0.34), (0.2, 0.05)], wood, at=(x, y, 1.62))
    s.camera((0.5, 0.2, 3.2), (-0.1, 8.4, 2.6), lens=27)
    return 0.0
