"""Figures: clothes, a head, two arms that do something. They look towards -y until turned."""

import math
from typing import Any

import bpy

from pictures.kit import Point, Scene

SKINS = ("#8d5a3b", "#b97e55", "#d09a6c", "#6b4530", "#a9714b")
CLOTHS = ("#23405f", "#7a2f2b", "#1d5b4f", "#c08a3a", "#53386b", "#444a52", "#8a7a60", "#2f7278")

# Where a hand is, from the shoulder: how far out, forward and up; and the elbow before it.
ARMS = {
    "down": ((0.06, 0.02, -0.27), (0.06, 0.06, -0.5)),
    "front": ((0.07, 0.1, -0.24), (-0.04, 0.3, -0.2)),
    "up": ((0.1, 0.04, 0.2), (0.06, 0.08, 0.48)),
    "out": ((0.24, 0.04, -0.1), (0.46, 0.12, 0.0)),
    "point": ((0.08, 0.2, -0.1), (0.06, 0.5, 0.04)),
    "hip": ((0.2, -0.06, -0.22), (0.0, 0.1, -0.42)),
    "ear": ((0.16, 0.12, -0.1), (-0.02, 0.1, 0.2)),
    "back": ((0.06, -0.2, -0.2), (0.05, -0.05, -0.38)),
}
# Hip to knee to foot, each side: forward and up from the hip.
LEGS = {
    "stand": (((0.0, -0.44), (0.0, -0.87)), ((0.0, -0.44), (0.0, -0.87))),
    "walk": (((0.16, -0.42), (0.26, -0.84)), ((-0.1, -0.43), (-0.32, -0.8))),
    "run": (((0.36, -0.26), (0.22, -0.66)), ((-0.12, -0.42), (-0.52, -0.5))),
    "kick": (((0.3, -0.34), (0.66, -0.52)), ((-0.06, -0.44), (-0.12, -0.87))),
    "sit": (((0.44, -0.02), (0.46, -0.46)), ((0.44, -0.02), (0.46, -0.46))),
}


def person(
    scene: Scene,
    at: Point,
    turn: float = 0.0,
    *,
    wear: str = "suit",
    head: str = "hair",
    cloth: str | None = None,
    lower: str | None = None,
    skin: str | None = None,
    cover: str | None = None,
    left: str = "down",
    right: str = "down",
    legs: str = "stand",
    scale: float = 1.0,
) -> Any:
    """`wear`: suit, robe (long), dress (long, wide) or shirt (bare arms). `head`: hair, long,
    scarf, ghutra, cap, helmet, none. `scale` 0.65 is a child. Returns the empty they hang on."""
    chance = scene.chance
    cloth = cloth or chance.choice(CLOTHS)
    skin_stuff = scene.stuff(skin or chance.choice(SKINS), 0.5, soft=0.15)
    cloth_stuff = scene.stuff(cloth, 0.85)
    hang = scene.put(bpy.data.objects.new("person", None), at, turn)
    hang.scale = (scale, scale, scale)
    down = 0.42 if legs == "sit" else 0.0
    parts = []
    if wear in {"robe", "dress"}:
        parts.append(
            _robe(scene, cloth_stuff, wide=1.25 if wear == "dress" else 1.0, sit=legs == "sit")
        )
    else:
        trousers = scene.stuff(lower or "#2a2f38", 0.85)
        torso = [(0.0, 0.82), (0.13, 0.83), (0.18, 0.88), (0.172, 1.05), (0.185, 1.2)]
        torso += [(0.205, 1.34), (0.195, 1.41), (0.13, 1.465), (0.06, 1.49), (0.05, 1.5)]
        parts.append(scene.lathe(torso, cloth_stuff, flat=0.62))
        parts += _legs(scene, legs, trousers)
    for side, way in ((-1, left), (1, right)):
        parts += _arm(scene, side, way, skin_stuff, cloth_stuff, is_bare=wear == "shirt")
    parts += _head(scene, head, skin_stuff, cover)
    for part in parts:
        part.parent = hang
        part.location.z -= down
    return hang


