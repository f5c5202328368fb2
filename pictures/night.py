"""Under stars."""

import math

from pictures.kit import Scene, rough, spread
from pictures.people import anyone, person
from pictures.places import city, dunes, hills


def cinema_caravan(s: Scene) -> float:
    """A screen in the desert at night, people on carpets."""
    s.dusk("#0b1430", "#4a3f63", 0.4)
    dunes(s, high=0.5, colour="#8f744f", seed=9)
    frame = "#20160f"
    s.box(0, 20, 0, (9.4, 0.2, 6.2), frame)
    s.box(0, 19.85, 1.0, (9, 0.06, 5), s.stuff("#f2e2b8", glow=2.1))
    s.box(1.6, 19.8, 1.0, (2.2, 0.04, 1.5), s.stuff("#b8763a", glow=0.9))
    s.lathe(
        [(0, 0), (0.9, 0), (0.9, 0.04), (0, 0.04)],
        s.stuff("#e8663a", glow=2.6),
        at=(-1.8, 19.8, 4.2),
    ).rotation_euler = (math.radians(90), 0, 0)
    s.panel((0, 19.4, 3.4), (0, 8, 0.4), 7, 460, "#ffe0a8")
    for row in range(6):
        for x in spread(9, -4.4, 4.4):
            if s.chance.random() < 0.86:
                anyone(
                    s,
                    (x + s.chance.uniform(-0.3, 0.3), 7.6 + row * 1.5, 0.0),
                    180,
                    legs="sit",
                    scale=s.chance.choice([1, 1, 0.66]),
                )
    for number in range(5):
        s.box(
            -4 + number * 2,
            9 + number % 2 * 2,
            0.1,
            (1.9, 2.6, 0.04),
            s.stuff(("#7a2f2b", "#23405f", "#1d5b4f")[number % 3], 0.95),
        )
    s.box(7.4, 11.5, 0.3, (2.4, 5, 2.5), s.stuff("#2f7278", 0.4), turn=18, edge=0.2)
    s.box(6.2, 11.2, 1.5, (0.1, 2.4, 0.9), s.stuff("#ffcf87", glow=2), turn=18)
    for _number in range(160):
        s.ball(
            (s.chance.uniform(-900, 900), 1500, s.chance.uniform(60, 900)),
            s.chance.uniform(0.8, 1.9),
            s.stuff("#ffffff", glow=5),
        )
    s.camera((-0.8, 0.4, 2.7), (0.3, 18, 2.9), lens=30)
    return 1.2


def night_train(s: Scene) -> float:
    """A train with lit windows in open country after sunset."""
    s.dusk("#101c3c", "#c9745a", 0.55)

    def plain(x: float, y: float) -> float:
        return 0.7 * rough(x, y, 18, 2) - 0.3

    s.ground((-130, 130), (-5, 220), plain, s.stuff("#4f4a34", 0.95, grain=0.4, size=0.5), step=2)
    hills(s, 240, 46, "#2b3350", 7)
    s.box(0, 34, -0.4, (300, 4.5, 1.1), s.stuff("#5c564c", 0.95, grain=0.4, size=2))
    for y in (33.2, 34.8):
        s.tube([(-150, y, 0.85), (150, y, 0.85)], 0.08, s.stuff("#8b949b", 0.3, metal=1))
    for number in range(7):
        x = -44 + number * 16.5
        body = "#7a2f2b" if number < 6 else "#1d2b3a"
        s.box(x, 34, 1.4, (15.8, 2.9, 3.1), s.stuff(body, 0.35), edge=0.3)
        s.box(x, 34, 2.35, (15.9, 2.94, 0.1), s.stuff("#d8b368", 0.4))
        for window in range(8):
            if number < 6:
                s.box(
                    x - 6.4 + window * 1.85,
                    32.5,
                    2.75,
                    (1.25, 0.06, 0.95),
                    s.stuff("#ffc877", glow=6),
                )
        s.lamp((x, 31, 2.8), 90, "#ffc877", 1)
    s.beam((56, 34, 2.6), (110, 33, 1), 60000, 24)
    s.ball((55.6, 33.4, 2.4), 0.3, s.stuff("#fff2d8", glow=40))
    for x in spread(9, -90, 90):
        s.post(x, 40, 0, 0.12, 6.4, "#241d18")
        s.box(x, 40, 5.8, (2, 0.12, 0.12), "#241d18")
    person(
        s,
        (-4.2, 11, 0.1),
        178,
        wear="robe",
        head="ghutra",
        cloth="#8a7a60",
        right="up",
        left="down",
    )
    person(
        s, (-3.2, 11.4, 0.1), 182, wear="suit", head="hair", cloth="#7a2f2b", right="up", scale=0.62
    )
    s.camera((2, -2, 2.4), (1, 34, 3.4), lens=28)
    return 1.6


