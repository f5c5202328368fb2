"""Towns: streets, yards, shops."""

import math

from pictures.kit import Scene, spread
from pictures.people import anyone, person
from pictures.places import palm, street_lamp, tower
from pictures.things import heap


def _shelves_and_awning(s: Scene) -> None:
    for shelf in range(4):
        s.box(0, 14.0, 0.5 + shelf * 0.6, (8, 0.5, 0.04), "#8a6240")
        for x in spread(34, -3.9, 3.9):
            s.box(
                x,
                13.9,
                0.54 + shelf * 0.6,
                (s.chance.uniform(0.12, 0.2), 0.2, s.chance.uniform(0.2, 0.45)),
                s.stuff(
                    s.chance.choice(
                        ["#b5342b", "#e0a030", "#1d5b7a", "#6c8f3a", "#efe6d4", "#53386b"]
                    ),
                    0.5,
                ),
            )
    for stripe in range(12):
        one = s.box(
            -4.2 + stripe * 0.76,
            9.0,
            2.5,
            (0.76, 1.7, 0.05),
            s.stuff("#a8302a" if stripe % 2 else "#f2e9d6", 0.9),
        )
        one.rotation_euler.x = math.radians(24)


def corner_shops(s: Scene) -> float:
    """A lit corner shop at dusk, neighbours at its door."""
    s.dusk("#26365c", "#d98f6a", 0.45)
    s.floor(s.stuff("#6b6660", 0.5, grain=0.2, size=0.6))
    wall = s.stuff("#c9a877", 0.9, grain=0.15, size=0.6)
    s.box(0, 12, 2.9, (9, 5, 5.6), wall)
    s.box(-4.3, 12, 0, (0.5, 5, 3), wall)
    s.box(4.3, 12, 0, (0.5, 5, 3), wall)
    s.box(0, 14.4, 0, (9, 0.2, 3), "#e8d8b0")
    _shelves_and_awning(s)
    s.box(0, 9.45, 3.2, (7, 0.12, 0.7), "#1d5b4f")
    for x in (-2.4, 0, 2.4):
        s.lamp((x, 12, 2.7), 75, "#ffd79a", 0.3)
    for number, colour in enumerate(("#d9692b", "#b5342b", "#6c8f3a", "#e0a030", "#7a3b5d")):
        x = -3.6 + number * 0.95
        s.box(x, 8.7, 0, (0.85, 0.7, 0.6), "#8a6240")
        heap(s, (x, 8.7, 0.6), 0.8, 0.3, colour, bit=0.07)
    person(
        s, (2.6, 9.4, 0), 15, wear="suit", head="hair", cloth="#efe6d4", left="front", right="front"
    )
    person(
        s,
        (1.6, 7.9, 0),
        160,
        wear="dress",
        head="scarf",
        cloth="#2b2733",
        left="down",
        right="front",
    )
    person(s, (2.9, 7.6, 0), 175, wear="suit", head="hair", cloth="#b8433a", scale=0.62)
    for x, z in ((-2.6, 5), (0, 5), (2.6, 5)):
        s.box(
            x,
            9.46,
            z,
            (1.1, 0.1, 1.6),
            s.stuff("#ffcf87" if x == 0 else "#2b3444", 0.2, glow=1.6 if x == 0 else 0),
        )
    street_lamp(s, 5.6, 7, high=5, power=260)
    tower(s, -12, 17, (10, 8, 11), "#8f7a5c", lit=0.3)
    tower(s, 13, 18, (11, 8, 13), "#a08a68", lit=0.3)
    s.camera((-0.9, 0.2, 1.75), (0.4, 10, 2.3), lens=27)
    return 1.2


def _jars(s: Scene) -> None:
    for shelf in range(3):
        s.box(0, 6.0, 1.3 + shelf * 0.7, (8.4, 0.5, 0.05), "#5a3a24")
        for x in spread(22, -3.9, 3.9):
            s.lathe(
                [(0, 0), (0.13, 0), (0.14, 0.28), (0.09, 0.34), (0.09, 0.4), (0, 0.41)],
                s.stuff(
                    s.chance.choice(
                        ["#8a2f1f", "#c08a1a", "#6c7f3a", "#d8c9a0", "#7a4a2a", "#b5642b"]
                    ),
                    0.25,
                ),
                at=(x, 5.95, 1.35 + shelf * 0.7),
                around=14,
            )


def _sacks(s: Scene) -> None:
    colours = (
        "#b5341f",
        "#d99a1e",
        "#7f8f3a",
        "#e0c070",
        "#8a4a24",
        "#c9602a",
        "#efe0b8",
        "#6b3020",
        "#a8862f",
        "#d8452a",
    )
    for row in range(3):
        for column in range(6):
            x, y = -2.9 + column * 1.16 + row * 0.12, 1.4 + row * 1.15
            s.lathe(
                [
                    (0.44, 0),
                    (0.5, 0.3),
                    (0.48, 0.55 + row * 0.12),
                    (0.53, 0.6 + row * 0.12),
                    (0.46, 0.6 + row * 0.12),
                ],
                s.stuff("#b89a6a", 0.95, grain=0.2, size=8),
                at=(x, y, 0),
                around=22,
                fold=0.05,
            )
            s.lathe(
                [(0, 0.4), (0.12, 0.36), (0.47, 0)],
                s.stuff(colours[(row * 6 + column * 7) % 10], 0.95, grain=0.25, size=30, bump=0.5),
                at=(x, y, 0.56 + row * 0.12),
            )


