"""Where people meet under a roof."""

import math

from pictures.kit import Scene, spread
from pictures.people import anyone, person
from pictures.things import books, chair, pile, table


def _chamber(s: Scene, *, rows: int, filled: float, hands: float = 0.0) -> None:
    """Seats in half rings that look at a desk."""
    s.dusk("#c9d4e0", "#f0e2c8", 0.35)
    s.floor(s.stuff("#6b2f2a", 0.8, grain=0.2, size=2))
    wood = s.stuff("#6b452a", 0.4, grain=0.3, size=2)
    s.box(0, 17, 0, (40, 0.4, 9), s.stuff("#c9b48c", 0.7, grain=0.1, size=1))
    for x in spread(9, -12, 12):
        s.post(x, 16.5, 0, 0.35, 8, "#efe3c8")
    s.box(0, 15, 0, (7, 1.4, 1.6), wood, edge=0.05)
    s.lathe(
        [(0, 0), (1.1, 0), (1.1, 0.12), (0, 0.12)],
        s.stuff("#c99a45", 0.3, metal=1),
        at=(0, 16.1, 5.2),
    ).rotation_euler = (math.radians(90), 0, 0)
    for row in range(rows):
        radius, z = 6 + row * 1.7, row * 0.38
        count = int(radius * 1.25)
        for number in range(count):
            angle = math.radians(205 + 130 * (number + 0.5) / count)
            x, y = radius * math.cos(angle), 13 + radius * math.sin(angle)
            turn = math.degrees(angle) + 90 + 180
            s.box(x, y, -1, (1.5, 1.7, z + 1), "#7a3a32", turn=turn)
            chair(s, x, y, turn, "#8a2f2a") if z == 0 else s.box(
                x - 0.3 * math.cos(angle) * -1,
                y + 0.3 * math.sin(angle),
                z,
                (0.6, 0.14, 1.0),
                "#8a2f2a",
                turn=turn,
                edge=0.04,
            )
            ahead = (radius - 0.62) / radius
            s.box(x * ahead, 13 + (y - 13) * ahead, z - 0.2, (1.25, 0.36, 0.95), wood, turn=turn)
            if s.chance.random() < filled:
                up = s.chance.random() < hands
                anyone(
                    s,
                    (x * 0.98, 13 + (y - 13) * 0.98, z),
                    turn,
                    legs="sit",
                    left="front",
                    right="up" if up else "front",
                )
    for x in (-9, -3, 3, 9):
        s.panel((x, 8, 9.5), (x, 8, 0), 2.4, 130, "#fff0d8")


def charter_vote(s: Scene) -> float:
    """Hands go up in a full chamber."""
    _chamber(s, rows=5, filled=0.95, hands=0.62)
    person(
        s,
        (0, 14.2, 0),
        0,
        wear="suit",
        head="long",
        cloth="#23303f",
        left="front",
        right="front",
        scale=1.1,
    )
    s.camera((4.2, -3.6, 4.6), (-0.4, 9.5, 0.9), lens=32)
    return 1.4


def observer_seats(s: Scene) -> float:
    """Rows of empty seats and one person in them."""
    _chamber(s, rows=4, filled=0.0)
    person(s, (-1.6, 7.6, 0), 30, wear="dress", head="scarf", cloth="#2b2733", cover="#c08a3a")
    s.camera((-5.2, -2.6, 4.4), (0.6, 9, 0.9), lens=30)
    return 1.2


def machine_interpreters(s: Scene) -> float:
    """Two at a table, headphones on, a light between them that listens."""
    s.dusk("#26304a", "#3a3550", 0.35)
    s.floor(s.stuff("#2f3340", 0.4))
    s.box(0, 6, 0, (16, 0.2, 6), "#3d3a5c")
    for x in (-3.6, 3.6):
        s.box(x, 4.6, 0, (2.6, 2.2, 3), "#20242f", edge=0.06)
        s.box(x, 3.46, 1.1, (2.1, 0.04, 1.1), s.stuff("#f0c890", glow=1.2))
        person(
            s,
            (x, 4.0, 0.2),
            0,
            wear="suit",
            head="hair",
            cloth="#15181f",
            left="ear",
            right="front",
        )
    table(s, 0, 2.4, (3.4, 1.3, 0.76), "#5a3a24")
    for x, turn, wear, head, cloth in (
        (-1.25, 62, "robe", "ghutra", "#f0ece2"),
        (1.25, -62, "suit", "long", "#a8402f"),
    ):
        person(
            s,
            (x * 1.35, 2.75, 0),
            turn,
            wear=wear,
            head=head,
            cloth=cloth,
            legs="sit",
            left="front",
            right="front",
        )
        s.ring((x * 1.35, 2.75, 1.27), 0.125, 0.014, s.stuff("#111418", 0.3), tilt=90)
        for side in (-1, 1):
            s.ball((x * 1.35 + side * 0.11, 2.74, 1.23), 0.045, s.stuff("#111418", 0.3))
    s.lathe(
        [(0, 0), (0.11, 0), (0.12, 0.05), (0.1, 0.16), (0, 0.18)],
        s.stuff("#eef2f4", 0.3),
        at=(0, 2.3, 0.76),
    )
    s.lathe(
        [(0.113, 0.07), (0.121, 0.075), (0.116, 0.1)], s.stuff("#5fe0d0", glow=7), at=(0, 2.3, 0.76)
    )
    s.lamp((0, 2.1, 1.05), 14, "#8ff0e4", 0.1)
    s.panel((-2.5, -1, 3.6), (0, 2.5, 1), 1.6, 260, "#ffe0b8")
    s.panel((2.5, 0, 3.6), (0, 2.5, 1), 1.6, 140, "#d8e0ff")
    s.camera((0.5, -1.7, 1.75), (0, 2.8, 1.05), lens=34, sharp=4.2, open_at=2.8)
    return 1.6


