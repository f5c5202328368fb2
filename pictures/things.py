"""Ships, cranes, furniture, books, lamps: what more than one scene holds."""

import math

from pictures.kit import Point, Scene, spread

CARGO = ("#a8402f", "#c98f2f", "#2f7278", "#3f5a7d", "#d8cdb8", "#6d4a2f", "#35605a")
BINDINGS = ("#7a2f2b", "#1d5b4f", "#b8812b", "#23405f", "#d7c9ad", "#53386b", "#2f7278", "#8a5545")


def hull(
    scene: Scene,
    at: Point,
    long: float,
    wide: float,
    high: float,
    colour: str,
    *,
    turn: float = 0,
    rise: float = 0.35,
    band: str | None = None,
) -> None:
    """A ship's body, bow to +x."""
    points: list[Point] = []
    rows = 17
    for number in range(rows):
        share = number / (rows - 1)
        x = (share - 0.5) * long
        narrow = (1 - max(0.0, (share - 0.62) / 0.38) ** 2.2) * (0.82 + 0.18 * min(1, share * 6))
        deck = high * (1 + rise * max(0.0, share - 0.55) ** 2 * 5)
        half = wide / 2 * narrow
        points += [(x, -half, deck), (x, -half * 0.85, high * 0.3), (x, 0, -high * 0.2)]
        points += [(x, half * 0.85, high * 0.3), (x, half, deck)]
    faces = [
        (r * 5 + c, (r + 1) * 5 + c, (r + 1) * 5 + c + 1, r * 5 + c + 1)
        for r in range(rows - 1)
        for c in range(4)
    ]
    faces += [(r * 5, r * 5 + 4, (r + 1) * 5 + 4, (r + 1) * 5) for r in range(rows - 1)]
    faces.append((0, 1, 2, 3, 4))
    scene.mesh(points, faces, scene.stuff(colour, 0.5), at=at, turn=turn)
    if band:
        for side in (0, 4):
            edge: list[Point] = []
            for number in range(rows):
                x, y, h = points[number * 5 + side]
                edge += [(x, y * 1.012, h), (x, y * 1.012, h - high * 0.14)]
            strips = [(n * 2, n * 2 + 2, n * 2 + 3, n * 2 + 1) for n in range(rows - 1)]
            scene.mesh(edge, strips, scene.stuff(band, 0.5), at=at, turn=turn)


def cargo_ship(
    scene: Scene, at: Point, *, long: float = 150, turn: float = 0, colour: str = "#1d2b3a"
) -> None:
    unit = long / 150
    hull(scene, at, long, 24 * unit, 12 * unit, colour, turn=turn, band="#8f2f25")
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def on(x: float, y: float, z: float) -> Point:
        return at[0] + x * c - y * s, at[1] + x * s + y * c, at[2] + z

    for column in range(15):
        for row in range(3):
            for stack in range(scene.chance.choice([3, 4, 4, 5])):
                place = on(
                    (column * 6.6 - 36) * unit, (row * 6.4 - 6.4) * unit, (12 + stack * 2.7) * unit
                )
                scene.box(
                    *place,
                    (6.2 * unit, 6 * unit, 2.6 * unit),
                    scene.stuff(scene.chance.choice(CARGO), 0.6),
                    turn=turn,
                )
    scene.box(
        *on(-55 * unit, 0, 12 * unit), (11 * unit, 21 * unit, 20 * unit), "#e8e4da", turn=turn
    )
    for row in range(5):
        scene.box(
            *on(-49.3 * unit, 0, (15 + row * 3.4) * unit),
            (0.5 * unit, 18 * unit, 1.1 * unit),
            scene.stuff("#16202a", 0.2),
            turn=turn,
        )
    scene.box(*on(-64 * unit, 0, 12 * unit), (6 * unit, 7 * unit, 24 * unit), "#b5452f", turn=turn)


