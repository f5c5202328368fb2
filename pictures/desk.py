"""Things near at hand."""

from pictures.kit import Scene
from pictures.people import person
from pictures.things import books, heap, pile, room, table


def card_fees_cap(s: Scene) -> float:
    """A card held to a terminal on a shop's counter."""
    room(s, "#3a5a55")
    table(s, 0, 0.6, (3, 1.2, 1.0), "#8a6240")
    dark, key = s.stuff("#20262c", 0.35), "#cfd4d8"
    s.box(0, 0.35, 1.0, (0.16, 0.26, 0.05), dark, turn=14, edge=0.02)
    s.box(-0.02, 0.43, 1.05, (0.12, 0.08, 0.006), s.stuff("#9fe0c8", glow=1.4), turn=14)
    for row in range(4):
        for column in range(3):
            s.box(
                -0.03 + column * 0.036 + row * 0.006,
                0.26 + row * 0.028,
                1.05,
                (0.026, 0.02, 0.008),
                key,
                turn=14,
                edge=0.003,
            )
    card = s.box(
        0.14, 0.24, 1.12, (0.19, 0.11, 0.004), s.stuff("#b5342b", 0.25), turn=30, edge=0.002
    )
    card.rotation_euler.x = 0.25
    s.box(0.115, 0.23, 1.128, (0.032, 0.026, 0.003), s.stuff("#e0c070", 0.25, metal=1), turn=30)
    skin = s.stuff("#b97e55", 0.5, soft=0.15)
    for number in range(4):
        s.tube(
            [
                (0.24 + number * 0.012, 0.16 + number * 0.02, 1.1),
                (0.36, 0.06 + number * 0.025, 1.1),
                (0.5, -0.05 + number * 0.03, 1.06),
            ],
            0.017,
            skin,
        )
    s.tube([(0.42, 0.02, 1.08), (0.9, -0.35, 1.0)], 0.05, "#23405f")
    for number in range(5):
        s.post(
            -0.34 + 0.05 * number,
            0.55 + 0.04 * (number % 2),
            1.0,
            0.022,
            0.005 * (2 + number * 2),
            s.stuff("#c9a24a", 0.25, metal=1),
        )
    for number, colour in enumerate(("#c9692b", "#c9a24a", "#6c8f3a", "#7a2f2b")):
        heap(s, (-1.1 + number * 0.72, 1.0, 1.0), 0.5, 0.28, colour, bit=0.04)
    person(
        s, (-0.3, 2.0, 0), 5, wear="suit", head="hair", cloth="#e2dccb", left="front", right="front"
    )
    s.camera((-0.12, -0.75, 1.5), (0.06, 0.5, 1.08), lens=42, sharp=1.08, open_at=2.2)
    return 0.9


def mosul_bindery(s: Scene) -> float:
    """A binder's bench: a press, sewn sheets, a lamp."""
    room(s, "#6b5440", lit=70)
    for shelf in range(3):
        s.box(0, 5.6, 0.9 + shelf * 0.55, (5, 0.4, 0.04), "#4a2f1e")
        books(s, (-2.3, 2.3), 5.5, 0.94 + shelf * 0.55, 0.42)
    table(s, 0, 1.0, (3.2, 1.3, 0.8), "#6b4a2e")
    wood, iron = s.stuff("#7a5636", 0.5, grain=0.4, size=4), s.stuff("#23282c", 0.35, metal=0.7)
    for x in (-0.95, -0.45):
        s.post(x, 1.15, 0.8, 0.03, 0.6, iron)
    s.box(-0.7, 1.15, 0.8, (0.72, 0.5, 0.07), wood, edge=0.01)
    s.box(-0.7, 1.15, 1.12, (0.72, 0.5, 0.07), wood, edge=0.01)
    pile(s, (-0.7, 1.15, 0.87), 6, size=1.3)
    s.box(-0.7, 1.15, 1.4, (0.66, 0.1, 0.08), iron)
    s.ring((-0.7, 1.15, 1.6), 0.2, 0.014, iron)
    s.post(-0.7, 1.15, 1.2, 0.024, 0.42, iron)
    pile(s, (0.75, 1.3, 0.8), 9, size=1.15)
    for number in range(14):
        s.box(
            0.1,
            0.75,
            0.8 + number * 0.006,
            (0.34, 0.24, 0.005),
            "#efe6d0",
            turn=s.chance.uniform(-3, 3) + 8,
        )
    s.tube(
        [(0.3, 0.62, 0.9), (0.42, 0.58, 0.83), (0.55, 0.66, 0.81), (0.62, 0.55, 0.81)],
        0.003,
        "#9b1c1c",
    )
    s.lathe(
        [(0, 0), (0.05, 0), (0.055, 0.1), (0.05, 0.1)], s.stuff("#2f7278", 0.3), at=(0.46, 1.2, 0.8)
    )
    for number in range(4):
        s.tube([(0.46, 1.2, 0.85), (0.43 + number * 0.02, 1.2, 1.05)], 0.006, wood)
    person(
        s,
        (0.25, 2.0, 0),
        0,
        wear="suit",
        head="cap",
        cover="#f0ece2",
        cloth="#5a5f52",
        left="front",
        right="front",
    )
    s.lathe([(0.04, 0.14), (0.2, 0)], s.stuff("#1d5b4f", 0.3), at=(0.2, 1.3, 1.9))
    s.lamp((0.2, 1.3, 1.9), 38, "#ffcf94", 0.06)
    s.camera((-0.5, -0.7, 1.5), (0, 1.5, 1.08), lens=34, sharp=1.8, open_at=3.2)
    return 0.8


