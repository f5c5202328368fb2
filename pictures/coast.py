"""The sea and its shore."""

import math

from pictures.kit import Scene, rough, spread
from pictures.people import anyone, person
from pictures.places import city, hills, street_lamp
from pictures.things import hull


def coastal_summit(s: Scene) -> float:
    """A round table on a terrace over the sea."""
    s.sky(22, 60, strength=0.16)
    s.ocean(wave=0.35, colour="#0f4658")
    hills(s, 420, 60, "#8f8674", 5)
    top = 9.0
    stone = s.stuff("#d8c7a6", 0.8, grain=0.15, size=1.5)
    s.box(0, -7, top - 1, (26, 18, 1), stone)
    for x in (-8.2, -2.8, 2.8, 8.2):
        s.post(x, 0.8, top, 0.22, 4.2, "#efe6d2")
    s.box(0, 0.8, top + 4.2, (20, 0.9, 0.5), "#efe6d2")
    for x in spread(27, -10, 10):
        s.post(x, 1.4, top, 0.06, 0.9, "#efe6d2")
    s.box(0, 1.4, top + 0.9, (21, 0.2, 0.12), "#efe6d2")
    s.lathe(
        [(0, 0.74), (2.2, 0.74), (2.2, 0.8), (0, 0.8)], s.stuff("#5a3a24", 0.2), at=(0, -4, top)
    )
    s.lathe([(0.9, 0), (1.0, 0.74)], s.stuff("#5a3a24", 0.3), at=(0, -4, top))
    for number in range(9):
        angle = math.radians(20 + number * 40)
        x, y = 2.75 * math.cos(angle), -4 + 2.75 * math.sin(angle)
        turn = math.degrees(angle) - 90
        anyone(s, (x, y, top), turn, legs="sit", left="front", right="front")
        s.box(x * 0.68, -4 + (y + 4) * 0.68, top + 0.8, (0.21, 0.3, 0.01), "#f6f2e8", turn=turn)
        s.post(x * 0.62, -4 + (y + 4) * 0.62 + 0.2, top + 0.8, 0.03, 0.12, s.stuff("#cfe3e6", 0.1))
    s.camera((-1.2, -11.8, top + 3.1), (0.2, 0, top + 0.9), lens=31)
    return -0.3


def storm_warning(s: Scene) -> float:
    """High water against a mole; boats drawn up."""
    s.dusk("#4a5560", "#a5a79c", 0.75)
    s.ocean(wave=2.6, wind=22, colour="#1a3a40")
    stone = s.stuff("#5c5a55", 0.95, grain=0.4, size=2, bump=0.5)
    for number in range(70):
        x = 9 + s.chance.uniform(-4, 4) + number * 0.1
        s.box(
            x,
            8 + number * 1.2,
            -1.5 + s.chance.uniform(0, 1.3),
            (3, 2.8, 3.2),
            stone,
            turn=s.chance.uniform(0, 90),
            edge=0.2,
        )
    s.box(17, 50, -2, (9, 110, 5.6), stone)
    for y in (20, 38, 56, 74):
        street_lamp(s, 15, y, high=6, power=500, z=3.6)
    spray = "#e8eeee"
    drop = s.ball((0, 0, -50), 0.09, spray)
    for centre in (26, 44):
        for _number in range(700):
            high = abs(s.chance.gauss(0, 3.2))
            s.again(
                drop,
                (
                    6.5 + s.chance.gauss(0, 1.4) + high * 0.25,
                    centre + s.chance.gauss(0, 2.4),
                    2 + high,
                ),
                scale=s.chance.uniform(0.4, 1.6),
            )
    person(
        s, (16, 17, 3.6), 70, wear="suit", head="cap", cloth="#c08a1a", cover="#c08a1a", left="up"
    )
    person(s, (17.4, 17.6, 3.6), 60, wear="suit", head="hair", cloth="#c08a1a", right="hip")
    s.mist(0.004, "#d5dbe0", 40)
    s.camera((7, -8, 6.2), (9, 40, 3.4), lens=30)
    return 1.4


def ferry_line(s: Scene) -> float:
    """A white ferry leaving in the afternoon."""
    s.sky(26, 100, strength=0.16)
    s.ocean(wave=0.5, colour="#0d4a63")
    hills(s, 520, 90, "#9c8b70", 8)
    at = (4, 78, 0)
    hull(s, at, 62, 13, 5.5, "#f0ede6", band="#1d5b7a", turn=-14)
    c, k = math.cos(math.radians(-14)), math.sin(math.radians(-14))
    for level, (long, high) in enumerate(((46, 2.6), (38, 2.6), (24, 2.4))):
        x = -4 - level * 2
        z = 5.5 + level * 2.7
        s.box(at[0] + x * c, at[1] + x * k, z, (long, 11 - level * 1.5, high), "#f6f4ef", turn=-14)
        s.box(
            at[0] + x * c + 5.8 * k * 0.93,
            at[1] + x * k - 5.8 * c * (0.93 - level * 0.14),
            z + 0.9,
            (long * 0.93, 0.25, 0.9),
            s.stuff("#16202a", 0.1),
            turn=-14,
        )
    s.box(at[0] - 12 * c, at[1] - 12 * k, 13.4, (5, 4, 5.5), "#c08a1a", turn=-14)
    for number in range(16):
        gull = s.mesh(
            [(-0.5, 0, 0.18), (0, 0, 0), (0, 0.25, 0), (0.5, 0, 0.18)],
            [(0, 1, 2), (1, 3, 2)],
            "#f4f4f4",
        )
        gull.location = (
            s.chance.uniform(-26, 30),
            s.chance.uniform(36, 70),
            s.chance.uniform(4, 20),
        )
        gull.scale = (2.2, 2.2, 2.2 + number % 3)
    s.camera((-10, 0, 5), (2, 78, 7), lens=38)
    return 0.0