def _legs(scene: Scene, kind: str, trousers: Any) -> list[Any]:
    parts = []
    for side, way in zip((-1, 1), LEGS[kind], strict=True):
        (knee_y, knee_z), (foot_y, foot_z) = way
        parts.append(
            _body(
                scene,
                [
                    (side * 0.08, 0, 0.93, 0.1),
                    (side * 0.1, -knee_y, 0.93 + knee_z, 0.075),
                    (side * 0.1, -foot_y, 0.93 + foot_z, 0.055),
                ],
                trousers,
            )
        )
        shoe = scene.ball(
            (side * 0.1, -foot_y - 0.06, 0.93 + foot_z - 0.02),
            0.07,
            "#1b1b1d",
            stretch=(0.7, 1.7, 0.6),
        )
        parts.append(shoe)
    return parts


def _arm(scene: Scene, side: int, way: str, skin: Any, cloth: Any, *, is_bare: bool) -> list[Any]:
    elbow, hand = ARMS[way]
    shoulder = (side * 0.17, 0.0, 1.41)
    middle = (shoulder[0] + side * elbow[0], -elbow[1], shoulder[2] + elbow[2])
    end = (shoulder[0] + side * hand[0], -hand[1], shoulder[2] + hand[2])
    sleeve = skin if is_bare else cloth
    parts = [_body(scene, [(*shoulder, 0.075), (*middle, 0.055), (*end, 0.04)], sleeve)]
    if is_bare:
        parts.append(
            _body(
                scene,
                [
                    (*shoulder, 0.085),
                    *[
                        (
                            *(a + (b - a) * 0.5 for a, b in zip(shoulder, middle, strict=True)),
                            0.08,
                        )
                    ],
                ],
                cloth,
            )
        )
    parts.append(scene.ball(end, 0.048, skin, stretch=(0.8, 1, 1.2)))
    return parts


def _body(
    scene: Scene, line: list[tuple[float, float, float, float]], stuff: Any, flat: float = 1.0
) -> Any:
    """A limb along points with a radius each."""
    made = bpy.data.meshes.new("limb")
    made.from_pydata([one[:3] for one in line], [(n, n + 1) for n in range(len(line) - 1)], [])
    made.materials.append(scene.of(stuff))
    thing = scene.put(bpy.data.objects.new("limb", made))
    thing.modifiers.new("skin", "SKIN").use_smooth_shade = True
    for vertex, (_x, _y, _z, radius) in zip(made.skin_vertices[0].data, line, strict=True):
        vertex.radius = (radius, radius * flat)
    smooth = thing.modifiers.new("round", "SUBSURF")
    smooth.levels = smooth.render_levels = 2
    return thing


def _robe(scene: Scene, stuff: Any, *, wide: float, sit: bool) -> Any:
    profile = [(0.05, 1.5), (0.13, 1.47), (0.195, 1.4), (0.2, 1.25), (0.19, 1.05), (0.21, 0.8)]
    profile += [(0.24 * wide, 0.45), (0.27 * wide, 0.2), (0.29 * wide, 0.42 if sit else 0.02)]
    return scene.lathe(profile, stuff, flat=0.72, fold=0.09, folds=11)


