from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles import press, wire
from articles.models import Change, Status
from articles.roles import CHIEFS
from articles.workflow.move import Move, Pressed
from articles.workflow.orders import WithReason, texts


@dataclass(frozen=True, kw_only=True)
class Withdraw(WithReason):
    """`notices` may add a public sentence in each language."""

    notices: Mapping[str, str] = texts(_("Notice for readers"))


def _write(pressed: Pressed) -> None:
    """Takes the story off the site for the time being; its address says so."""
    article, at, notices = pressed.article, pressed.at, pressed.order.notices or {}
    languages = press.withdraw(article, at=at, notices=notices)
    wire.record(article, Change.Kind.WITHDRAWN, at=at, languages=languages, notice=notices)


MOVE = Move(
    name="withdraw",
    label=_("Withdraw"),
    origins=frozenset({Status.PUBLISHED}),
    target=Status.WITHDRAWN,
    roles=CHIEFS,
    order=Withdraw,
    write=_write,
    is_grave=True,
)
