"""Ports and those who work there."""

from pictures.kit import Scene, spread
from pictures.people import anyone, person
from pictures.things import cargo_ship, crane, dhow, stacks, table


def secret_annex(s: Scene) -> float:
    """A closed file on a desk; behind the window a port in the evening."""
    s.dusk("#3f5f8f", "#f0a060", 0.9)
    s.ocean(wave=0.25, colour="#12303f")
    for number, x in enumerate((-62, -8, 46)):
        crane(s, (x, 128 + number * 10, 2), 1.0, "#2a3340" if number % 2 else "#7a3326")
    stacks(s, (-120, 120), (175, 182), 5, 2)
    s.box(0, 200, -2, (600, 100, 4), "#6a6f76")
    cargo_ship(s, (10, 118, 0), long=110, turn=2)
    top = 3.0
    wood = s.stuff("#4a2f1e", 0.25, grain=0.4, size=3)
    s.box(0, -5.6, top - 0.06, (3.4, 1.5, 0.06), wood, edge=0.01)
    frame = "#2a2522"
    for x in (-1.25, 1.25):
        s.box(x, -4.4, top - 1, (0.07, 0.09, 4), frame)
    s.box(0, -4.4, top + 0.12, (6, 0.12, 0.07), frame)
    s.box(0, -4.4, top + 1.55, (6, 0.12, 1.4), frame)
    card = "#b98f52"
    s.box(-0.18, -5.75, top, (0.36, 0.26, 0.012), "#f1ead9", turn=8)
    s.box(-0.18, -5.75, top + 0.012, (0.38, 0.28, 0.004), card, turn=8)
    s.box(-0.18, -5.75, top + 0.016, (0.022, 0.284, 0.002), "#9b1c1c", turn=8)
    s.box(-0.18, -5.75, top + 0.017, (0.384, 0.022, 0.002), "#9b1c1c", turn=8)
    s.ball((-0.18, -5.75, top + 0.018), 0.026, s.stuff("#8a1515", 0.3), stretch=(1, 1, 0.3))
    for number in range(4):
        s.box(
            0.42, -5.6, top + number * 0.005, (0.21, 0.3, 0.004), "#f4efe2", turn=-16 + number * 5
        )
    s.tube([(0.3, -5.85, top + 0.01), (0.42, -5.98, top + 0.012)], 0.006, s.stuff("#101418", 0.2))
    s.lathe(
        [(0, 0), (0.036, 0), (0.04, 0.09), (0.036, 0.09), (0.033, 0.01)],
        s.stuff("#e9e4da", 0.3),
        at=(-0.62, -5.5, top),
    )
    s.post(0.86, -5.45, top, 0.09, 0.015, s.stuff("#20242a", 0.4, metal=0.6))
    s.tube(
        [(0.86, -5.45, top), (0.86, -5.45, top + 0.36), (0.62, -5.5, top + 0.46)],
        0.01,
        s.stuff("#b08a3a", 0.3, metal=1),
    )
    s.lathe([(0.03, 0.1), (0.11, 0)], s.stuff("#1d5b4f", 0.3), at=(0.6, -5.5, top + 0.38))
    s.lamp((0.6, -5.5, top + 0.4), 7, "#ffd09a", 0.05)
    s.camera((0.02, -7.1, top + 0.52), (0.0, -5.2, top + 0.3), lens=30, sharp=1.5, open_at=5.6)
    return 1.7


def emergency_session(s: Scene) -> float:
    """A control room at night; one of its screens is dark red."""
    s.dusk("#05070c", "#0d1624", 0.5)
    s.floor(s.stuff("#1b222b", 0.3))
    wall = "#141a22"
    s.box(0, 9, 0, (24, 0.2, 6), wall)
    for row in range(2):
        for column in range(5):
            x, z = (column - 2) * 2.6, 1.5 + row * 1.65
            is_out = (row, column) == (1, 2)
            s.box(x, 8.8, z, (2.45, 0.08, 1.5), s.stuff("#0a0d12", 0.3))
            colour = "#b3241c" if is_out else "#0f3f55"
            s.box(
                x, 8.74, z + 0.08, (2.3, 0.02, 1.34), s.stuff(colour, glow=2.6 if is_out else 0.9)
            )
            if not is_out:
                for _number in range(9):
                    s.box(
                        x + s.chance.uniform(-1, 1),
                        8.72,
                        z + s.chance.uniform(0.2, 1.3),
                        (s.chance.uniform(0.03, 0.3), 0.02, 0.03),
                        s.stuff("#8fe0e6", glow=3),
                    )
    for row, y in enumerate((3.2, 5.6)):
        for x in (-4.4, -1.5, 1.5, 4.4):
            table(s, x, y, (2.3, 0.9, 0.76), "#3a414b")
            s.box(x, y + 0.2, 0.78, (0.9, 0.05, 0.5), s.stuff("#0a0d12", 0.3))
            s.box(x, y + 0.17, 0.82, (0.84, 0.02, 0.42), s.stuff("#2a6f86", glow=0.7))
            if (row, x) != (0, 1.5):
                person(
                    s,
                    (x, y - 0.75, 0),
                    180,
                    wear="suit",
                    head=s.chance.choice(["hair", "scarf", "long"]),
                    cloth=s.chance.choice(["#e8e4da", "#23405f", "#2f3b48"]),
                    legs="sit",
                    left="front",
                    right=s.chance.choice(["front", "ear"]),
                )
    person(s, (0.2, 1.9, 0), 178, cloth="#e8e4da", left="hip", right="ear")
    s.panel((0, 5, 6), (0, 5, 0), 6, 60, "#8fb4d8")
    s.camera((1.6, -2.6, 2.3), (-0.2, 6, 1.7), lens=28, sharp=6, open_at=4)
    return 1.9