def _head(scene: Scene, kind: str, skin: Any, cover: str | None) -> list[Any]:
    parts = [
        scene.ball((0, -0.01, 1.655), 0.1, skin, stretch=(0.88, 1.0, 1.18)),
        scene.ball((0, -0.115, 1.64), 0.018, skin, stretch=(0.8, 1, 1.3)),
        scene.post(0, 0, 1.45, 0.05, 0.12, skin),
    ]
    hair = "#17120f"
    if kind in {"hair", "long"}:
        parts.append(scene.ball((0, 0.016, 1.7), 0.112, hair, stretch=(0.93, 1.0, 1.02)))
        if kind == "long":
            parts.append(scene.ball((0, 0.05, 1.56), 0.11, hair, stretch=(1, 0.7, 1.7)))
    elif kind == "scarf":
        stuff = scene.stuff(cover or scene.chance.choice(CLOTHS), 0.85)
        parts.append(scene.ball((0, 0.03, 1.665), 0.122, stuff, stretch=(0.95, 1.0, 1.14)))
        parts.append(
            scene.lathe(
                [(0.07, 1.62), (0.11, 1.54), (0.17, 1.45), (0.2, 1.36)], stuff, flat=0.8, fold=0.06
            )
        )
    elif kind == "ghutra":
        stuff = scene.stuff(cover or "#f2efe8", 0.85)
        profile = [
            (0.0, 1.79),
            (0.07, 1.782),
            (0.112, 1.74),
            (0.126, 1.66),
            (0.15, 1.55),
            (0.19, 1.42),
            (0.2, 1.3),
        ]
        parts.append(scene.lathe(profile, stuff, arc=(-40, 220), fold=0.1, folds=7))
        parts.append(
            scene.lathe([(0.0, 1.79), (0.07, 1.782), (0.114, 1.735), (0.118, 1.71)], stuff)
        )
        parts.append(scene.ring((0, 0, 1.745), 0.112, 0.012, "#111111"))
    elif kind in {"cap", "helmet"}:
        stuff = scene.stuff(cover or "#e0a030", 0.4)
        parts.append(
            scene.lathe(
                [(0.0, 1.8), (0.06, 1.79), (0.105, 1.75), (0.118, 1.7), (0.12, 1.69)], stuff
            )
        )
        brim = 0.16 if kind == "helmet" else 0.13
        parts.append(scene.lathe([(0.1, 1.695), (brim, 1.69)], stuff, at=(0, -0.03, 0), flat=1.15))
    return parts


def anyone(scene: Scene, at: Point, turn: float = 0.0, **more: Any) -> Any:
    """Somebody from the street."""
    kinds = [
        {
            "wear": "robe",
            "head": "ghutra",
            "cloth": scene.chance.choice(["#f0ece2", "#e2dccb", "#d8d2c2"]),
        },
        {
            "wear": "dress",
            "head": "scarf",
            "cloth": scene.chance.choice(["#1b1b20", "#2b2733", "#3a4a56"]),
        },
        {"wear": "suit", "head": "hair"},
        {"wear": "suit", "head": "scarf"},
        {"wear": "suit", "head": "long"},
    ]
    chosen: dict[str, Any] = {**scene.chance.choice(kinds), **more}
    return person(scene, at, turn + scene.chance.uniform(-12, 12), **chosen)


def crowd(scene: Scene, y: float, rows: int, shirts: tuple[str, ...]) -> None:
    """Stands that rise from `y`, full: of each only a head and a chest."""
    heads = [scene.ball((0, 0, -9), 0.16, skin) for skin in SKINS]
    chests = [
        scene.ball((0, 0, -9), 0.26, scene.stuff(shirt, 0.9), stretch=(1, 0.7, 1.4))
        for shirt in shirts
    ]
    for row in range(rows):
        deep, high = y + row * 0.9, 0.9 + row * 0.55
        scene.box(0, deep, 0, (90, 0.9, high), "#2a3140")
        for number in range(110):
            if scene.chance.random() < 0.9:
                x = -38 + number * 0.7 + scene.chance.uniform(-0.1, 0.1)
                scene.again(scene.chance.choice(chests), (x, deep, high + 0.35))
                scene.again(scene.chance.choice(heads), (x, deep, high + 0.85))


def towards(at: Point, there: Point) -> float:
    """How much somebody at `at` turns to look at a point."""
    return math.degrees(math.atan2(there[0] - at[0], -(there[1] - at[1])))
