"""What a paper's desk holds to, said once more in short and apart from the code: who may do what in
a scene, and what must never be false of one. The exploration holds every verdict of the real rules
to these lines (docs/workflow.md tells them in words)."""

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

from tests.flow.acts import Act
from tests.flow.world import SLIPS, Copy, Scene, Signed

DESK = {"desk", "desk_a", "desk_b", "managing", "chief"}
CHIEFS = {"managing", "chief"}
MAY_GIVE = {"desk": DESK, "copy": {"copy"}, "verification": CHIEFS, "legal": {"legal"}}
WRITERS = DESK | {"copy"}


def needs(copy: Copy) -> list[str]:
    """An unnamed source's word alone is verified, and read by the lawyer where it accuses."""
    return ["desk", "copy", *(["verification", "legal"] if copy.rule else [])]


def for_readers(copy: Copy) -> tuple[Any, ...]:
    """What readers get to see of a copy: of sources only those without a name."""
    return (copy.text, copy.byline, copy.rule, copy.rule and copy.reply)


def is_slip_of(copy: Copy, seen: Copy) -> bool:
    """Whether nothing but a typing slip lies between what was signed and this."""
    same = copy._replace(text=0) == seen._replace(text=0)
    return same and (copy.text == seen.text or (seen.text, copy.text) in SLIPS)


def standing(scene: Scene, copy: Copy | None) -> list[Signed]:
    """Sign-offs on this copy by people who have no hand in the story."""
    return [one for one in scene.signed if one.copy == copy and one.by not in scene.authors]


def is_signed_in_full(scene: Scene, copy: Copy | None) -> bool:
    """By somebody else for each kind, who saw this copy, or one a confirmed slip away from it."""
    if copy is None:
        return False
    good = [
        one
        for one in standing(scene, copy)
        if one.by in MAY_GIVE[one.kind] and is_slip_of(copy, one.seen)
    ]
    choices = [[one.by for one in good if one.kind == kind] for kind in needs(copy)]
    return any(len(set(people)) == len(people) for people in product(*choices))


def is_founded(scene: Scene) -> bool:
    """An editor who has no hand in the story knows who the unnamed source is."""
    return scene.copy.attested


def is_timely(scene: Scene, *, at: int) -> bool:
    """`at`: 0 and 1, the two moments; 2, the order between them. The agreement with the named
    source ends, and the time to answer is over, before the second moment."""
    return not (scene.copy.reply and at == 0) and not (scene.copy.rule == 0 and at == 1)


def is_printable(scene: Scene, *, at: int) -> bool:
    return (
        not scene.is_held
        and is_founded(scene)
        and is_timely(scene, at=at)
        and is_signed_in_full(scene, scene.copy)
    )


def _publish(scene: Scene, act: Act) -> bool:
    if act.by is None:
        return scene.status == "scheduled" and scene.moment == 1 and is_printable(scene, at=1)
    ready = scene.status in {"approved", "scheduled"} and act.by in DESK
    return ready and is_printable(scene, at=scene.moment)


def _sign(scene: Scene, act: Act) -> bool:
    if scene.status not in {"in_review", "approved", "scheduled", "published"}:
        return False
    kind, by, held = act.order["kind"], act.by, standing(scene, scene.copy)
    return (
        by in MAY_GIVE[kind]
        and by not in scene.authors
        and kind in needs(scene.copy)
        and kind not in {one.kind for one in held}
        and by not in {one.by for one in held}
    )


def _correct(scene: Scene, act: Act) -> bool:
    printed = scene.printed
    if scene.status != "published" or printed is None or act.by not in DESK:
        return False
    # An agreement that ended since binds what is new, not what stands.
    ended = scene.copy.rule == 0 and scene.moment == 1 and printed.rule != scene.copy.rule
    ready = is_signed_in_full(scene, scene.copy) and is_founded(scene) and not ended
    if scene.is_held or not ready:
        return False
    if act.order.get("correction"):
        return True
    return scene.copy != printed and for_readers(scene.copy) == for_readers(printed)


