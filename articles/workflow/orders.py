"""What a move is told beside the story, the person and the moment. An order is a frozen dataclass,
each field of which says how a person is asked for it: the admin's forms and the API's orders are
made from that, and the verb refuses what is outside it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from articles.workflow.refusals import Reason

Kind = Literal["words", "moment", "choice", "texts", "ticks", "rows"]
Choices = Callable[[], Sequence[tuple[str, Any]]]
LONGEST = 2000  # letters of any text of an order


@dataclass(frozen=True, slots=True)
class Asked:
    """How one value is asked for. `words`: a text; `texts`: one for each printed language; `ticks`:
    codes of a list; `rows`: the fields of `inner`, or nothing. `is_demanded` is shown; that the
    value is there, the verb says."""

    kind: Kind
    label: Any  # a text, or one that is translated when it is shown
    help_text: Any = ""
    choices: Choices | None = None
    is_demanded: bool = False
    inner: type | None = None
    default: str = ""
    name: str = ""


def words(label: Any, help_text: Any = "", *, demanded: bool = False) -> Any:
    asked = Asked("words", label, help_text, is_demanded=demanded)
    return field(default="", metadata={"asked": asked})


def moment(label: Any) -> Any:
    return field(default=None, metadata={"asked": Asked("moment", label)})


def choice(label: Any, choices: Choices, default: str = "", *, demanded: bool = False) -> Any:
    asked = Asked("choice", label, choices=choices, default=default, is_demanded=demanded)
    return field(default=default, metadata={"asked": asked})


def texts(label: Any, help_text: Any = "", *, demanded: bool = False) -> Any:
    asked = Asked("texts", label, help_text, is_demanded=demanded)
    return field(default_factory=dict, metadata={"asked": asked})


def ticks(label: Any, choices: Choices) -> Any:
    return field(default=(), metadata={"asked": Asked("ticks", label, choices=choices)})


def rows(label: Any, inner: type, help_text: Any = "") -> Any:
    return field(default=None, metadata={"asked": Asked("rows", label, help_text, inner=inner)})


@dataclass(frozen=True, kw_only=True)
class Order:
    """A move that asks nothing but whether it is meant."""

    @property
    def why(self) -> str:
        """What the log says beside the move."""
        return ""

    def reasons(self) -> list[Reason]:
        """What is wrong with the order itself, whatever the story is like."""
        return list(_outside(self))


@dataclass(frozen=True, kw_only=True)
class WithReason(Order):
    reason: str = words(_("Reason"), _("For the editors; readers do not see it."), demanded=True)

    @property
    def why(self) -> str:
        return self.reason

    def reasons(self) -> list[Reason]:
        if self.reason.strip():
            return super().reasons()
        return [Reason("no_reason", _("Say why: this move needs a reason."), "reason")]


def asked_of(order: type) -> Iterator[tuple[str, Asked]]:
    """Name and way of asking of each field, in the order in which they are asked."""
    for one in fields(order):
        if asked := one.metadata.get("asked"):
            yield one.name, replace(asked, name=one.name)


def _outside(order: Any) -> Iterator[Reason]:
    """Values that their fields do not offer."""
    for name, asked in asked_of(type(order)):
        value: Any = getattr(order, name)
        if asked.kind == "rows" and asked.inner is not None and isinstance(value, Mapping):
            yield from (
                _not_offered(inner)
                for inner, how in asked_of(asked.inner)
                if how.choices and _is_outside(value.get(inner) or "", how.choices)
            )
        elif asked.choices and asked.kind == "choice" and _is_outside(value, asked.choices):
            yield _not_offered(name)


def _is_outside(value: Any, choices: Choices) -> bool:
    offered: Collection[str] = {str(code) for code, _label in choices()}
    return bool(value) and str(value) not in offered


def _not_offered(name: str) -> Reason:
    return Reason("not_offered", _("Choose one of what is offered here."), name)
