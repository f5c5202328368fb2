"""Why a move was refused: an editor's words, a code for machines, a place to put it right."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Reason:
    """`field` names the form field that puts it right, "" when none does. Advice never refuses."""

    code: str
    message: str | Promise
    field: str = ""
    is_advice: bool = False


class Refused(Exception):
    """A verb said no. `reasons` says why; nothing was changed."""

    def __init__(self, reasons: Sequence[Reason]) -> None:
        self.reasons = list(reasons)
        super().__init__(" ".join(str(reason.message) for reason in self.reasons))


class Stale(Refused):
    """Somebody else changed the story since this form was opened."""

    def __init__(self, *, given: int, current: int) -> None:
        self.given, self.current = given, current
        super().__init__(
            [
                Reason(
                    "stale",
                    _(
                        "Somebody changed this story since you opened it. "
                        "Compare both texts before you save."
                    ),
                )
            ]
        )
