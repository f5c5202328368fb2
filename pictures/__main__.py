"""`python -m pictures [NAME…]` takes the pictures anew: all of them, or those named.

Needs `pip install bpy` (Blender as a module, some 400 MB), which nothing else here does."""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageEnhance

from pictures import (
    coast,
    craft,
    desk,
    faces,
    hall,
    land,
    night,
    pearls,
    pitch,
    port,
    stage,
    street,
)
from pictures.kit import Scene

FOLDER = Path(__file__).parent.parent / "articles" / "management" / "demo" / "pictures"
SIZE, FACE, SAMPLES = (1200, 750), (600, 600), 7

SCENES: dict[str, Callable[[Scene], float | None]] = {
    name.replace("_", "-"): scene
    for room in (coast, craft, desk, faces, hall, land, night, pearls, pitch, port, stage, street)
    for name, scene in vars(room).items()
    if callable(scene)
    and getattr(scene, "__module__", "") == room.__name__
    and not name.startswith("_")
}


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m pictures", description=__doc__)
    asked.add_argument("names", nargs="*", metavar="NAME", help=", ".join(sorted(SCENES)))
    asked.add_argument("--into", type=Path, default=FOLDER)
    asked.add_argument("--draft", action="store_true", help="small and coarse, in seconds")
    asked.add_argument("--missing", action="store_true", help="only those not there yet")
    told = asked.parse_args()
    told.into.mkdir(parents=True, exist_ok=True)
    for name in told.names or sorted(SCENES):
        kept = told.into / f"{name}.webp"
        if told.missing and kept.exists():
            continue
        scene = Scene(name)
        exposure = SCENES[name](scene) or 0.0
        size = FACE if name.startswith("face-") else SIZE
        if told.draft:
            size = (size[0] * 4 // 9, size[1] * 4 // 9)
        with tempfile.TemporaryDirectory() as folder:
            shot = Path(folder) / "shot.png"
            scene.take(shot, size, 6 if told.draft else SAMPLES, exposure)
            flat = ImageEnhance.Color(Image.open(shot).convert("RGB")).enhance(1.15)
            flat.save(kept, "WEBP", quality=80, method=6)
        print(f"{name}: {kept.stat().st_size // 1024} KB", flush=True)


if __name__ == "__main__":
    main()