def noor_and_sons(s: Scene) -> float:
    """A spice shop: open sacks in rows, the merchant behind."""
    s.dusk("#d9c4a0", "#e8d8b8", 0.18)
    s.floor(s.stuff("#7a6248", 0.8, grain=0.3, size=1))
    s.box(0, 6.4, 0, (10, 0.2, 4), s.stuff("#8f6a44", 0.9, grain=0.2, size=1))
    s.box(-4.4, 3, 0, (0.2, 8, 4), "#8f6a44")
    s.box(4.4, 3, 0, (0.2, 8, 4), "#8f6a44")
    _jars(s)
    _sacks(s)
    person(
        s,
        (0.8, 5.0, 0.15),
        6,
        wear="robe",
        head="cap",
        cloth="#e2dccb",
        cover="#f4efe2",
        left="front",
        right="out",
    )
    person(
        s,
        (-0.5, 5.2, 0.15),
        -14,
        wear="suit",
        head="hair",
        cloth="#2f7278",
        left="front",
        right="front",
    )
    for x in (-2, 0.4, 2.6):
        s.ball((x, 3.4, 2.9), 0.1, s.stuff("#ffe2ae", glow=16))
        s.lamp((x, 3.3, 2.8), 44, "#ffd79a")
    s.panel((0, -2.5, 3.6), (0, 3, 0.6), 3, 120, "#fff0da")
    s.camera((-0.5, -2.1, 1.85), (0.1, 3.6, 1.02), lens=30)
    return 0.3


def school_shade(s: Scene) -> float:
    """Cloths stretched over a school yard, children under them."""
    s.sky(50, 150, strength=0.15)
    s.floor(s.stuff("#d8c7a0", 0.9, grain=0.12, size=0.8))
    s.box(0, 24, 0, (34, 4, 6.4), "#e6d6b4")
    for row in range(2):
        for x in spread(9, -13, 13):
            s.box(x, 21.9, 1 + row * 3, (1.9, 0.1, 1.5), s.stuff("#2b4a5a", 0.1))
    for number, (x, y, colour) in enumerate(
        ((-5, 8, "#2f7f86"), (3.4, 10, "#d9a02f"), (-1.6, 15, "#b5452f"), (8, 16, "#2f7f86"))
    ):
        points, faces = [], []
        for row in range(9):
            for column in range(9):
                u, v = column / 8, row / 8
                sag = 1.1 * (u * (1 - u) + v * (1 - v))
                tilt = 0.9 * ((u - 0.5) * (v - 0.5)) * 4
                points.append(
                    (x + (u - 0.5) * 7.4, y + (v - 0.5) * 5.4, 4.2 + tilt - sag + number * 0.1)
                )
        for row in range(8):
            for column in range(8):
                a = row * 9 + column
                faces.append((a, a + 1, a + 10, a + 9))
        s.mesh(points, faces, s.stuff(colour, 0.9), smooth=True)
        for u, v in ((-0.5, -0.5), (0.5, -0.5), (-0.5, 0.5), (0.5, 0.5)):
            s.post(
                x + u * 7.4, y + v * 5.4, 0, 0.08, 4.2 + 3.6 * u * v + 0.2, s.stuff("#e8e4da", 0.4)
            )
    for _number in range(22):
        x, y = s.chance.uniform(-7, 8), s.chance.uniform(7.6, 18)
        person(
            s,
            (x, y, 0),
            s.chance.uniform(0, 360),
            wear="suit",
            head=s.chance.choice(["hair", "long", "scarf"]),
            cover="#f4efe2",
            cloth=s.chance.choice(["#f4efe2", "#cfe0ea"]),
            lower="#23405f",
            legs=s.chance.choice(["run", "walk", "stand"]),
            left=s.chance.choice(["up", "out", "down"]),
            right=s.chance.choice(["up", "front", "down"]),
            scale=s.chance.uniform(0.58, 0.72),
        )
    person(
        s,
        (0.6, 7.2, 0),
        150,
        wear="dress",
        head="scarf",
        cloth="#3a4a56",
        cover="#c9a24a",
        left="point",
        right="down",
    )
    s.ball((-1.4, 8, 0.13), 0.13, "#d9692b")
    s.camera((0.9, -0.5, 1.9), (-0.4, 12, 2.2), lens=27)
    return -0.3


