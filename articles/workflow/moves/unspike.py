from django.utils.translation import gettext_lazy as _

from articles.models import Status
from articles.roles import DESK
from articles.workflow.move import Move

MOVE = Move(
    name="unspike",
    label=_("Bring back"),
    origins=frozenset({Status.SPIKED}),
    target=Status.DRAFT,
    roles=DESK,
)
