"""Walks every distinct scene within so many acts of where a story may stand, breadth first, and
holds each verdict and each step to the desk's rules."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from articles.models import Status
from tests.flow.acts import ACTS, Act, after, due, verdict
from tests.flow.desk_rules import MAY, broken, needs
from tests.flow.world import BYLINES, Copy, Scene, Signed, alike, facts, roles_without_a_table

DEPTH = 7
STATES = frozenset(Status)
ON_PAPER = Copy(rule=1)  # the model story: one unnamed source, who accuses
SIGNERS = {"desk": "desk_a", "copy": "copy", "verification": "managing", "legal": "legal"}


def signed(copy: Copy, **others: str) -> Scene:
    """An approved story; `others`: who gave a sign-off in place of the usual signer."""
    who = {**SIGNERS, **others}
    given = frozenset(Signed(kind, copy, who[kind], copy) for kind in needs(copy))
    return Scene(status="approved", copy=copy, signed=given)


def published(scene: Scene) -> Scene:
    return replace(scene, status="published", printed=scene.copy, first=0)


# Where a walk begins, and how far it goes: it takes five acts to sign the model story, and what
# comes after print has acts of its own.
BEGINNINGS: Mapping[str, tuple[Scene, int]] = {
    "a draft": (Scene(), DEPTH),
    "approved, one unnamed source": (signed(ON_PAPER), 5),
    "approved, a named source, somebody was asked": (signed(Copy(reply=1), desk="desk"), 4),
    "approved, nobody attests to its source": (
        replace(signed(ON_PAPER._replace(attested=False)), authors=frozenset(BYLINES)),
        3,
    ),
    "published, one unnamed source": (published(signed(ON_PAPER)), 5),
    "published, once on another byline": (
        replace(published(signed(Copy())), authors=frozenset(BYLINES)),
        4,
    ),
    "published, a signer was on another byline": (
        replace(published(signed(Copy(), desk="desk")), authors=frozenset(BYLINES)),
        3,
    ),
}


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
    with roles_without_a_table():
        return _explore(beginning, depth, told)


def _explore(beginning: Scene, depth: int, told: Callable[[int, int], None]) -> Seen:
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
    published = due(scene)
    known = {one: facts(one) for one in {scene, published}}
    for act in ACTS:
        ready = published if act.by else scene
        codes = verdict(ready, act, known[ready])
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
