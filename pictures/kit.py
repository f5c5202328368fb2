"""Stuff, shapes, light and a camera. Metres; x to the right, y into the picture, z up."""

import math
import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import bpy
from mathutils import Euler, Vector, noise

Point = tuple[float, float, float]


class Scene:
    """One picture in the making. `chance` decides what may fall where it likes."""

    def __init__(self, seed: str) -> None:
        bpy.ops.wm.read_factory_settings(use_empty=True)
        self.chance = random.Random(seed)
        self.scene = bpy.context.scene
        self.stuffs: dict[tuple[Any, ...], Any] = {}

    # --- stuff -------------------------------------------------------------------------------

    def stuff(
        self,
        colour: str,
        rough: float = 0.7,
        *,
        metal: float = 0.0,
        glow: float = 0.0,
        grain: float = 0.0,
        size: float = 4.0,
        bump: float = 0.0,
        soft: float = 0.0,
    ) -> Any:
        """A material: `grain` varies its colour by noise of `size`, `bump` its surface."""
        key = (colour, rough, metal, glow, grain, size, bump, soft)
        if key in self.stuffs:
            return self.stuffs[key]
        made = bpy.data.materials.new(colour)
        made.use_nodes = True
        nodes, links = made.node_tree.nodes, made.node_tree.links
        skin = nodes["Principled BSDF"]
        skin.inputs["Base Color"].default_value = linear(colour)
        skin.inputs["Roughness"].default_value = rough
        skin.inputs["Metallic"].default_value = metal
        if soft:
            skin.inputs["Subsurface Weight"].default_value = soft
            skin.inputs["Subsurface Scale"].default_value = 0.03
        if glow:
            skin.inputs["Emission Color"].default_value = linear(colour)
            skin.inputs["Emission Strength"].default_value = glow
        if grain or bump:
            place = nodes.new("ShaderNodeTexCoord")
            wave = nodes.new("ShaderNodeTexNoise")
            wave.inputs["Scale"].default_value = size
            wave.inputs["Detail"].default_value = 6
            links.new(place.outputs["Object"], wave.inputs["Vector"])
        if grain:
            mix = nodes.new("ShaderNodeMix")
            mix.data_type = "RGBA"
            darker = tuple(one * (1 - grain) for one in linear(colour)[:3])
            mix.inputs["A"].default_value = (*darker, 1)
            mix.inputs["B"].default_value = linear(colour)
            links.new(wave.outputs["Fac"], mix.inputs["Factor"])
            links.new(mix.outputs["Result"], skin.inputs["Base Color"])
        if bump:
            dent = nodes.new("ShaderNodeBump")
            dent.inputs["Strength"].default_value = bump
            links.new(wave.outputs["Fac"], dent.inputs["Height"])
            links.new(dent.outputs["Normal"], skin.inputs["Normal"])
        self.stuffs[key] = made
        return made

    def of(self, stuff: Any) -> Any:
        """A plain colour is a stuff too."""
        return self.stuff(stuff) if isinstance(stuff, str) else stuff

    def water(self, colour: str = "#0d3440", rough: float = 0.08) -> Any:
        return self.stuff(colour, rough, bump=0.25, size=1.2)

    # --- shapes ------------------------------------------------------------------------------

    def mesh(
        self,
        points: Sequence[Point],
        faces: Sequence[Sequence[int]],
        stuff: Any,
        *,
        smooth: bool = False,
        at: Point = (0, 0, 0),
        turn: float = 0.0,
    ) -> Any:
        made = bpy.data.meshes.new("shape")
        made.from_pydata(points, [], faces)
        made.validate()
        made.update()
        if smooth:
            made.polygons.foreach_set("use_smooth", [True] * len(made.polygons))
        made.materials.append(self.of(stuff))
        return self.put(bpy.data.objects.new("shape", made), at, turn)

    def put(self, thing: Any, at: Point = (0, 0, 0), turn: float = 0.0) -> Any:
        self.scene.collection.objects.link(thing)
        thing.location = at
        thing.rotation_euler = (0, 0, math.radians(turn))
        return thing

    def again(self, thing: Any, at: Point, turn: float = 0.0, scale: float = 1.0) -> Any:
        """The same shape once more, somewhere else."""
        other = self.put(thing.copy(), at, turn)
        other.scale = [one * scale for one in thing.scale]
        return other

    def box(
        self,
        x: float,
        y: float,
        z: float,
        size: Point,
        stuff: Any,
        *,
        turn: float = 0,
        edge: float = 0,
    ) -> Any:
        """Standing on (x, y, z), `size` wide, deep and high; `edge` rounds it."""
        w, d, h = (one / 2 for one in size)
        points = [(a * w, b * d, c * h + h) for a in (-1, 1) for b in (-1, 1) for c in (-1, 1)]
        faces = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
        made = self.mesh(points, faces, stuff, at=(x, y, z), turn=turn)
        if edge:
            bevel = made.modifiers.new("edge", "BEVEL")
            bevel.width, bevel.segments = edge, 3
        return made

    def lathe(
        self,
        profile: Sequence[tuple[float, float]],
        stuff: Any,
        *,
        at: Point = (0, 0, 0),
        around: int = 28,
        arc: tuple[float, float] = (0, 360),
        flat: float = 1.0,
        fold: float = 0.0,
        folds: int = 9,
        turn: float = 0.0,
    ) -> Any:
        """(radius, height) pairs turned around z. `flat` presses it in depth; `fold` lays cloth."""
        whole = arc[1] - arc[0] >= 360
        steps = around if whole else around + 1
        points, rows = [], len(profile)
        for number, (radius, height) in enumerate(profile):
            for step in range(steps):
                angle = math.radians(arc[0] + (arc[1] - arc[0]) * step / around)
                waved = radius * (1 + fold * (number / rows) * math.sin(angle * folds))
                points.append((waved * math.cos(angle), waved * flat * math.sin(angle), height))
        faces = []
        for row in range(rows - 1):
            for step in range(around):
                a, b = row * steps + step, row * steps + (step + 1) % steps
                faces.append((a, b, b + steps, a + steps))
        return self.mesh(points, faces, stuff, smooth=True, at=at, turn=turn)

    def ball(self, at: Point, radius: float, stuff: Any, *, stretch: Point = (1, 1, 1)) -> Any:
        half = [(math.sin(math.pi * n / 14), -math.cos(math.pi * n / 14)) for n in range(15)]
        made = self.lathe([(a * radius, b * radius) for a, b in half], stuff, at=at, around=24)
        made.scale = stretch
        return made

    def post(self, x: float, y: float, z: float, radius: float, high: float, stuff: Any) -> Any:
        return self.lathe(
            [(0, 0), (radius, 0), (radius, high), (0, high)], stuff, at=(x, y, z), around=20
        )

    def tube(self, points: Sequence[Point], radius: float, stuff: Any, *, tip: float = 1.0) -> Any:
        """A round bar along points, as thick as `tip` of it at the end."""
        curve = bpy.data.curves.new("tube", "CURVE")
        curve.dimensions, curve.bevel_depth, curve.bevel_resolution = "3D", radius, 3
        curve.use_fill_caps = True
        line = curve.splines.new("POLY")
        line.points.add(len(points) - 1)
        for number, (one, point) in enumerate(zip(line.points, points, strict=True)):
            one.co = (*point, 1)
            one.radius = 1 + (tip - 1) * number / max(1, len(points) - 1)
        curve.materials.append(self.of(stuff))
        return self.put(bpy.data.objects.new("tube", curve))

    def ring(self, at: Point, radius: float, thick: float, stuff: Any, *, tilt: float = 0) -> Any:
        points = [
            (radius * math.cos(math.tau * n / 32), radius * math.sin(math.tau * n / 32), 0)
            for n in range(33)
        ]
        made = self.tube(points, thick, stuff)
        made.location, made.rotation_euler = at, (math.radians(tilt), 0, 0)
        return made

    def ground(
        self,
        wide: tuple[float, float],
        deep: tuple[float, float],
        height: Callable[[float, float], float],
        stuff: Any,
        *,
        step: float = 0.5,
    ) -> Any:
        """A surface over x and y whose height is a function."""
        columns = int((wide[1] - wide[0]) / step) + 1
        rows = int((deep[1] - deep[0]) / step) + 1
        points = []
        for row in range(rows):
            for column in range(columns):
                x, y = wide[0] + column * step, deep[0] + row * step
                points.append((x, y, height(x, y)))
        faces = [
            (r * columns + c, r * columns + c + 1, (r + 1) * columns + c + 1, (r + 1) * columns + c)
            for r in range(rows - 1)
            for c in range(columns - 1)
        ]
        return self.mesh(points, faces, stuff, smooth=True)

    def floor(self, stuff: Any, z: float = 0.0, size: float = 600.0) -> Any:
        half = size / 2
        corners = [(-half, -half, z), (half, -half, z), (half, half, z), (-half, half, z)]
        return self.mesh(corners, [(0, 1, 2, 3)], stuff)

    def ocean(
        self,
        *,
        wave: float = 1.0,
        wind: float = 12.0,
        colour: str = "#0d3440",
        times: int = 5,
        z: float = 0,
    ) -> Any:
        """Waves to the horizon, `wave` times as high as the wind makes them."""
        made = self.mesh([(0, 0, 0)], [], self.water(colour))
        sea = made.modifiers.new("sea", "OCEAN")
        sea.geometry_mode = "GENERATE"
        sea.spatial_size, sea.resolution, sea.viewport_resolution = 60, 16, 16
        sea.repeat_x = sea.repeat_y = times
        sea.wave_scale, sea.choppiness, sea.wind_velocity = wave, 1.0, wind
        sea.random_seed = self.chance.randrange(1000)
        smooth = made.modifiers.new("smooth", "SMOOTH")
        smooth.iterations = 1
        made.location = (-30 * times, -20, z)
        self.floor(self.water(colour), z - 2.5 * wave - 1.5, 8000)
        return made

    # --- light and camera --------------------------------------------------------------------

    def sky(
        self,
        sun: float,
        side: float,
        *,
        strength: float = 0.25,
        haze: float = 1.0,
        disc: bool = True,
    ) -> None:
        """A clear sky, the sun `sun` degrees high at `side` (0 ahead, 90 right, 180 behind)."""
        nodes, links = self._world()
        texture = nodes.new("ShaderNodeTexSky")
        texture.sky_type = "MULTIPLE_SCATTERING"
        texture.sun_elevation = math.radians(sun)
        texture.sun_rotation = math.radians(side)
        texture.aerosol_density = haze
        texture.sun_disc = disc
        texture.sun_size = math.radians(1.2)
        back = nodes["Background"]
        back.inputs["Strength"].default_value = strength
        links.new(texture.outputs["Color"], back.inputs["Color"])

    def dusk(self, high: str, low: str, strength: float = 1.0) -> None:
        """A sky of two colours, from the horizon up."""
        nodes, links = self._world()
        place = nodes.new("ShaderNodeTexCoord")
        parts = nodes.new("ShaderNodeSeparateXYZ")
        ramp = nodes.new("ShaderNodeValToRGB")
        links.new(place.outputs["Generated"], parts.inputs["Vector"])
        links.new(parts.outputs["Z"], ramp.inputs["Fac"])
        links.new(ramp.outputs["Color"], nodes["Background"].inputs["Color"])
        ramp.color_ramp.elements[0].color = linear(low)
        ramp.color_ramp.elements[1].color = linear(high)
        ramp.color_ramp.elements[1].position = 0.45
        nodes["Background"].inputs["Strength"].default_value = strength

    def _world(self) -> tuple[Any, Any]:
        world = bpy.data.worlds.new("world")
        self.scene.world = world
        world.use_nodes = True
        return world.node_tree.nodes, world.node_tree.links

    def mist(self, thick: float, colour: str = "#ffffff", high: float = 60) -> None:
        """Air that light is seen in."""
        made = self.box(0, 100, -2, (600, 500, high), self.stuff("#ffffff"))
        stuff = bpy.data.materials.new("mist")
        stuff.use_nodes = True
        nodes = stuff.node_tree.nodes
        nodes.clear()
        air, out = nodes.new("ShaderNodeVolumeScatter"), nodes.new("ShaderNodeOutputMaterial")
        air.inputs["Density"].default_value = thick
        air.inputs["Color"].default_value = linear(colour)
        air.inputs["Anisotropy"].default_value = 0.5
        stuff.node_tree.links.new(air.outputs["Volume"], out.inputs["Volume"])
        made.data.materials[0] = stuff

    def sun(
        self, high: float, side: float, power: float, colour: str = "#ffe2b8", soft: float = 1
    ) -> None:
        light = bpy.data.lights.new("sun", "SUN")
        light.energy, light.color, light.angle = power, linear(colour)[:3], math.radians(soft)
        made = self.put(bpy.data.objects.new("sun", light))
        made.rotation_euler = Euler((math.radians(90 - high), 0, math.radians(180 - side)))

    def lamp(self, at: Point, power: float, colour: str = "#ffc98a", size: float = 0.3) -> None:
        light = bpy.data.lights.new("lamp", "POINT")
        light.energy, light.color, light.shadow_soft_size = power, linear(colour)[:3], size
        self.put(bpy.data.objects.new("lamp", light), at)

    def panel(
        self, at: Point, towards: Point, size: float, power: float, colour: str = "#ffffff"
    ) -> None:
        """A bright surface that looks at a point."""
        light = bpy.data.lights.new("panel", "AREA")
        light.energy, light.color, light.size = power, linear(colour)[:3], size
        made = self.put(bpy.data.objects.new("panel", light), at)
        made.rotation_euler = (Vector(towards) - Vector(at)).to_track_quat("-Z", "Y").to_euler()

    def beam(
        self, at: Point, towards: Point, power: float, angle: float, colour: str = "#fff2d8"
    ) -> None:
        light = bpy.data.lights.new("beam", "SPOT")
        light.energy, light.color = power, linear(colour)[:3]
        light.spot_size, light.spot_blend = math.radians(angle), 0.4
        made = self.put(bpy.data.objects.new("beam", light), at)
        made.rotation_euler = (Vector(towards) - Vector(at)).to_track_quat("-Z", "Y").to_euler()

    def camera(
        self,
        at: Point,
        towards: Point,
        *,
        lens: float = 35,
        sharp: float | None = None,
        open_at: float = 2.8,
    ) -> None:
        """`lens` in millimetres; `sharp` is the distance in focus, all of it without."""
        made = bpy.data.cameras.new("camera")
        made.lens, made.clip_end = lens, 6000
        seen = self.put(bpy.data.objects.new("camera", made), at)
        seen.rotation_euler = (Vector(towards) - Vector(at)).to_track_quat("-Z", "Y").to_euler()
        if sharp is not None:
            made.dof.use_dof, made.dof.focus_distance = True, sharp
            made.dof.aperture_fstop = open_at
        self.scene.camera = seen

    def take(self, path: Path, size: tuple[int, int], samples: int, exposure: float = 0.0) -> None:
        scene = self.scene
        scene.render.engine = "CYCLES"
        scene.cycles.device = "CPU"
        scene.cycles.samples = samples
        scene.cycles.use_denoising = True
        scene.cycles.denoiser = "OPENIMAGEDENOISE"
        scene.cycles.max_bounces = 5
        scene.cycles.use_adaptive_sampling = True
        scene.cycles.adaptive_threshold = 0.1
        scene.cycles.sample_clamp_indirect = 4
        scene.render.resolution_x, scene.render.resolution_y = size
        scene.view_settings.view_transform = "AgX"
        scene.view_settings.look = "AgX - Medium High Contrast"
        scene.view_settings.exposure = exposure
        scene.render.image_settings.file_format = "PNG"
        scene.render.filepath = str(path)
        bpy.ops.render.render(write_still=True)


def linear(colour: str) -> tuple[float, float, float, float]:
    """A colour as screens name it, as light adds it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    lit = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return (lit[0], lit[1], lit[2], 1.0)


def rough(x: float, y: float, size: float, seed: float = 0.0) -> float:
    """Smooth noise, about -1 to 1, over `size` metres."""
    return float(noise.fractal(Vector((x / size, y / size, seed)), 1.0, 2.0, 4))


def spread(count: int, one: float, other: float) -> Iterable[float]:
    """`count` places from `one` to `other`."""
    for number in range(count):
        yield one + (other - one) * number / max(1, count - 1)