def safwa_cranes(s: Scene) -> float:
    """Cranes and containers at sunrise; two of the port's people."""
    s.sky(7, 35, strength=0.13, haze=2.5)
    s.floor(s.stuff("#8d8577", 0.9, grain=0.2, size=0.3))
    for number, x in enumerate((-46, -8, 34)):
        crane(s, (x, 120, 0), 1.0, ("#a8402f", "#2f5f7a", "#a8402f")[number])
    cargo_ship(s, (0, 190, 0), long=170)
    stacks(s, (-70, -6), (34, 60), 5)
    stacks(s, (10, 76), (40, 66), 5)
    s.box(4, 30, 0, (2.6, 7, 3), "#d8cdb8", turn=8)
    person(s, (-1.1, 6.4, 0), 168, head="helmet", cloth="#d9692b", right="point")
    person(s, (0.1, 6.9, 0), 200, head="helmet", cloth="#d9692b", cover="#f2efe8", left="hip")
    s.camera((0.6, -2.6, 1.6), (-0.6, 30, 9.2), lens=22)
    return 0.2


def fish_market(s: Scene) -> float:
    """The auction of the night's catch under lamps."""
    s.dusk("#1d3350", "#4a5f78", 0.5)
    s.floor(s.stuff("#39424a", 0.12, grain=0.3, size=1))
    roof = "#4a4f55"
    for x in (-8.2, 8.2):
        for y in (5, 13, 21):
            s.box(x, y, 0, (0.3, 0.3, 4.4), roof)
    s.box(0, 13, 4.4, (18, 22, 0.2), roof)
    crate = "#d9d4c8"
    silver = [
        s.stuff("#9fb0b8", 0.2, metal=0.6),
        s.stuff("#b88a7a", 0.3, metal=0.4),
        s.stuff("#6f8590", 0.2, metal=0.6),
    ]
    for row in range(4):
        for column in range(9):
            x, y = -5.6 + column * 1.4, 4.2 + row * 1.5
            s.box(x, y, 0, (1.1, 0.7, 0.22), crate)
            fish = silver[(row + column) % 3]
            for number in range(9):
                one = s.ball(
                    (x + s.chance.uniform(-0.4, 0.4), y + s.chance.uniform(-0.22, 0.22), 0.26),
                    0.06,
                    fish,
                    stretch=(2.6, 0.9, 0.8),
                )
                one.rotation_euler.z = s.chance.uniform(-0.6, 0.6) + number
    for x in spread(9, -5.6, 5.6):
        anyone(
            s,
            (x, 10.6 + s.chance.uniform(-0.4, 0.4), 0),
            s.chance.uniform(-20, 20),
            right=s.chance.choice(["up", "down", "hip"]),
        )
    person(s, (-2.2, 9.2, 0), 10, wear="suit", head="cap", cloth="#1d5b7a", left="out", right="up")
    for x in (-4.5, 0, 4.5):
        for y in (6, 12):
            s.ball((x, y, 3.7), 0.18, s.stuff("#fff0d0", glow=24))
            s.lamp((x, y, 3.5), 190, "#ffe6bd")
    s.camera((2.4, -1.6, 2.5), (-0.4, 9, 1.0), lens=30)
    return 1.2


def dhow_race(s: Scene) -> float:
    """Sails close together on a bright sea."""
    s.sky(30, 130, strength=0.16)
    s.ocean(wave=0.55, colour="#0b5266")
    for number, (x, y) in enumerate(
        ((-9, 26), (6, 36), (19, 52), (-22, 58), (-2, 74), (30, 88), (-40, 96))
    ):
        dhow(
            s,
            (x, y, 0.1),
            18 + number * 3,
            sail=("#efe6d0", "#e6dcc4", "#f4efe2")[number % 3],
            size=1.1,
        )
        person(
            s,
            (x - 2.4, y - 0.6, 1.7),
            90,
            wear="suit",
            head="cap",
            cloth="#efe6d0",
            left="front",
            right="front",
            legs="sit",
        )
    s.camera((-2, -6, 2.6), (1, 40, 6), lens=33)
    return 0.0
