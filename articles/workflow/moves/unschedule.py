from django.utils.translation import gettext_lazy as _

from articles.models import Status
from articles.roles import DESK
from articles.workflow import making
from articles.workflow.move import Move, Pressed


def _write(pressed: Pressed) -> None:
    making.unprint(pressed.article)


MOVE = Move(
    name="unschedule",
    label=_("Unschedule"),
    origins=frozenset({Status.SCHEDULED}),
    target=Status.APPROVED,
    roles=DESK,
    write=_write,
)
