"""Portraits of those who write."""

from typing import Any

import bpy

from pictures.kit import Point, Scene

LIPS = "#8a4a40"


class _Bust:
    """What hangs together, and turns as one."""

    def __init__(self, s: Scene, turn: float) -> None:
        self.s = s
        self.hang = s.put(bpy.data.objects.new("bust", None), (0, 0, 0), turn)

    def add(self, part: Any) -> None:
        part.parent = self.hang

    def ball(self, at: Point, radius: float, stuff: object, stretch: Point = (1, 1, 1)) -> None:
        self.add(self.s.ball(at, radius, stuff, stretch=stretch))

    def lathe(self, profile: list[tuple[float, float]], stuff: object, **more: Any) -> None:
        self.add(self.s.lathe(profile, stuff, around=48, **more))


def _features(s: Scene, bust: _Bust, skin: str, hair: str) -> None:
    face, dark = s.stuff(skin, 0.5, soft=0.2), s.stuff("#1c1410", 0.25)
    bust.ball((0, 0, 0), 0.5, face, (0.82, 0.9, 1.08))
    bust.ball((0, -0.05, -0.2), 0.38, face, (0.9, 0.9, 0.9))
    bust.lathe([(0.2, -1.0), (0.18, -0.5), (0.22, -0.3)], face)
    bust.ball((0, -0.45, -0.06), 0.066, face, (0.8, 1.0, 1.4))
    for side in (-1, 1):
        bust.ball((side * 0.155, -0.405, 0.07), 0.052, s.stuff("#f6f2ec", 0.15), (1.15, 0.6, 0.9))
        bust.ball((side * 0.15, -0.437, 0.07), 0.03, dark, (1, 0.5, 1))
        bust.ball((side * 0.155, -0.42, 0.108), 0.06, face, (1.15, 0.5, 0.35))
        brow = s.tube(
            [(side * 0.08, -0.43, 0.17), (side * 0.16, -0.425, 0.195), (side * 0.24, -0.375, 0.17)],
            0.018,
            s.stuff(hair, 0.8),
        )
        bust.add(brow)
        bust.ball((side * 0.41, 0.02, 0.02), 0.09, face, (0.45, 0.8, 1.2))
        bust.ball((side * 0.2, -0.32, -0.1), 0.1, face, (1, 0.5, 0.9))
    bust.add(
        s.tube(
            [
                (-0.1, -0.385, -0.235),
                (-0.04, -0.415, -0.25),
                (0.04, -0.415, -0.25),
                (0.1, -0.385, -0.235),
            ],
            0.02,
            LIPS,
        )
    )


def _hair(s: Scene, bust: _Bust, head: str, hair: str) -> None:
    strands = s.stuff(hair, 0.7)
    bust.ball((0, 0.1, 0.16), 0.52, strands, (0.88, 0.92, 0.9))
    bust.ball((0.1, -0.22, 0.42), 0.22, strands, (1.3, 0.9, 0.5))
    bust.ball((-0.16, -0.18, 0.4), 0.2, strands, (1.2, 0.9, 0.55))
    if head == "long":
        for side in (-1, 1):
            bust.ball((side * 0.38, 0.1, -0.3), 0.2, strands, (0.75, 1, 2.6))
        bust.ball((0, 0.26, -0.35), 0.36, strands, (1.1, 0.6, 1.6))
    if head == "bun":
        bust.ball((0, 0.5, 0.42), 0.2, strands)
    if head == "curls":
        for _number in range(70):
            x, y = s.chance.uniform(-0.42, 0.42), s.chance.uniform(-0.2, 0.45)
            bust.ball((x, y, 0.46 + s.chance.uniform(-0.16, 0.08) - 1.3 * x * x), 0.11, strands)


def _scarf(s: Scene, bust: _Bust, cover: str) -> None:
    stuff = s.stuff(cover, 0.8)
    bust.ball((0, 0.12, 0.05), 0.56, stuff, (0.9, 0.95, 1.1))
    bust.ball((0, -0.14, 0.36), 0.38, stuff, (1.0, 0.85, 0.5))
    for side in (-1, 1):
        bust.ball((side * 0.36, -0.06, -0.12), 0.2, stuff, (0.6, 1.1, 2.1))
    bust.lathe([(0.3, -0.3), (0.42, -0.48), (0.66, -0.72), (0.8, -1.0)], stuff, flat=0.75, fold=0.1)
    bust.ball((0.04, -0.2, -0.5), 0.32, stuff, (1.2, 0.7, 0.5))


def _ghutra(s: Scene, bust: _Bust, cover: str) -> None:
    stuff = s.stuff(cover, 0.85)
    bust.lathe([(0, 0.62), (0.3, 0.58), (0.47, 0.4), (0.5, 0.3)], stuff)
    bust.add(
        s.lathe(
            [(0.46, 0.42), (0.53, 0.25), (0.56, -0.2), (0.72, -0.7), (0.82, -1.05)],
            stuff,
            arc=(-34, 214),
            around=48,
            fold=0.1,
            folds=7,
        )
    )
    for height in (0.44, 0.5):
        bust.add(s.ring((0, 0, height), 0.455, 0.035, "#101010"))


def _beard(s: Scene, bust: _Bust, beard: str) -> None:
    fuzz = s.stuff(beard, 0.9)
    bust.ball((0, -0.12, -0.34), 0.36, fuzz, (0.95, 0.86, 0.72))
    bust.add(
        s.tube(
            [
                (-0.17, -0.39, -0.2),
                (-0.06, -0.43, -0.175),
                (0.06, -0.43, -0.175),
                (0.17, -0.39, -0.2),
            ],
            0.03,
            fuzz,
        )
    )
    bust.ball((0, -0.4, -0.245), 0.09, LIPS, (1, 0.4, 0.28))