def mangrove_count(s: Scene) -> float:
    """Mangroves at low tide, people counting them."""
    s.sky(20, 150, strength=0.16)

    def mud(x: float, y: float) -> float:
        return 0.3 * rough(x, y, 7, 4) - 0.05

    s.ground(
        (-50, 50), (-5, 140), mud, s.stuff("#6f604a", 0.55, grain=0.4, size=1, bump=0.4), step=0.5
    )
    s.floor(s.water("#26505a", 0.03), 0.0)
    bark, green = "#4c3c2c", s.stuff("#3d6332", 0.8, grain=0.5, size=3)
    leaf = s.ball((0, 0, -40), 0.6, green, stretch=(1, 1, 0.75))
    for _number in range(46):
        y = s.chance.uniform(11, 90)
        x = s.chance.uniform(2.5, 8 + y * 0.5) * s.chance.choice([-1, 1])
        for root in range(7):
            angle = root * 0.9 + s.chance.random()
            s.tube(
                [
                    (x + 1.1 * math.cos(angle), y + 1.1 * math.sin(angle), -0.2),
                    (x + 0.5 * math.cos(angle), y + 0.5 * math.sin(angle), 0.7),
                    (x, y, 1.2),
                ],
                0.05,
                bark,
            )
        s.tube([(x, y, 1.1), (x + 0.2, y, 2.6)], 0.12, bark)
        for _cloud in range(16):
            s.again(
                leaf,
                (
                    x + s.chance.gauss(0, 0.9),
                    y + s.chance.gauss(0, 0.9),
                    2.8 + s.chance.gauss(0, 0.5),
                ),
                scale=s.chance.uniform(0.6, 1.2),
            )
    person(
        s,
        (-0.7, 8.6, 0),
        30,
        wear="shirt",
        head="cap",
        cloth="#2f7278",
        left="front",
        right="front",
    )
    person(s, (0.9, 10, 0), -60, wear="suit", head="scarf", cloth="#c08a3a", left="point")
    s.camera((-0.3, 0, 1.7), (0.1, 14, 1.5), lens=32, sharp=9, open_at=5.6)
    return 0.0


def lighthouse_keepers(s: Scene) -> float:
    """A lighthouse on a rock at nightfall, its beam in the haze."""
    s.dusk("#16294a", "#d98a62", 0.5)
    s.ocean(wave=0.9, colour="#0c2733")

    def rock(x: float, y: float) -> float:
        away = math.hypot((x - 9) / 17, (y - 62) / 13)
        return 7.5 * max(0, 1 - away**2) + 1.7 * rough(x, y, 6, 2) - 2.2

    s.ground(
        (-14, 32),
        (44, 80),
        rock,
        s.stuff("#3c3530", 0.95, grain=0.5, size=0.6, bump=0.6),
        step=0.35,
    )
    white, red = "#e9e2d4", "#8f2f25"
    for number, share in enumerate(spread(6, 0, 1)):
        low, narrow = 4.6 + number * 3.1, 2.3 - share * 0.8
        s.lathe([(narrow, 0), (narrow - 0.15, 3.1)], red if number % 2 else white, at=(9, 62, low))
    s.post(9, 62, 23.2, 2.1, 0.3, "#20242a")
    s.lathe([(0, 0), (1.1, 0), (1.1, 2)], s.stuff("#ffe9b5", glow=16), at=(9, 62, 23.6), around=12)
    s.lathe([(1.5, 0), (0.9, 0.9), (0, 1.5)], red, at=(9, 62, 25.6))
    s.box(15, 60, 4.4, (5, 4, 3), white)
    s.box(14, 57.9, 5.4, (0.9, 0.1, 1.1), s.stuff("#ffcf87", glow=7))
    s.beam((9, 62, 24.6), (-60, 40, 26), 900000, 9)
    s.mist(0.0025, "#c9d4e6", 50)
    person(s, (4.6, 51, 3.2), -30, wear="suit", head="cap", cloth="#23405f", left="hip", scale=1.1)
    s.camera((-4, 8, 5.2), (4.5, 62, 13), lens=34)
    return 1.0


def women_marathon(s: Scene) -> float:
    """Runners on a sea front at sunrise."""
    s.sky(9, -50, strength=0.14, haze=2)
    s.ocean(wave=0.3, colour="#23515f")
    s.box(8, 60, -1, (16, 200, 2.6), s.stuff("#77736c", 0.85, grain=0.2, size=0.6))
    s.box(-0.6, 60, 1.6, (0.9, 200, 0.5), "#d8c7a6")
    city(
        s,
        near=120,
        far=200,
        half=110,
        tallest=46,
        lit=0.08,
        walls=("#cdbb9c", "#b5a58c", "#9c9284"),
        z=1.5,
    )
    for number in range(16):
        y = 5.6 + number * 1.7
        x = 3.4 + s.chance.uniform(-2.2, 4.2) if number else 3.6
        person(
            s,
            (x, y, 1.6),
            s.chance.uniform(-6, 6),
            wear="suit",
            head=("scarf", "long", "scarf")[number % 3],
            legs="run",
            left="front",
            right="hip",
            cloth=s.chance.choice(["#b5342b", "#1d5b7a", "#e0a030", "#2f7278", "#7a3b5d"]),
            lower="#20242a",
        )
    for y in (18, 38, 58):
        street_lamp(s, 0.2, y, high=6, power=0.1, z=1.6)
    s.camera((3.2, 0, 2.7), (3.4, 14, 2.5), lens=34, sharp=6.2, open_at=4)
    return 0.1
