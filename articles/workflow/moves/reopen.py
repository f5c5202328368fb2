from datetime import datetime

from django.utils.translation import gettext_lazy as _

from articles.models import Article, Status
from articles.workflow import making
from articles.workflow.move import Move
from articles.workflow.people import Account


def by_itself(article: Article, *, by: Account | None, at: datetime, reason: str = "") -> None:
    """On a row that is locked already. `by`: whose edit made it necessary, None where it came from
    outside the story."""
    making.log_and_set(article, MOVE.name, Status.IN_REVIEW, by=by, at=at, reason=reason)


# A sign-off fell: nobody's button.
MOVE = Move(
    name="reopen",
    label=_("Reopened"),
    origins=frozenset({Status.APPROVED, Status.SCHEDULED}),
    target=Status.IN_REVIEW,
    by_itself=True,
)
