from django.utils.translation import gettext_lazy as _

from articles import press, wire
from articles.models import Change, Status
from articles.roles import CHIEFS, LEGAL
from articles.workflow.facts import Facts
from articles.workflow.move import Move, Pressed
from articles.workflow.orders import WithReason
from articles.workflow.refusals import Reason

ANYWHERE = frozenset(set(Status) - {Status.RETRACTED})


def set_hold(pressed: Pressed, *, held: bool) -> None:
    article = pressed.article
    article.legal_hold = held
    languages = press.set_hold(article, held)
    if languages and article.status == Status.PUBLISHED:
        kind = Change.Kind.WITHDRAWN if held else Change.Kind.RESTORED
        wire.record(article, kind, at=pressed.at, languages=languages)


def _against(pressed: Pressed) -> list[Reason]:
    if pressed.article.legal_hold:
        return [Reason("already_held", _("The story is on legal hold already."))]
    return []


def _write(pressed: Pressed) -> None:
    """Not published, not promoted, not shown, until released."""
    set_hold(pressed, held=True)


def _has_work(facts: Facts) -> bool:
    return not facts.article.legal_hold


MOVE = Move(
    name="hold",
    label=_("Put on legal hold"),
    origins=ANYWHERE,
    roles=CHIEFS | {LEGAL},
    order=WithReason,
    by_the_clock=True,  # what was taken back after the backup a paper was restored from
    against=_against,
    write=_write,
    has_work=_has_work,
    is_grave=True,
)