def layan_kazim_poem(s: Scene) -> float:
    """Stairs that end in the air; in what is left of a wall a window with light."""
    s.dusk("#2b3a63", "#e0a07a", 0.55)
    stone = s.stuff("#b59a78", 0.95, grain=0.3, size=1.2, bump=0.4)
    s.floor(s.stuff("#a08a68", 0.95, grain=0.3, size=0.6))
    for step in range(15):
        s.box(-2.6 + step * 0.36, 9.5, 0, (0.37, 1.5, 0.23 * (step + 1)), stone)
    s.box(4.6, 11.2, 0, (2.4, 0.5, 6.6), stone)
    s.box(2.2, 11.2, 0, (2.6, 0.5, 2.3), stone)
    s.box(2.2, 11.2, 4.0, (2.6, 0.5, 1.4), stone)
    s.box(0.6, 11.2, 0, (0.9, 0.5, 4.6), stone)
    s.box(2.2, 11.35, 2.3, (2.4, 0.08, 1.7), s.stuff("#ffb95e", glow=3.2))
    for x in (1.6, 2.2, 2.8):
        s.box(x, 11.0, 2.3, (0.07, 0.1, 1.7), "#4a2f1e")
    s.lamp((2.2, 10.4, 3.0), 120, "#ffb95e", 0.5)
    for _number in range(120):
        s.box(
            s.chance.gauss(1, 4.5),
            10 + s.chance.gauss(0, 2.6),
            -0.05,
            (s.chance.uniform(0.1, 0.5), s.chance.uniform(0.1, 0.5), s.chance.uniform(0.06, 0.3)),
            stone,
            turn=s.chance.uniform(0, 90),
        )
    person(
        s,
        (-3.9, 8.6, 0),
        -100,
        wear="dress",
        head="scarf",
        cloth="#2b2733",
        cover="#7a3b4a",
        left="down",
        right="front",
    )
    for number in range(3):
        tower(
            s,
            -16 + number * 15,
            40 + number * 6,
            (9, 8, 7 + number * 2),
            "#7a6a58",
            lit=0.12,
            glow=2,
        )
    s.camera((-1.6, -0.6, 1.5), (0.6, 10, 2.7), lens=27)
    return 1.0


def bus_lane(s: Scene) -> float:
    """A bus on a boulevard with palms, people at a stop."""
    s.sky(24, -120, strength=0.15)
    s.floor(s.stuff("#54565a", 0.7, grain=0.2, size=0.5))
    s.box(6.5, 60, 0, (6, 200, 0.18), s.stuff("#cdbfa2", 0.9, grain=0.1, size=1))
    s.box(-7.5, 60, 0, (3, 200, 0.18), "#cdbfa2")
    for y in range(0, 90, 6):
        s.box(-1.6, y, 0.01, (0.14, 2.6, 0.01), "#f2f0ea")
    s.box(1.6, 60, 0.005, (3.2, 200, 0.006), "#8f3a30")
    s.box(1.5, 24, 0.4, (2.6, 11, 2.9), s.stuff("#1d6f78", 0.3), edge=0.25)
    s.box(1.5, 18.46, 1.4, (2.3, 0.1, 1.5), s.stuff("#101a22", 0.06))
    s.box(1.5, 18.42, 2.95, (1.6, 0.08, 0.26), s.stuff("#ffb04a", glow=3))
    for number in range(6):
        s.box(2.83, 19.6 + number * 1.65, 1.5, (0.06, 1.4, 1.2), s.stuff("#101a22", 0.06))
        s.box(0.17, 19.6 + number * 1.65, 1.5, (0.06, 1.4, 1.2), s.stuff("#101a22", 0.06))
    for x in (0.4, 2.6):
        s.ball((x, 18.5, 0.9), 0.13, s.stuff("#fff6e0", glow=6))
    for y in (14, 30, 46, 62):
        palm(s, (8.4, y, 0.1), 7, 0.3)
        palm(s, (-8.2, y + 6, 0.1), 7.4, -0.3)
    for y, side in ((30, 1), (50, -1), (70, 1), (90, -1), (104, 1)):
        tower(
            s,
            side * 20,
            y,
            (14, 12, s.chance.uniform(16, 34)),
            s.chance.choice(["#d8c7a4", "#c9b894", "#b8a68a"]),
            lit=0.03,
            front_only=False,
        )
    s.box(5.0, 12.6, 0.18, (0.1, 3, 2.5), s.stuff("#9fc3c8", 0.1))
    s.box(4.6, 12.6, 2.6, (1.6, 3.2, 0.1), s.stuff("#2b3a44", 0.4))
    for x, y, turn in (
        (4.2, 11.4, 70),
        (4.4, 12.6, 60),
        (4.1, 13.6, 80),
        (5.4, 9.6, 180),
        (-7, 16, 0),
    ):
        anyone(s, (x, y, 0.18), turn, right=s.chance.choice(["down", "front", "up"]))
    s.camera((2.8, 0, 2.0), (1.4, 24, 2.7), lens=32)
    return 0.0
