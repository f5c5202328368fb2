"""What can be done in a scene, what the rules say of it, and what the scene is afterwards. The
verdict comes from the rules themselves; the consequence is told here in short, and replaying walks
through the real verbs holds it to what they do (tests/flow/replay.py)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles import roles, workflow
from articles.models import Status
from articles.workflow import Facts, people, printable, signoffs
from articles.workflow.move import Pressed
from articles.workflow.table import MOVES
from tests.flow.world import (
    AHEAD,
    BYLINES,
    MOMENTS,
    PEOPLE,
    TEXTS,
    Scene,
    Signed,
    facts,
    person,
)

NOTICE = {"kind": "correction", "placement": "foot", "text_ar": "صحّحنا ما كتبناه."}
NOTICES = {"ar": "سحبنا هذه المادة."}


@dataclass(frozen=True, slots=True)
class Act:
    """A move by somebody (None: the clock), or `write` of one part of the copy, or `wait`."""

    name: str
    by: str | None = None
    order: Mapping[str, Any] = field(default_factory=dict, hash=False)
    part: str = ""
    value: int = 0

    def __str__(self) -> str:
        told = self.order.get("kind") or ("told" if self.order.get("correction") else "")
        what = f"{self.part} {self.value}" if self.part else told
        return " ".join(one for one in (self.name, what, f"({self.by or 'clock'})") if one)


def _moves() -> Iterator[Act]:
    why = {"reason": "سبب"}
    for kind in ("desk", "copy", "verification", "legal"):
        order = {"kind": kind, "checklist": tuple(workflow.checklist(kind))}
        for name, role in PEOPLE.items():
            if role in roles.SIGNERS[kind]:
                yield Act("sign_off", name, order)
    for name in ("reporter", "desk_a"):
        yield Act("submit", name)
    yield Act("return_for_changes", "desk_a", why)
    yield Act("schedule", "desk_a", {"publish_at": AHEAD})
    yield Act("unschedule", "desk_a")
    yield Act("publish", "desk_a")
    yield Act("publish", "copy")
    yield Act("publish")
    yield Act("correct", "desk_a", {"correction": NOTICE})
    yield Act("correct", "desk_a")
    for name in ("reporter", "copy", "desk_a"):
        yield Act("propose_slip", name)
    for name in ("copy", "desk", "desk_a", "desk_b", "chief"):
        yield Act("confirm_slip", name)
    for name in ("desk_a", "managing"):
        yield Act("withdraw", name, why)
        yield Act("restore", name, why)
    for name, grounds in (("managing", "editorial"), ("chief", "editorial"), ("legal", "legal")):
        yield Act("retract", name, {**why, "grounds": grounds, "notices": NOTICES})
    yield Act("retract", "chief", {**why, "grounds": "editorial"})
    yield Act("spike", "desk_a", why)
    yield Act("unspike", "desk_a")
    yield Act("hold", "legal", why)
    yield Act("release", "managing")
    yield Act("release", "legal")


def _writes() -> Iterator[Act]:
    for value in range(len(TEXTS)):
        yield Act("write", "desk_a", part="text", value=value)
        yield Act("write", "reporter", part="text", value=value)
    for part in ("byline", "rule", "reply"):
        for value in (0, 1):
            yield Act("write", "desk_a", part=part, value=value)


ACTS: Sequence[Act] = (*_moves(), *_writes(), Act("wait"))


def verdict(scene: Scene, act: Act, known: Facts | None = None) -> list[str] | None:
    """The codes of what stands against it; None where there is nothing to do. `known`: the facts of
    this scene, where they are at hand."""
    if act.name == "wait":
        return [] if scene.moment == 0 else None
    if act.name == "write":
        if getattr(scene.copy, act.part) == act.value:
            return None
        may = people.may_edit(known or facts(scene), person(act.by or ""))
        return [] if may else ["may_not_edit"]
    move = MOVES[act.name]
    by = person(act.by) if act.by else None
    pressed = Pressed(known or facts(scene), by, MOMENTS[scene.moment], move.order(**act.order))
    return [one.code for one in move.reasons_against(pressed) if not one.is_advice]


def due(scene: Scene) -> Scene:
    """A scheduled story whose time has come is published before anything else is done to it."""
    if scene.status != Status.SCHEDULED or scene.moment == 0 or scene.is_held:
        return scene
    against = printable.against_publishing(facts(scene), is_the_clock=True, at=MOMENTS[1])
    if any(not one.is_advice for one in against):
        return scene
    return scene.having(status=Status.PUBLISHED, first=2)


def after(scene: Scene, act: Act) -> Scene:
    """The scene when this act, which nothing stood against, is done."""
    if act.name == "wait":
        return scene.having(moment=1)
    if act.name == "write":
        copy = scene.copy._replace(**{act.part: act.value})
        return _settled(scene.having(copy=copy, authors=scene.authors | {BYLINES[copy.byline]}))
    return _AFTER[act.name](scene, act)


def _settled(scene: Scene) -> Scene:
    """What a change of the copy does to a story that waits for print."""
    if scene.status not in {Status.APPROVED, Status.SCHEDULED}:
        return scene
    if signoffs.missing(facts(scene)):
        return scene.having(status=Status.IN_REVIEW, **_UNPRINTED)
    if scene.status == Status.SCHEDULED:
        return scene.having(printed=scene.copy)
    return scene


def _sign(scene: Scene, act: Act) -> Scene:
    one = Signed(act.order["kind"], scene.copy, act.by or "", scene.copy)
    scene = scene.having(signed=scene.signed | {one})
    if scene.status == Status.SCHEDULED:
        scene = scene.having(printed=scene.copy)
    if scene.status == Status.IN_REVIEW and not signoffs.missing(facts(scene)):
        scene = scene.having(status=Status.APPROVED)
    return scene


def _publish(scene: Scene, _act: Act) -> Scene:
    ordered = scene.status == Status.SCHEDULED and scene.moment == 1
    first = 2 if ordered else scene.moment
    return scene.having(status=Status.PUBLISHED, printed=scene.copy, first=first)


def _confirm(scene: Scene, _act: Act) -> Scene:
    """Every sign-off that stood is bound to the mended text."""
    known = {(one.kind, one.copy, one.by) for one in scene.signed}
    bound = {
        one._replace(copy=scene.copy)
        for one in scene.signed
        if one.copy == scene.printed
        and one.by not in scene.authors
        and (one.kind, scene.copy, one.by) not in known
    }
    return scene.having(
        signed=scene.signed | bound,
        printed=scene.copy,
        slips=frozenset(one for one in scene.slips if one[0] != scene.copy),
    )


_UNPRINTED: Mapping[str, Any] = {"printed": None, "is_ahead": False}
_AFTER: Mapping[str, Callable[[Scene, Act], Scene]] = {
    "submit": lambda scene, _act: scene.having(status=Status.IN_REVIEW),
    "return_for_changes": lambda scene, _act: scene.having(status=Status.DRAFT, **_UNPRINTED),
    "sign_off": _sign,
    "schedule": lambda scene, _act: scene.having(
        status=Status.SCHEDULED, is_ahead=True, printed=scene.copy
    ),
    "unschedule": lambda scene, _act: scene.having(status=Status.APPROVED, **_UNPRINTED),
    "publish": _publish,
    "correct": lambda scene, _act: scene.having(printed=scene.copy),
    "propose_slip": lambda scene, act: scene.having(
        slips=scene.slips | {(scene.copy, act.by or "")}
    ),
    "confirm_slip": _confirm,
    "withdraw": lambda scene, _act: scene.having(status=Status.WITHDRAWN),
    "restore": lambda scene, _act: scene.having(status=Status.PUBLISHED),
    "retract": lambda scene, _act: scene.having(status=Status.RETRACTED),
    "spike": lambda scene, _act: scene.having(status=Status.SPIKED),
    "unspike": lambda scene, _act: scene.having(status=Status.DRAFT),
    "hold": lambda scene, _act: scene.having(is_held=True),
    "release": lambda scene, _act: scene.having(is_held=False),
}