def observatory(s: Scene) -> float:
    """A dome on a mountain under stars."""
    s.dusk("#060b1e", "#27325a", 0.5)

    def peak(x: float, y: float) -> float:
        return 9 * math.exp(-(((x - 5) / 20) ** 2) - ((y - 40) / 18) ** 2) + 0.9 * rough(x, y, 8, 2)

    s.ground(
        (-80, 80),
        (-5, 130),
        peak,
        s.stuff("#4a3f3a", 0.95, grain=0.4, size=0.5, bump=0.4),
        step=0.9,
    )
    white = s.stuff("#dfe3e8", 0.4)
    s.lathe([(4.6, 0), (4.6, 3.4)], white, at=(5, 40, 8.6), around=40)
    s.lathe(
        [(4.8, 0), (4.6, 1.8), (3.4, 3.8), (1.6, 4.8), (0, 5.1)], white, at=(5, 40, 12), around=40
    )
    for height, deep in ((12.6, 4.75), (14, 4.2), (15.4, 3.2), (16.4, 1.9)):
        s.box(5, 40 - deep, height, (1.1, 0.5, 1.5), s.stuff("#ffb562", glow=2.2))
    s.box(5, 35.3, 8.6, (1.2, 0.2, 2.1), s.stuff("#ffcf87", glow=3))
    for x in (8.4, 1.4):
        s.box(x, 35.6, 9.6, (0.9, 0.2, 0.9), s.stuff("#ffcf87", glow=2))
    s.lamp((5, 33.4, 10.4), 260)
    for _number in range(900):
        angle = s.chance.uniform(-0.62, 0.62)
        s.ball(
            (1500 * math.sin(angle), 1500 * math.cos(angle), s.chance.uniform(-60, 950)),
            s.chance.uniform(0.5, 1.9) ** 1.5,
            s.stuff(s.chance.choice(["#ffffff", "#cfe0ff", "#ffe6c8"]), glow=9),
        )
    for x, y, turn in ((-3.2, 15, 150), (-2.2, 15.6, 190), (-4.1, 16, 170)):
        anyone(
            s, (x, y, peak(x, y) + 0.05), turn, wear="suit", right="point" if x == -3.2 else "down"
        )
    s.tube(
        [(-5.2, 15, peak(-5.2, 15)), (-5.0, 15, peak(-5, 15) + 1.3)], 0.05, s.stuff("#20242a", 0.4)
    )
    s.tube(
        [(-5.3, 14.6, peak(-5, 15) + 1.1), (-4.7, 15.6, peak(-5, 15) + 1.8)],
        0.11,
        s.stuff("#dfe3e8", 0.3),
    )
    s.camera((-3, 2, 3.8), (1.5, 40, 13.5), lens=30)
    return 1.3


def night_work_cities(s: Scene) -> float:
    """Workers on a floor of steel above a city at night."""
    s.dusk("#0a1230", "#4a3d5c", 0.5)
    city(
        s,
        near=90,
        far=260,
        half=190,
        tallest=90,
        lit=0.34,
        walls=("#242c40", "#1d2436", "#2f3548"),
        glow=5,
        z=-70,
    )
    s.floor(s.stuff("#12182a", 0.3), -70, 2000)
    for _number in range(90):
        s.ball(
            (s.chance.uniform(-160, 160), s.chance.uniform(60, 240), -68),
            0.7,
            s.stuff("#ffb562", glow=12),
        )
    steel, deck = s.stuff("#6b3a24", 0.6, metal=0.3), "#4f5560"
    s.box(0, 8, -0.3, (16, 12, 0.3), deck)
    for x in (-6.4, 6.4):
        s.box(x, 13.6, 0, (0.35, 0.35, 7), steel)
        s.box(x, 4.4, 0, (0.35, 0.35, 7), steel)
    s.box(0, 13.6, 4.4, (16, 0.3, 0.35), steel)
    for z in (0.55, 1.1):
        s.tube([(-8, 13.9, z), (8, 13.9, z)], 0.03, "#e0a030")
    for number in range(20):
        s.tube([(-5.4 + number * 0.4, 12.2, 0), (-5.4 + number * 0.4, 12.2, 1.3)], 0.018, steel)
    person(s, (-2.6, 9.4, 0), 120, head="helmet", cloth="#d9692b", left="front", right="front")
    person(
        s,
        (1.2, 10.6, 0),
        190,
        head="helmet",
        cloth="#d9692b",
        cover="#f2efe8",
        left="hip",
        right="point",
    )
    person(s, (3.0, 8.6, 0), 60, head="helmet", cloth="#c9b02a", left="front", right="front")
    person(s, (-4.6, 11.6, 0), 160, head="helmet", cloth="#c9b02a", legs="walk", left="up")
    s.ball((-2.2, 9.0, 0.95), 0.05, s.stuff("#cfe8ff", glow=120))
    s.lamp((-2.2, 8.9, 1.0), 60, "#bfe0ff", 0.02)
    for x in (-5.4, 5.4):
        s.ball((x, 4.8, 6.2), 0.2, s.stuff("#fff2d8", glow=20))
        s.beam((x, 4.8, 6.2), (x * 0.2, 10, 0), 7000, 80, "#fff2d8")
    s.panel((0, -2, 7), (0, 10, 0.8), 4, 700, "#dfe6ff")
    s.camera((0.4, -1.2, 2.7), (-0.2, 14, 1.5), lens=27)
    return 1.3
