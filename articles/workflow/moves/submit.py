from django.utils.translation import gettext_lazy as _

from articles.models import Status
from articles.roles import DESK, REPORTER
from articles.workflow.move import Move, Pressed
from articles.workflow.printable import text_reasons
from articles.workflow.refusals import Reason


def _against(pressed: Pressed) -> list[Reason]:
    reasons = text_reasons(pressed.article)
    if not pressed.facts.sourcing.is_sourced:
        said = _("The story has no source: attach one, or say that it is our own observation.")
        reasons.append(Reason("no_source", said, "sources"))
    return reasons


# The writer hands the story to the desk.
MOVE = Move(
    name="submit",
    label=_("Submit"),
    origins=frozenset({Status.DRAFT}),
    target=Status.IN_REVIEW,
    roles=DESK,
    own=frozenset({REPORTER}),
    against=_against,
)
