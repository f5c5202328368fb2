from django.utils.translation import gettext_lazy as _

from articles.models import Status
from articles.roles import DESK
from articles.workflow import making
from articles.workflow.move import Move, Pressed
from articles.workflow.orders import WithReason


def _write(pressed: Pressed) -> None:
    making.unprint(pressed.article)


MOVE = Move(
    name="return_for_changes",
    label=_("Return for changes"),
    origins=frozenset({Status.IN_REVIEW, Status.APPROVED, Status.SCHEDULED}),
    target=Status.DRAFT,
    roles=DESK,
    order=WithReason,
    write=_write,
)
