"""Whether a move may be made, looked at without making it: what doors show before a press."""

from datetime import datetime
from typing import Any

from articles.models import Article
from articles.workflow.facts import Facts
from articles.workflow.move import Pressed
from articles.workflow.people import Account
from articles.workflow.refusals import Reason
from articles.workflow.table import MOVES


def reasons_against(
    article: Article, move: str, *, by: Account | None, at: datetime, **words: Any
) -> list[Reason]:
    """Why `by` (None: the clock) may not make this move now; empty when nothing stands against it.
    `words` are fields of the move's order. Raises KeyError for a move the table does not know."""
    found = MOVES[move]
    return found.reasons_against(Pressed(Facts(article), by, at, found.order(**words)))


def permission_reasons(article: Article, move: str, *, by: Account | None) -> list[Reason]:
    """State and role alone."""
    return MOVES[move].permission_reasons(Facts(article), by=by)


def allowed_moves(article: Article, by: Account | None) -> list[str]:
    """The moves that this person could try on this story and that have work to do, in the table's
    order."""
    facts = Facts(article)
    return [
        name
        for name, move in MOVES.items()
        if not move.permission_reasons(facts, by=by) and move.has_work(facts)
    ]