def remittance_fees(s: Scene) -> float:
    """Coins in rising stacks beside a telephone; a worker's helmet behind."""
    room(s, "#2b4a4f", lit=90)
    table(s, 0, 0.6, (2.6, 1.3, 0.8), "#5a3a24")
    gold = s.stuff("#d4a94e", 0.22, metal=1)
    for number in range(7):
        x = -0.42 + number * 0.085
        for level in range(2 + number * 2):
            s.lathe(
                [(0, 0), (0.033, 0), (0.035, 0.002), (0.035, 0.005), (0.033, 0.007), (0, 0.007)],
                gold,
                at=(
                    x + s.chance.uniform(-0.002, 0.002),
                    0.42 + number * 0.02,
                    0.8 + level * 0.0075,
                ),
            )
    s.box(0.3, 0.28, 0.8, (0.13, 0.26, 0.012), s.stuff("#14181c", 0.2), turn=-18, edge=0.012)
    s.box(0.3, 0.28, 0.813, (0.118, 0.24, 0.001), s.stuff("#2f8fa0", glow=1.3), turn=-18)
    s.box(0.3, 0.32, 0.8145, (0.08, 0.03, 0.001), s.stuff("#f2f6f4", glow=2), turn=-18)
    s.box(0.285, 0.25, 0.8145, (0.08, 0.05, 0.001), s.stuff("#e0a030", glow=2), turn=-18)
    s.lathe(
        [(0.16, 0), (0.13, 0.01), (0.125, 0.05), (0.1, 0.11), (0.05, 0.14), (0, 0.145)],
        s.stuff("#e0a030", 0.3),
        at=(-0.2, 0.95, 0.8),
    )
    for number in range(5):
        s.box(0.3, 0.85, 0.8 + number * 0.004, (0.22, 0.11, 0.003), "#8fae8a", turn=10 + number * 7)
    person(
        s,
        (0.5, 2.3, 0),
        -8,
        wear="suit",
        head="cap",
        cloth="#1d5b7a",
        cover="#1d5b7a",
        left="front",
        right="ear",
    )
    s.camera((-0.1, -0.5, 1.12), (0.04, 0.6, 0.86), lens=40, sharp=1.0, open_at=2.4)
    return 1.0


