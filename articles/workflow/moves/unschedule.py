from django.utils.translation import gettext_lazy as _

from articles.models import Status
from articles.roles import DESK
from articles.workflow.move import Move
from articles.workflow.moves.return_for_changes import unprint

MOVE = Move(
    name="unschedule",
    label=_("Unschedule"),
    origins=frozenset({Status.SCHEDULED}),
    target=Status.APPROVED,
    roles=DESK,
    write=unprint,
)