def _stall(s: Scene, side: int, number: int) -> None:
    y = 2.5 + number * 4
    colour = ("#7a2f2b", "#1d5b4f", "#23405f", "#b8812b", "#53386b")[(number + (side > 0)) % 5]
    s.box(side * 4.1, y, 0, (0.15, 3.5, 3.1), "#efe6d4")
    s.box(side * 3.1, y, 3.0, (2.2, 3.5, 0.45), s.stuff(colour, 0.8))
    for shelf in range(4):
        s.box(side * 3.8, y, 0.9 + shelf * 0.5, (0.4, 3.4, 0.03), "#8a6240")
        for book in range(26):
            s.box(
                side * 3.75,
                y - 1.6 + book * 0.125,
                0.93 + shelf * 0.5,
                (0.22, s.chance.uniform(0.05, 0.115), s.chance.uniform(0.26, 0.4)),
                s.stuff(
                    s.chance.choice(
                        [
                            "#7a2f2b",
                            "#1d5b4f",
                            "#b8812b",
                            "#23405f",
                            "#d7c9ad",
                            "#53386b",
                            "#2f7278",
                        ]
                    ),
                    0.6,
                ),
            )
    s.box(side * 2.6, y, 0, (0.9, 3.2, 0.85), "#c9b48c")
    for book in range(7):
        pile(
            s,
            (side * 2.6 + s.chance.uniform(-0.2, 0.2), y - 1.35 + book * 0.45, 0.85),
            s.chance.randint(1, 6),
            size=1.0,
        )


def book_fair(s: Scene) -> float:
    """An aisle between stalls of books."""
    s.dusk("#dbe3ea", "#efe6d4", 0.5)
    s.floor(s.stuff("#9c8f7c", 0.35))
    for side in (-1, 1):
        for number in range(5):
            _stall(s, side, number)
    for number in range(17):
        x, y = s.chance.uniform(-1.5, 1.5), 4.2 + number * 1.05
        anyone(
            s,
            (x, y, 0),
            s.chance.choice([0, 180, 90, -90]),
            legs=s.chance.choice(["walk", "stand"]),
            left=s.chance.choice(["down", "front"]),
        )
    person(
        s,
        (-1.35, 3.2, 0),
        -80,
        wear="suit",
        head="scarf",
        cloth="#2f7278",
        cover="#d8b368",
        left="front",
        right="front",
    )
    person(
        s,
        (1.4, 4.2, 0),
        80,
        wear="suit",
        head="hair",
        cloth="#b8433a",
        left="front",
        right="front",
        scale=0.68,
    )
    for y in (2, 7, 12, 17):
        s.panel((0, y, 5.6), (0, y, 0), 2.4, 170, "#fff2dc")
    s.camera((0.3, -1.4, 1.75), (-0.1, 8, 1.3), lens=28, sharp=5, open_at=4)
    return 0.2


def judges_bench(s: Scene) -> float:
    """Scales on a bench, a court behind."""
    s.dusk("#d8dee6", "#f0e2c8", 0.4)
    s.floor(s.stuff("#b5a58c", 0.25))
    for x in (-5, -2.5, 2.5, 5):
        s.post(x, 9, 0, 0.42, 6, s.stuff("#e6dcc4", 0.4))
    s.box(0, 10, 0, (20, 0.3, 7), "#a89272")
    s.box(0, 7, 0, (6.5, 1.2, 1.3), s.stuff("#4a2f1e", 0.3, grain=0.3, size=2), edge=0.04)
    for x in (-1.8, 0, 1.8):
        person(
            s,
            (x, 7.8, 0.35),
            0,
            wear="robe",
            head="hair",
            cloth="#1b1b20",
            left="front",
            right="front",
        )
    table(s, 0, 0.9, (3.4, 1.1, 0.9), "#4a2f1e")
    brass = s.stuff("#c99a45", 0.2, metal=1)
    s.lathe(
        [(0, 0), (0.12, 0), (0.1, 0.02), (0.02, 0.05), (0.012, 0.45), (0.025, 0.48), (0, 0.52)],
        brass,
        at=(0.25, 0.8, 0.9),
    )
    s.tube([(-0.05, 0.8, 1.36), (0.25, 0.8, 1.39), (0.55, 0.8, 1.32)], 0.009, brass)
    for x, z in ((-0.05, 1.36), (0.55, 1.32)):
        for angle in (0, 2.1, 4.2):
            s.tube(
                [(x, 0.8, z), (x + 0.09 * math.cos(angle), 0.8 + 0.09 * math.sin(angle), z - 0.24)],
                0.002,
                brass,
            )
        s.lathe(
            [(0, -0.03), (0.06, -0.02), (0.095, 0), (0.09, 0), (0.05, -0.015)],
            brass,
            at=(x, 0.8, z - 0.24),
        )
    pile(s, (-0.5, 0.9, 0.9), 5, size=1.2)
    books(s, (0.75, 1.3), 1.1, 0.9, 0.26)
    s.panel((-3, -1, 4), (0, 2, 1), 2, 220, "#fff0d8")
    s.panel((0, 5, 6.5), (0, 7.6, 1), 2, 200, "#fff0d8")
    s.camera((0, -0.9, 1.35), (0.1, 3, 1.25), lens=32, sharp=1.75, open_at=2.2)
    return 0.2