def why_charters_stall(s: Scene) -> float:
    """Papers left on a long table after a meeting."""
    room(s, "#5a3a34", lit=110)
    table(s, 0, 2.4, (2.2, 6.4, 0.76), "#3f2616")
    paper = "#f1eadb"
    for row in range(7):
        for side in (-1, 1):
            y = 0 + row * 0.9
            for number in range(s.chance.randint(3, 22)):
                s.box(
                    side * 0.72,
                    y,
                    0.76 + number * 0.004,
                    (0.21, 0.29, 0.003),
                    paper,
                    turn=90 + s.chance.uniform(-7, 7),
                )
            s.post(side * 0.42, y + 0.3, 0.76, 0.032, 0.11, s.stuff("#bcd6da", 0.05))
            s.tube(
                [(side * 0.5, y, 0.775), (side * 0.5, y + 0.14, 0.775)],
                0.005,
                s.stuff("#101418", 0.3),
            )
            s.box(side * 1.55, y, 0, (0.5, 0.5, 0.46), "#6b2a26", edge=0.05)
            s.box(side * 1.8, y, 0.4, (0.1, 0.5, 0.66), "#6b2a26", edge=0.04)
    for number in range(3):
        s.tube(
            [(0, 1 + number * 2, 0.76), (0, 1 + number * 2, 0.98), (0, 0.9 + number * 2, 1.05)],
            0.01,
            s.stuff("#20242a", 0.4),
        )
    person(s, (0.5, 5.9, 0), 150, wear="suit", head="hair", cloth="#23303f", legs="walk")
    s.camera((0.5, -1.7, 1.62), (-0.05, 2.6, 0.72), lens=32, sharp=2.2, open_at=2.4)
    return 1.0


def _dates(s: Scene) -> None:
    date = s.ball((0, 0, -5), 0.017, s.stuff("#4a2010", 0.3), stretch=(1.7, 1, 1))
    s.lathe(
        [(0, 0.01), (0.05, 0), (0.1, 0.045), (0.095, 0.045)],
        s.stuff("#2f7278", 0.2),
        at=(0.42, 0.5, 0.6),
    )
    for _number in range(26):
        s.again(
            date,
            (
                0.42 + s.chance.gauss(0, 0.035),
                0.5 + s.chance.gauss(0, 0.035),
                0.645 + s.chance.uniform(0, 0.03),
            ),
            s.chance.uniform(0, 180),
        )


def coffee_cup(s: Scene) -> float:
    """A dallah and small cups on a tray by a window."""
    room(s, "#7a5a3c", lit=80)
    table(s, 0, 0.5, (1.8, 1.1, 0.6), "#4a2f1e")
    brass = s.stuff("#c99a45", 0.18, metal=1)
    s.lathe(
        [(0, 0), (0.3, 0), (0.33, 0.03), (0.32, 0.03), (0.29, 0.01), (0, 0.01)],
        brass,
        at=(0, 0.45, 0.6),
        around=48,
    )
    profile = [
        (0, 0),
        (0.085, 0),
        (0.1, 0.03),
        (0.095, 0.09),
        (0.055, 0.16),
        (0.06, 0.19),
        (0.075, 0.21),
        (0.05, 0.26),
        (0.02, 0.32),
        (0.012, 0.36),
        (0, 0.37),
    ]
    s.lathe(profile, brass, at=(-0.04, 0.52, 0.61), around=40)
    s.tube([(0.02, 0.5, 0.78), (0.12, 0.46, 0.82), (0.2, 0.43, 0.83)], 0.02, brass, tip=0.4)
    s.tube(
        [(-0.1, 0.54, 0.82), (-0.22, 0.57, 0.8), (-0.23, 0.57, 0.7), (-0.13, 0.55, 0.64)],
        0.013,
        brass,
    )
    cup, band = s.stuff("#f4efe4", 0.2), s.stuff("#1d5b7a", 0.3)
    for x, y in ((0.16, 0.3), (0.02, 0.26), (-0.14, 0.3)):
        s.lathe(
            [(0, 0.004), (0.022, 0), (0.036, 0.05), (0.033, 0.05), (0.02, 0.008)],
            cup,
            at=(x, y, 0.61),
        )
        s.lathe([(0.0365, 0.04), (0.0375, 0.047)], band, at=(x, y, 0.61))
        s.lathe([(0, 0.036), (0.03, 0.036)], s.stuff("#7a4a1c", 0.1), at=(x, y, 0.61))
    _dates(s)
    person(
        s,
        (-0.5, 1.9, 0),
        -10,
        wear="robe",
        head="ghutra",
        cloth="#f0ece2",
        left="front",
        right="front",
    )
    s.panel((2.4, 0.2, 1.6), (0, 0.5, 0.7), 1.2, 60, "#ffe9c8")
    s.camera((0.14, -0.55, 1.02), (0.02, 0.6, 0.74), lens=38, sharp=1.08, open_at=2.4)
    return 0.7