def dhow(
    scene: Scene, at: Point, turn: float = 0, *, sail: str = "#e6dcc4", size: float = 1.0
) -> None:
    hull(scene, at, 14 * size, 4 * size, 1.7 * size, "#4f3420", turn=turn, rise=0.9, band="#2f6f72")
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))

    def on(x: float, z: float) -> Point:
        return at[0] + x * c * size, at[1] + x * s * size, at[2] + z * size

    wood = "#6b4a2e"
    scene.tube([on(0.5, 1), on(1, 9)], 0.14 * size, wood)
    scene.tube([on(4.6, 3.4), on(-2.4, 13)], 0.1 * size, wood)
    edge, corner = (on(4.6, 3.4), on(-2.4, 13)), on(-4.6, 2.4)
    points: list[Point] = []
    for share in spread(9, 0, 1):
        top = tuple(a + (b - a) * share for a, b in zip(*edge, strict=True))
        for inner in spread(7, 0, 1):
            belly = 1.3 * size * math.sin(math.pi * inner) * (0.4 + share * (1 - share) * 2)
            x, y, z = (a + (b - a) * inner for a, b in zip(top, corner, strict=True))
            points.append((x + belly * s, y - belly * c, z))
    faces = [
        (r * 7 + k, r * 7 + k + 1, r * 7 + k + 8, r * 7 + k + 7) for r in range(8) for k in range(6)
    ]
    scene.mesh(points, faces, scene.stuff(sail, 0.9), smooth=True)


def crane(scene: Scene, at: Point, size: float = 1.0, colour: str = "#b5452f") -> None:
    """A ship-to-shore crane, its arm out over -y."""
    x, y, z = at
    steel = scene.stuff(colour, 0.5)

    def bar(*points: Point, thick: float = 0.7) -> None:
        scene.tube(
            [(x + a * size, y + b * size, z + c * size) for a, b, c in points], thick * size, steel
        )

    for side in (-8, 8):
        for depth in (-9, 9):
            bar((side, depth, 0), (side, depth, 38))
        bar((side, -9, 14), (side, 9, 14))
        bar((side, -9, 14), (side, 9, 36), thick=0.4)
        bar((side, -9, 38), (side * 0.5, 0, 62), (side, 9, 38), thick=0.5)
        bar((side * 0.5, -52, 38), (side * 0.5, 26, 38), thick=0.8)
        bar((side * 0.5, 0, 62), (side * 0.5, -46, 39), thick=0.25)
        bar((side * 0.5, 0, 62), (side * 0.5, 24, 39), thick=0.25)
    for depth in (-9, 9):
        bar((-8, depth, 14), (8, depth, 14))
        bar((-8, depth, 38), (8, depth, 38))
    for depth in range(-48, 26, 8):
        bar((-4, depth, 38), (4, depth, 38), thick=0.3)
    hook = scene.chance.uniform(-40, -18)
    bar((0, hook, 37), (0, hook, 20), thick=0.12)
    scene.box(
        x,
        y + hook * size,
        z + 16 * size,
        (12 * size, 3 * size, 3 * size),
        scene.stuff(scene.chance.choice(CARGO), 0.6),
    )
    scene.box(x, y + (hook + 3) * size, z + 35 * size, (4 * size, 3 * size, 3 * size), "#e8e4da")


def stacks(
    scene: Scene, x: tuple[float, float], y: tuple[float, float], highest: int = 4, z: float = 0
) -> None:
    """Containers in rows."""
    for place_y in range(int(y[0]), int(y[1]), 4):
        for place_x in range(int(x[0]), int(x[1]), 7):
            for level in range(scene.chance.randint(0, highest)):
                scene.box(
                    place_x,
                    place_y,
                    z + level * 2.62,
                    (6.1, 2.45, 2.6),
                    scene.stuff(scene.chance.choice(CARGO), 0.6, bump=0.2, size=1),
                )


def table(scene: Scene, x: float, y: float, size: Point, colour: str = "#6b4a2e") -> None:
    wood = scene.stuff(colour, 0.45, grain=0.35, size=3)
    wide, deep, high = size
    scene.box(x, y, high - 0.05, (wide, deep, 0.05), wood, edge=0.012)
    for a in (-1, 1):
        for b in (-1, 1):
            scene.box(
                x + a * (wide / 2 - 0.08),
                y + b * (deep / 2 - 0.08),
                0,
                (0.07, 0.07, high - 0.05),
                wood,
            )


