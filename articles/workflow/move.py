"""What a move is: from where to where, by whom, told what, when it may be made and what it does.

One file of `workflow/moves/` says all of one move; `table.py` gathers them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Status
from articles.workflow import composing, making, people
from articles.workflow.facts import Facts
from articles.workflow.orders import Order
from articles.workflow.people import Account
from articles.workflow.refusals import Reason, Refused, Stale


@dataclass
class Pressed:
    """One press of a button: on which story, by whom (None: the clock), when, with what order."""

    facts: Facts
    by: Account | None
    at: datetime
    order: Any

    @property
    def person(self) -> Account:
        """Who presses; never the clock, where the clock may not."""
        if self.by is None:
            raise TypeError("The clock does not make this move.")
        return self.by

    @property
    def article(self) -> Article:
        return self.facts.article


def _nothing_against(_pressed: Pressed) -> Iterable[Reason]:
    return ()


def _nothing_to_write(_pressed: Pressed) -> None:
    return None


def _always(_facts: Facts) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Move:
    """`target` None: the story stays, unless `leads_to` says otherwise after writing. `own`: roles
    that may make the move on their own story only. `by_itself`: nobody's button; `in_bulk`: of many
    stories at once. `decides_on_print`: what would be printed is composed before it is looked at.
    `has_work`: whether there is anything for it to do on a story in the right state."""

    name: str
    label: str | Promise
    origins: frozenset[Status]
    target: Status | None = None
    roles: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    order: type[Order] = Order
    against: Callable[[Pressed], Iterable[Reason]] = _nothing_against
    write: Callable[[Pressed], None] = _nothing_to_write
    leads_to: Callable[[Pressed], Status] | None = None
    has_work: Callable[[Facts], bool] = _always
    decides_on_print: bool = False
    by_itself: bool = False
    in_bulk: bool = False
    by_the_clock: bool = False
    is_grave: bool = False

    @property
    def is_pressed(self) -> bool:
        """Whether a person makes it, on one story."""
        return not (self.by_itself or self.in_bulk)

    def __call__(
        self,
        *,
        article: Article,
        by: Account | None,
        at: datetime,
        version: int | None = None,
        **words: Any,
    ) -> Article:
        """Makes the move: lock, look, write, log; the outside is told after commit. `words` are the
        fields of its order. Returns the article as it is then.

        Raises Refused with every reason when it may not be made, Stale when `version` is not the
        current one."""
        order = self.order(**words)
        with transaction.atomic():
            locked = making.lock(article, at=at, first_publish_due=by is not None)
            if version is not None and version != locked.version:
                raise Stale(given=version, current=locked.version)
            pressed = Pressed(Facts(locked), by, at, order)
            if self.decides_on_print:
                composing.carry(locked, pressed.facts.composed)
            if bars := [one for one in self.reasons_against(pressed) if not one.is_advice]:
                raise Refused(bars)
            self.write(pressed)
            to = self.leads_to(pressed) if self.leads_to else self.target or Status(locked.status)
            making.log_and_set(locked, self.name, to, by=by, at=at, reason=order.why)
        return locked

    def reasons_against(self, pressed: Pressed) -> list[Reason]:
        """Why it may not be made now, advice among them; empty when nothing stands against it."""
        if permission := self.permission_reasons(pressed.facts, by=pressed.by):
            return permission
        return [*pressed.order.reasons(), *self.against(pressed)]

    def permission_reasons(self, facts: Facts, *, by: Account | None) -> list[Reason]:
        """State and role alone: what decides which buttons are shown."""
        status = Status(facts.article.status)
        if status not in self.origins:
            return [
                Reason(
                    "wrong_state",
                    _("This move starts from another state than «%(state)s».")
                    % {"state": status.label},
                )
            ]
        if by is None:
            if self.by_itself or self.by_the_clock:
                return []
            return [Reason("wrong_role", _("The clock does not make this move."))]
        held = people.roles_of(by)
        if held & self.roles or (held & self.own and people.is_own(facts, by)):
            return []
        return [Reason("wrong_role", _("Your role does not make this move on this story."))]
