"""Grounds for sport, after the game or before."""

from pictures.kit import Scene
from pictures.people import crowd, person


def sawadi_transfer(s: Scene) -> float:
    """A player alone at the middle of an empty ground."""
    s.sky(14, -60, strength=0.15)
    s.floor(s.stuff("#4a8a45", 0.9, grain=0.25, size=0.35))
    white = "#f2f4ee"
    s.ring((0, 9, 0.02), 5, 0.05, white)
    s.box(0, 9, 0.01, (70, 0.12, 0.01), white)
    for row in range(12):
        s.box(0, 42 + row * 1.1, 0, (96, 1.1, 0.8 + row * 0.6), "#c9bfae")
        for number in range(64):
            s.box(
                -44 + number * 1.4,
                42 + row * 1.1,
                0.8 + row * 0.6,
                (0.9, 0.3, 0.5),
                s.stuff("#1d5b7a" if (number // 8 + row // 4) % 2 else "#b5342b", 0.7),
            )
    for x in (-34, 34):
        s.post(x, 40, 0, 0.35, 17, "#5a6068")
        s.box(x, 40, 16, (6, 0.6, 3), "#3a4048")
    person(
        s,
        (-1.4, 8.2, 0),
        168,
        wear="suit",
        head="hair",
        cloth="#1d5b7a",
        lower="#f0ece2",
        left="hip",
        right="down",
    )
    s.ball((-0.75, 8.0, 0.15), 0.14, white)
    s.box(0.5, 8.3, 0, (0.5, 0.3, 0.28), "#20242a", edge=0.06)
    s.camera((-0.2, 1.6, 1.1), (-0.5, 18, 2.4), lens=32, sharp=6.6, open_at=4)
    return -0.3


def whistle_and_screen(s: Scene) -> float:
    """A referee looks into a screen beside the pitch."""
    s.dusk("#101d33", "#2f4563", 0.5)
    s.floor(s.stuff("#2f6b3a", 0.9, grain=0.25, size=0.35))
    white = "#f2f4ee"
    s.box(-2.2, 14, 0.01, (0.12, 60, 0.01), white)
    crowd(s, 30, 10, ("#1d5b7a", "#e0a030", "#f2efe8", "#7a2f2b"))
    s.post(0.9, 4.2, 0, 0.05, 1.1, "#20242a")
    s.box(0.9, 4.2, 1.1, (0.95, 0.16, 0.62), s.stuff("#101418", 0.4), turn=-30, edge=0.03)
    s.box(0.85, 4.11, 1.16, (0.86, 0.02, 0.5), s.stuff("#5fae62", glow=2.2), turn=-30)
    s.lamp((0.6, 3.7, 1.5), 16, "#a8f0b0", 0.2)
    person(
        s,
        (-0.15, 3.3, 0),
        140,
        wear="suit",
        head="hair",
        cloth="#15181c",
        lower="#15181c",
        left="hip",
        right="ear",
    )
    for x, y, shirt, turn in (
        (-2.9, 8.6, "#e0a030", 10),
        (-4.4, 9.8, "#1d5b7a", -30),
        (-3.6, 10.4, "#1d5b7a", 40),
        (3.2, 11, "#e0a030", -20),
    ):
        person(
            s,
            (x, y, 0),
            turn,
            wear="suit",
            head="hair",
            cloth=shirt,
            lower=shirt,
            left="hip",
            right=s.chance.choice(["out", "hip"]),
        )
    s.beam((-20, 10, 24), (0, 6, 0), 42000, 60, "#eef4ff")
    s.beam((20, -6, 24), (0, 6, 0), 30000, 60, "#eef4ff")
    s.camera((-1.3, 0.3, 1.5), (0.2, 6, 1.35), lens=34, sharp=3.6, open_at=3.2)
    return 0.9
