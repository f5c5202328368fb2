from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from articles.models import Status
from articles.roles import DESK
from articles.workflow import making
from articles.workflow.move import Move, Pressed
from articles.workflow.orders import Order, moment
from articles.workflow.printable import what_printing_needs
from articles.workflow.refusals import Reason


@dataclass(frozen=True, kw_only=True)
class Schedule(Order):
    publish_at: datetime | None = moment(_("Publish at"))  # noqa: RUF009  (a field, as in the rest)


def _against(pressed: Pressed) -> list[Reason]:
    article, publish_at = pressed.article, pressed.order.publish_at
    reasons = what_printing_needs(pressed.facts, at=publish_at or pressed.at)
    if publish_at is None or publish_at <= pressed.at:
        said = _("The time of publication must lie ahead.")
        reasons.append(Reason("not_in_future", said, "publish_at"))
    elif article.embargoed_until and publish_at < article.embargoed_until:
        said = _("The time of publication lies before the end of the embargo.")
        reasons.append(Reason("before_embargo", said, "publish_at"))
    return reasons


def _write(pressed: Pressed) -> None:
    """Prints the story with a time ahead: readers see it from then on, late clock or not."""
    ahead = pressed.order.publish_at
    pressed.article.publish_at = ahead
    making.print_story(pressed.facts, at=pressed.at, visible_from=ahead)


MOVE = Move(
    name="schedule",
    label=_("Schedule"),
    origins=frozenset({Status.APPROVED}),
    target=Status.SCHEDULED,
    roles=DESK,
    order=Schedule,
    against=_against,
    write=_write,
    decides_on_print=True,
)