def _glasses(s: Scene, bust: _Bust) -> None:
    wire = s.stuff("#15120f", 0.3)
    for side in (-1, 1):
        ring = s.ring((side * 0.165, -0.47, 0.065), 0.12, 0.014, wire, tilt=90)
        bust.add(ring)
        bust.add(s.tube([(side * 0.285, -0.45, 0.08), (side * 0.42, 0.0, 0.08)], 0.012, wire))
    bust.add(s.tube([(-0.045, -0.475, 0.08), (0.045, -0.475, 0.08)], 0.012, wire))


def _bust(
    s: Scene,
    back: str,
    *,
    skin: str,
    head: str,
    hair: str = "#1a1412",
    cloth: str = "#23405f",
    cover: str = "#7a3b4a",
    beard: str | None = None,
    glasses: bool = False,
    turn: float = 0.0,
) -> float:
    s.dusk(back, back, 0.55)
    s.box(0, 1.6, -2, (8, 0.1, 8), s.stuff(back, 0.95))
    bust = _Bust(s, turn)
    _features(s, bust, skin, hair)
    if head == "scarf":
        _scarf(s, bust, cover)
    elif head == "ghutra":
        _ghutra(s, bust, cover)
    else:
        _hair(s, bust, head, hair)
    if beard:
        _beard(s, bust, beard)
    if glasses:
        _glasses(s, bust)
    shirt = s.stuff(cloth, 0.85)
    bust.lathe(
        [(0.2, -0.62), (0.26, -0.68), (0.5, -0.8), (0.86, -0.98), (1.02, -1.3), (1.04, -1.8)],
        shirt,
        flat=0.62,
    )
    if head in {"hair", "curls"}:
        bust.lathe([(0.215, -0.58), (0.28, -0.7)], "#f0ece2")
    s.panel((-2.4, -3.2, 2.2), (0, 0, 0), 2.0, 150, "#fff0dc")
    s.panel((2.8, -1.2, 1.0), (0, 0, 0), 1.2, 45, "#cfe0ff")
    s.panel((1.2, 1.4, 2.4), (0, 0, 0.2), 0.6, 60, "#ffe2b8")
    s.camera((0, -4.6, 0.05), (0, 0, -0.12), lens=62)
    return 0.2


def face_salma_alhashem(s: Scene) -> float:
    """Salma al-Hashem."""
    return _bust(
        s, "#7f9a94", skin="#c68a5e", head="scarf", cover="#3a5560", cloth="#23303f", turn=14
    )


def face_nadine_azar(s: Scene) -> float:
    """Nadine Azar."""
    return _bust(
        s,
        "#b8907a",
        skin="#dba87e",
        head="long",
        hair="#4a2c1a",
        cloth="#5a2f3a",
        glasses=True,
        turn=-16,
    )


def face_badr_alsawwagh(s: Scene) -> float:
    """Badr al-Sawwagh."""
    return _bust(
        s,
        "#8a8fa8",
        skin="#b97e55",
        head="ghutra",
        cover="#f2efe8",
        cloth="#f0ece2",
        beard="#17120f",
        turn=12,
    )


def face_hind_albarrak(s: Scene) -> float:
    """Hind al-Barrak."""
    return _bust(
        s, "#c9a86a", skin="#c68a5e", head="scarf", cover="#1f2428", cloth="#1b1b20", turn=-12
    )


def face_omar_aldafrawi(s: Scene) -> float:
    """Omar al-Dafrawi."""
    return _bust(
        s,
        "#6f8a9c",
        skin="#a9714b",
        head="hair",
        hair="#6b665f",
        cloth="#3a4048",
        beard="#77716a",
        glasses=True,
        turn=10,
    )


def face_elias_tannous(s: Scene) -> float:
    """Elias Tannous."""
    return _bust(
        s,
        "#a88f7a",
        skin="#d6a077",
        head="curls",
        hair="#2a1c14",
        cloth="#2f5a50",
        beard="#2a1c14",
        turn=-14,
    )


def face_maryam_aitwali(s: Scene) -> float:
    """Maryam Ait Wali."""
    return _bust(
        s, "#b5705a", skin="#b97e55", head="curls", hair="#17100d", cloth="#c99a3a", turn=15
    )


def face_zaid_alanbaki(s: Scene) -> float:
    """Zaid al-Anbaki."""
    return _bust(
        s, "#6a8f7a", skin="#b97e55", head="hair", hair="#120e0c", cloth="#8a2f2a", turn=-10
    )


def face_rania_sawalha(s: Scene) -> float:
    """Rania Sawalha."""
    return _bust(s, "#8fa878", skin="#d09a6c", head="bun", hair="#2a1a12", cloth="#3f6b5a", turn=12)


def face_latifa_aljassar(s: Scene) -> float:
    """Latifa al-Jassar."""
    return _bust(
        s,
        "#9c7f9c",
        skin="#c68a5e",
        head="scarf",
        cover="#8a4a5a",
        cloth="#3a2f44",
        glasses=True,
        turn=-14,
    )


def face_kamal_bouziyan(s: Scene) -> float:
    """Kamal Bouziyan."""
    return _bust(
        s,
        "#7a94b0",
        skin="#c9936a",
        head="hair",
        hair="#a8a29a",
        cloth="#4a4038",
        beard="#b0aaa2",
        turn=14,
    )


def face_samer_alhalawani(s: Scene) -> float:
    """Samer al-Halawani."""
    return _bust(
        s,
        "#c0a890",
        skin="#b97e55",
        head="curls",
        hair="#1a1412",
        cloth="#2b3a4a",
        glasses=True,
        turn=-12,
    )
