from django.utils.translation import gettext_lazy as _

from articles import press
from articles.models import Status
from articles.roles import DESK
from articles.workflow.move import Move, Pressed
from articles.workflow.orders import WithReason


def unprint(pressed: Pressed) -> None:
    """Takes off what was printed ahead."""
    press.unprint(pressed.article)
    pressed.article.publish_at = None


MOVE = Move(
    name="return_for_changes",
    label=_("Return for changes"),
    origins=frozenset({Status.IN_REVIEW, Status.APPROVED, Status.SCHEDULED}),
    target=Status.DRAFT,
    roles=DESK,
    order=WithReason,
    write=unprint,
)
