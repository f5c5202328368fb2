"""Ground, palms, houses: what stands in the open."""

import math
from collections.abc import Callable
from typing import Any

from pictures.kit import Point, Scene, rough, spread


def palm(scene: Scene, at: Point, high: float = 7.0, lean: float = 0.6) -> None:
    x, y, z = at
    bark = scene.stuff("#5d4630", 0.95, grain=0.5, size=9, bump=0.6)
    stem = [(x + lean * share**2, y, z + high * share) for share in spread(9, 0, 1)]
    scene.tube(stem, 0.2, bark, tip=0.6)
    leaf = _frond(scene)
    top = stem[-1]
    for number in range(22):
        other = scene.again(leaf, top, number * 47 + scene.chance.uniform(-8, 8))
        other.rotation_euler.x = math.radians(scene.chance.uniform(-38, 30))
        size = scene.chance.uniform(0.85, 1.15)
        other.scale = (size, size, size)
    leaf.hide_render = True
    for number in range(9):
        angle = number * 0.7
        scene.ball(
            (top[0] + 0.22 * math.cos(angle), top[1] + 0.22 * math.sin(angle), top[2] - 0.35),
            0.14,
            "#8a4a1f",
            stretch=(0.8, 0.8, 1.5),
        )


def _frond(scene: Scene) -> Any:
    """A leaf of leaflets along a rib that bends down."""
    points: list[Point] = []
    faces = []
    for number in range(26):
        share = number / 25
        y, z = 2.9 * share, 0.9 * share - 1.6 * share**2
        long = 0.75 * math.sin(math.pi * min(0.98, share * 0.9 + 0.1)) + 0.08
        for side in (-1, 1):
            first = len(points)
            points += [(0, y, z), (0, y + 0.1, z), (side * long, y + 0.45, z - 0.25 * long)]
            faces.append((first, first + 1, first + 2))
    return scene.mesh(points, faces, scene.stuff("#3f6b35", 0.6, grain=0.4, size=2))


def tower(
    scene: Scene,
    x: float,
    y: float,
    size: Point,
    wall: str,
    *,
    lit: float = 0.3,
    glow: float = 4.0,
    z: float = 0.0,
    storey: float = 3.4,
    front_only: bool = True,
) -> None:
    """A house with windows; `lit` is the share of them with light behind."""
    wide, deep, high = size
    scene.box(x, y, z, size, scene.stuff(wall, 0.8, grain=0.15, size=0.5))
    scene.box(x, y, z + high, (wide * 0.5, deep * 0.5, 2.2), scene.stuff(wall, 0.8))
    columns = max(2, int(wide / 2.4))
    groups: dict[str, tuple[list[Point], list[tuple[int, ...]]]] = {}
    sides = [(0, -deep / 2 - 0.03)] if front_only else [(0, -deep / 2 - 0.03), (1, 0)]
    for side, front in sides:
        across = wide if side == 0 else deep
        count = columns if side == 0 else max(2, int(deep / 2.4))
        for row in range(int(high / storey)):
            for column in range(count):
                kind = scene.chance.choice(["a", "b"]) if scene.chance.random() < lit else "dark"
                points, faces = groups.setdefault(kind, ([], []))
                left = (column + 0.22) / count * across - across / 2
                right = (column + 0.78) / count * across - across / 2
                low, top = z + row * storey + 1.0, z + row * storey + 2.7
                first = len(points)
                for a, h in ((left, low), (right, low), (right, top), (left, top)):
                    if side == 0:
                        points.append((x + a, y + front, h))
                    else:
                        edge = wide / 2 + 0.03
                        points.append((x - math.copysign(edge, x), y + a, h))
                faces.append((first, first + 1, first + 2, first + 3))
    stuffs = {
        "a": scene.stuff("#ffcf87", glow=glow),
        "b": scene.stuff("#ffe3b3", glow=glow * 0.7),
        "dark": scene.stuff("#1a2733", 0.15),
    }
    for kind, (points, faces) in groups.items():
        scene.mesh(points, faces, stuffs[kind])


def city(
    scene: Scene,
    *,
    near: float,
    far: float,
    half: float,
    tallest: float,
    lit: float,
    walls: tuple[str, ...],
    glow: float = 4.0,
    z: float = 0.0,
) -> None:
    """Streets of towers, the farther the taller."""
    for y in spread(5, near, far):
        x = -half
        while x < half:
            wide = scene.chance.uniform(8, 18)
            high = scene.chance.uniform(0.35, 1) ** 1.6 * tallest
            tower(
                scene,
                x,
                y + scene.chance.uniform(-4, 4),
                (wide, 10, high),
                scene.chance.choice(walls),
                lit=lit,
                glow=glow,
                z=z,
            )
            x += wide + scene.chance.uniform(2, 8)


def dunes(
    scene: Scene,
    *,
    deep: float = 260,
    high: float = 9,
    colour: str = "#d2a468",
    seed: float = 3,
    step: float = 1.2,
) -> Callable[[float, float], float]:
    """Sand to the horizon; returns how high it lies where."""

    def height(x: float, y: float) -> float:
        wave = rough(x * 0.7 + y * 0.3, y * 0.5, 64, seed)
        return high * wave + 0.12 * rough(x, y, 7, seed + 4) + max(0, y - 60) * 0.02

    sand = scene.stuff(colour, 0.95, grain=0.12, size=0.4, bump=0.12)
    scene.ground((-130, 130), (-12, deep), height, sand, step=step)
    return height


def hills(scene: Scene, y: float, high: float, colour: str, seed: float, half: float = 500) -> None:
    """A line of mountains across."""

    def height(x: float, d: float) -> float:
        fade = math.sin(math.pi * min(1, max(0, (d - y) / 120)))
        return high * fade * (0.55 + 0.6 * rough(x, d, 130, seed)) - 1

    scene.ground(
        (-half, half), (y, y + 120), height, scene.stuff(colour, 0.95, grain=0.3, size=0.05), step=8
    )


def street_lamp(
    scene: Scene, x: float, y: float, *, high: float = 5, power: float = 300, z: float = 0
) -> None:
    steel = "#20242a"
    scene.tube([(x, y, z), (x, y, z + high), (x, y - 0.9, z + high + 0.25)], 0.06, steel)
    scene.ball(
        (x, y - 0.9, z + high + 0.15), 0.16, scene.stuff("#ffd9a0", glow=14), stretch=(1, 1.6, 0.6)
    )
    scene.lamp((x, y - 0.9, z + high - 0.15), power)
