"""Bugs put into the rules on purpose, one at a time: the exploration has to find each of them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from articles import roles, sources
from articles.models import Status
from articles.press import Composition
from articles.text.slip import Verdict
from articles.workflow import changes, people, printable, signoffs, slips, timely
from articles.workflow.table import MOVES
from tests.flow import world
from tests.flow.explore import BEGINNINGS, Found, explore

Planted = AbstractContextManager[Any]


def _move(name: str, **other: Any) -> Planted:
    return patch.dict("articles.workflow.table.MOVES", {name: replace(MOVES[name], **other)})


def _without(module: Any, name: str, *codes: str) -> Planted:
    """The rule, deaf to these reasons."""
    rule: Callable[..., Any] = getattr(module, name)

    def deaf(*args: Any, **words: Any) -> list[Any]:
        return [one for one in rule(*args, **words) if one.code not in codes]

    return patch.object(module, name, deaf)


def _deaf_move(name: str, *codes: str) -> Planted:
    rule = MOVES[name].against
    return _move(name, against=lambda pressed: [o for o in rule(pressed) if o.code not in codes])


def _needs_without(kind: str) -> Planted:
    rule = signoffs.needed
    return patch.object(
        signoffs, "needed", lambda facts: [one for one in rule(facts) if one.kind != kind]
    )


def _bound_to_anything() -> Planted:
    return patch.object(
        signoffs,
        "bound_to",
        lambda facts, digests: [o for o in facts.approvals if o.by_id not in facts.authors],
    )


def _authors_count() -> Planted:
    def every(facts: Any, digests: Any) -> list[Any]:
        return [one for one in facts.approvals if one.digest == digests["ar"]]

    return patch.object(signoffs, "bound_to", every)


@contextmanager
def _unsigned(*names: str) -> Iterator[None]:
    """These parts of what is printed and weighed are in no digest."""
    signed, weighed = Composition.signed, sources.weighed
    nothing: dict[str, Any] = dict.fromkeys(names, ())

    def some(self: Composition) -> dict[str, Any]:
        return {**signed(self), **nothing}

    def few(*args: Any, **words: Any) -> dict[str, Any]:
        return {**weighed(*args, **words), **nothing}

    world.forget()
    with patch.object(Composition, "signed", some), patch.object(sources, "weighed", few):
        yield
    world.forget()


def _always_binding() -> Planted:
    rule = timely.reasons

    def bound(*args: Any, **words: Any) -> list[Any]:
        return [replace(one, is_advice=False) for one in rule(*args, **words)]

    return patch.object(timely, "reasons", bound)


def _untold() -> Planted:
    rule = changes.since_print
    return patch.object(
        changes, "since_print", lambda facts: [replace(one, differences=[]) for one in rule(facts)]
    )


BUGS: Mapping[str, Callable[[], Planted]] = {
    "sign-offs survive a change of the text": _bound_to_anything,
    "an author's sign-off counts": _authors_count,
    "an author may sign": lambda: patch.object(signoffs, "authored_by", lambda *_a: []),
    "one person signs twice": lambda: patch.object(signoffs, "_already_on_it", lambda *_a: []),
    "nobody verifies the unnamed source": lambda: _needs_without("verification"),
    "no lawyer reads an accusation": lambda: _needs_without("legal"),
    "the byline is not signed": lambda: _unsigned("byline"),
    "the text is not signed": lambda: _unsigned("texts"),
    "agreements are not signed": lambda: _unsigned("passages", "disclosure"),
    "who attests is not signed": lambda: _unsigned("attested"),
    "replies are not signed": lambda: _unsigned("replies", "disclosure"),
    "legal hold holds nothing back": lambda: _without(
        printable, "what_printing_needs", "legal_hold"
    ),
    "somebody who was asked is not waited for": lambda: _without(timely, "reasons", "reply_open"),
    "an agreement never ends": lambda: _without(timely, "reasons", "agreement_ended"),
    "an ended agreement binds what stands in print": _always_binding,
    "an unattested source is printed": lambda: patch.object(printable, "findings", lambda *_a: []),
    "the clock publishes what is not due": lambda: _deaf_move("publish", "not_due"),
    "a story is published from review": lambda: _move(
        "publish", origins=MOVES["publish"].origins | {Status.IN_REVIEW}
    ),
    "a copy editor publishes": lambda: _move("publish", roles=roles.TEXT_EDITORS),
    "a correction is not told": _untold,
    "the same is printed again": lambda: _deaf_move("correct", "nothing_new"),
    "a slip is confirmed by whoever proposed it": lambda: _deaf_move("confirm_slip", "own_slip"),
    "a slip is confirmed by an author": lambda: _deaf_move("confirm_slip", "own_story", "own_text"),
    "a slip that nobody proposed is confirmed": lambda: _deaf_move("confirm_slip", "no_slip"),
    "any change is a slip": lambda: patch.object(
        slips, "judge", lambda *_a, **_w: Verdict(count=1)
    ),
    "a slip of what was never signed in full": lambda: patch.object(
        slips, "_is_whole", lambda *_a: True
    ),
    "no change is a slip": lambda: patch.object(slips, "judge", lambda *_a, **_w: Verdict("added")),
    "a story is ordered into the past": lambda: _deaf_move("schedule", "not_in_future"),
    "a retraction needs no notice": lambda: _deaf_move("retract", "no_notice"),
    "a managing editor ends a legal hold": lambda: _move("release", roles=roles.CHIEFS),
    "a retracted story comes back": lambda: _move(
        "restore", origins=frozenset({Status.WITHDRAWN, Status.RETRACTED})
    ),
    "anybody writes in any story": lambda: patch.object(people, "may_edit", lambda *_a: True),
    "nothing is reopened": lambda: patch.object(signoffs, "missing", lambda _facts: []),
    "the desk cannot publish": lambda: _move("publish", roles=roles.CHIEFS),
}


def is_found(bug: str) -> str:
    """By what the exploration finds it, nearest acts first; "" when it does not."""
    with BUGS[bug]():
        for depth in range(1, 5):
            for beginning, _depth in BEGINNINGS.values():
                try:
                    explore(beginning, depth)
                except Found as found:
                    return str(found)
    return ""
