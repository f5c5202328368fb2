"""Walks every distinct scene within so many acts of where a story may stand, breadth first, and
holds each verdict and each step to the desk's rules."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tests.flow.acts import ACTS, Act, after, due, verdict
from tests.flow.desk_rules import MAY, broken
from tests.flow.world import Copy, Scene, Signed, alike

DEPTH = 7
ON_PAPER = Copy(rule=1)  # the model story: one unnamed source, who accuses
SIGNED = frozenset(
    Signed(kind, ON_PAPER, by, ON_PAPER)
    for kind, by in (
        ("desk", "desk_a"),
        ("copy", "copy"),
        ("verification", "managing"),
        ("legal", "legal"),
    )
)
# Where a walk begins, and how far it goes: signing takes five acts, and what comes after print has
# acts of its own.
BEGINNINGS: Sequence[tuple[str, Scene, int]] = (
    ("draft", Scene(), DEPTH),
    ("approved", Scene(status="approved", copy=ON_PAPER, signed=SIGNED), 5),
    (
        "published",
        Scene(status="published", copy=ON_PAPER, signed=SIGNED, printed=ON_PAPER, first=0),
        5,
    ),
)


class Found(Exception):
    """A rule of the desk is broken: where, by what, and how one gets there."""


@dataclass
class Seen:
    """What a walk saw: `by_depth` counts new scenes; `done` the acts that something came of."""

    by_depth: list[int] = field(default_factory=list)
    verdicts: int = 0
    done: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)

    @property
    def scenes(self) -> int:
        return sum(self.by_depth)


def explore(
    beginning: Scene, depth: int, *, told: Callable[[int, int], None] = lambda _depth, _new: None
) -> Seen:
    """Raises Found at the first broken rule. `told` hears of each depth when it is done."""
    seen, came_from = Seen([1]), {beginning: (beginning, None)}
    edge = [beginning]
    for level in range(1, depth + 1):
        new = []
        for scene in edge:
            for act, follows in _steps(scene, seen, came_from):
                if follows not in came_from:
                    came_from[follows] = (scene, act)
                    new.append(follows)
        seen.by_depth.append(len(new))
        told(level, len(new))
        edge = new
    seen.states |= {scene.status for scene in came_from}
    return seen


def _steps(scene: Scene, seen: Seen, came_from: dict) -> Iterator[tuple[Act, Scene]]:
    for act in ACTS:
        ready = due(scene) if act.by or act.name == "write" else scene
        codes = verdict(ready, act)
        if codes is None:
            continue
        seen.verdicts += 1
        if (not codes) != MAY[act.name](ready, act):
            said = f"refused ({', '.join(codes)})" if codes else "allowed"
            raise Found(f"{said}: {act}\n{_way(scene, came_from)}")
        if codes:
            continue
        follows = after(ready, act)
        if wrong := list(broken(ready, act, follows)):
            raise Found(f"{'; '.join(wrong)}: {act}\n{_way(scene, came_from)}")
        seen.done.add(act.name)
        yield act, alike(follows)


def _way(scene: Scene, came_from: dict) -> str:
    acts, at = [], scene
    while came_from[at][1] is not None:
        at, act = came_from[at]
        acts.append(str(act))
    return f"in {scene}\nafter {' · '.join(reversed(acts)) or 'nothing'}"