def _is_open_to_slips(scene: Scene) -> bool:
    if scene.status != "published" or scene.is_held or scene.copy == scene.printed:
        return False
    stood = standing(scene, scene.printed)
    kinds = {one.kind for one in stood}
    return set(needs(scene.copy)) <= kinds and all(
        is_slip_of(scene.copy, one.seen) for one in stood
    )


def _proposed_by(scene: Scene) -> str | None:
    return next((by for copy, by in scene.slips if copy == scene.copy), None)


def _propose(scene: Scene, act: Act) -> bool:
    return act.by in WRITERS and _is_open_to_slips(scene) and _proposed_by(scene) is None


def _confirm(scene: Scene, act: Act) -> bool:
    proposed = _proposed_by(scene)
    second = act.by in DESK - scene.authors - {proposed or ""}
    return proposed is not None and second and _is_open_to_slips(scene)


def _retract(scene: Scene, act: Act) -> bool:
    on_grounds = act.by == "chief" or (act.by == "legal" and act.order["grounds"] == "legal")
    return bool(
        scene.status in {"published", "withdrawn"} and on_grounds and act.order.get("notices")
    )


def _write(scene: Scene, act: Act) -> bool:
    if act.by == "reporter":
        return scene.status == "draft"
    return act.by in WRITERS and scene.status not in {"spiked", "retracted"}


def _from(*states: str, by: set[str]) -> Callable[[Scene, Act], bool]:
    return lambda scene, act: scene.status in states and act.by in by


MAY: Mapping[str, Callable[[Scene, Act], bool]] = {
    "write": _write,
    "wait": lambda _scene, _act: True,
    "submit": _from("draft", by={*DESK, "reporter"}),  # who began it
    "return_for_changes": _from("in_review", "approved", "scheduled", by=DESK),
    "sign_off": _sign,
    "schedule": lambda scene, _act: (
        scene.status == "approved" and scene.moment == 0 and is_printable(scene, at=2)
    ),
    "unschedule": _from("scheduled", by=DESK),
    "publish": _publish,
    "correct": _correct,
    "propose_slip": _propose,
    "confirm_slip": _confirm,
    "withdraw": _from("published", by=CHIEFS),
    "restore": _from("withdrawn", by=CHIEFS),
    "retract": _retract,
    "spike": _from("draft", "in_review", "approved", by=DESK),
    "unspike": _from("spiked", by=DESK),
    "hold": lambda scene, act: (
        scene.status != "retracted" and not scene.is_held and act.by in {*CHIEFS, "legal"}
    ),
    "release": lambda scene, act: (
        scene.status != "retracted" and scene.is_held and act.by in {"chief", "legal"}
    ),
}

PRINTS = {"publish", "schedule", "correct", "confirm_slip"}


def broken(before: Scene, act: Act, scene: Scene) -> Iterator[str]:
    """What must never be false, of a scene and of the step that led to it."""
    if scene.status in {"approved", "scheduled"} and not is_signed_in_full(scene, scene.copy):
        yield f"{scene.status} without every sign-off"
    if scene.status == "scheduled" and not (scene.is_ahead and scene.printed == scene.copy):
        yield "scheduled, and something else is printed ahead"
    if (act.name in PRINTS or before.printed != scene.printed) and scene.printed is not None:
        if not is_signed_in_full(scene, scene.printed):
            yield "printed what was not signed in full"
        if scene.is_held and act.name in PRINTS:
            yield "printed under legal hold"
    if scene.status in {"published", "withdrawn", "retracted"} and scene.printed is None:
        yield "published without a print"
    if before.first is not None and before.first != scene.first:
        yield "the date of first publication changed"
    if (scene.first is not None) != (scene.status in {"published", "withdrawn", "retracted"}):
        yield "a date of first publication, and not published"
    if scene.is_ahead and scene.status not in {"scheduled", "published", "withdrawn", "retracted"}:
        yield "an order to publish is left on a story that is not scheduled"
    if before.status == "retracted" and act.name != "wait":
        yield "something was done to a retracted story"