def chair(scene: Scene, x: float, y: float, turn: float = 0, colour: str = "#7a2f2b") -> None:
    """A seat that looks towards -y until turned."""
    cloth = scene.stuff(colour, 0.8)
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    scene.box(x, y, 0, (0.1, 0.1, 0.4), scene.stuff("#26211e", 0.4), turn=turn)
    scene.box(x, y, 0.38, (0.52, 0.5, 0.12), cloth, turn=turn, edge=0.04)
    scene.box(x - 0.24 * -s, y + 0.24 * c, 0.48, (0.5, 0.1, 0.62), cloth, turn=turn, edge=0.04)


def books(scene: Scene, x: tuple[float, float], y: float, z: float, high: float = 0.3) -> None:
    """A shelf full, their backs to -y."""
    place = x[0]
    while place < x[1] - 0.06:
        wide, tall = scene.chance.uniform(0.025, 0.07), scene.chance.uniform(0.65, 0.98) * high
        if scene.chance.random() < 0.92:
            colour = scene.chance.choice(BINDINGS)
            scene.box(
                place + wide / 2,
                y,
                z,
                (wide * 0.94, 0.2, tall),
                scene.stuff(colour, 0.6),
                edge=0.004,
            )
            if wide > 0.04:
                scene.box(
                    place + wide / 2,
                    y - 0.1015,
                    z + tall * 0.72,
                    (wide * 0.94, 0.004, tall * 0.06),
                    scene.stuff("#d8b368", 0.4),
                )
        place += wide


def pile(scene: Scene, at: Point, count: int, *, size: float = 1.0) -> None:
    """Books one on another."""
    x, y, z = at
    for _number in range(count):
        thick = scene.chance.uniform(0.02, 0.05) * size
        cover = scene.stuff(scene.chance.choice(BINDINGS), 0.6)
        turn = scene.chance.uniform(-14, 14)
        scene.box(x, y, z, (0.3 * size, 0.22 * size, thick), cover, turn=turn, edge=0.003)
        scene.box(
            x,
            y - 0.004,
            z + thick * 0.1,
            (0.296 * size, 0.222 * size, thick * 0.8),
            "#efe6d0",
            turn=turn,
        )
        z += thick


def heap(
    scene: Scene, at: Point, wide: float, high: float, colour: str, *, bit: float = 0.06
) -> None:
    """Things or grain in a cone."""
    x, y, z = at
    scene.lathe(
        [(0, high), (wide * 0.3, high * 0.72), (wide * 0.5, 0)], scene.stuff(colour, 0.9), at=at
    )
    first = scene.ball((x, y, z + high), bit, scene.stuff(colour, 0.6, grain=0.2, size=9))
    for _number in range(int(300 * wide)):
        share, angle = scene.chance.random() ** 0.5, scene.chance.uniform(0, math.tau)
        top = z + high * (1 - share) * 0.98
        scene.again(
            first,
            (x + math.cos(angle) * wide / 2 * share, y + math.sin(angle) * wide / 2 * share, top),
        )


def lantern(scene: Scene, at: Point, colour: str, *, size: float = 1.0, rope: float = 0.0) -> None:
    x, y, z = at
    profile = [(0.02, 0), (0.1, 0.03), (0.17, 0.16), (0.17, 0.26), (0.08, 0.42), (0.03, 0.46)]
    scene.lathe(
        [(a * size, b * size) for a, b in profile],
        scene.stuff(colour, 0.4, glow=3.5),
        at=at,
        around=8,
    )
    brass = scene.stuff("#6b4a1e", 0.3, metal=1)
    for height in (0.16, 0.26):
        scene.ring((x, y, z + height * size), 0.175 * size, 0.012 * size, brass)
    if rope:
        scene.tube([(x, y, z + 0.46 * size), (x, y, z + rope)], 0.008, brass)


def room(s: Scene, wall: str, *, lit: float = 120, warm: str = "#ffd9ad") -> None:
    """Four walls are two: a floor, a wall behind, light from the left."""
    s.dusk("#c9d4e0", "#e8dccb", 0.25)
    s.floor(s.stuff("#5a4636", 0.5, grain=0.3, size=2))
    s.box(0, 6, 0, (16, 0.2, 6), s.stuff(wall, 0.9, grain=0.1, size=1))
    s.panel((-4, -1, 4.5), (0, 2, 0.8), 2.5, lit * 3, warm)
