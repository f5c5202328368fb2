from django.utils.translation import gettext_lazy as _

from articles.models import Status
from articles.roles import DESK
from articles.workflow.move import Move
from articles.workflow.orders import WithReason

# Puts a story that will not run away; nothing is deleted.
MOVE = Move(
    name="spike",
    label=_("Spike"),
    origins=frozenset({Status.DRAFT, Status.IN_REVIEW, Status.APPROVED}),
    target=Status.SPIKED,
    roles=DESK,
    order=WithReason,
    is_grave=True,
)
