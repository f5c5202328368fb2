from django.utils.translation import gettext_lazy as _

from articles.roles import EDITOR_IN_CHIEF, LEGAL
from articles.workflow.facts import Facts
from articles.workflow.move import Move, Pressed
from articles.workflow.moves.hold import ANYWHERE, set_hold
from articles.workflow.refusals import Reason


def _against(pressed: Pressed) -> list[Reason]:
    if not pressed.article.legal_hold:
        return [Reason("not_held", _("The story is not on legal hold."))]
    return []


def _write(pressed: Pressed) -> None:
    set_hold(pressed, held=False)


def _has_work(facts: Facts) -> bool:
    return bool(facts.article.legal_hold)


MOVE = Move(
    name="release",
    label=_("End the legal hold"),
    origins=ANYWHERE,
    roles=frozenset({LEGAL, EDITOR_IN_CHIEF}),
    against=_against,
    write=_write,
    has_work=_has_work,
)
