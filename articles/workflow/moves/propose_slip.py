from django.utils.translation import gettext_lazy as _

from articles.models import Slip, Status
from articles.roles import TEXT_EDITORS
from articles.workflow import slips
from articles.workflow.facts import Facts
from articles.workflow.move import Move, Pressed
from articles.workflow.refusals import Reason


def _against(pressed: Pressed) -> list[Reason]:
    if pressed.facts.open_slip:
        return [Reason("already_proposed", _("This was proposed already: somebody confirms it."))]
    return slips.reasons_against(pressed.facts)


def _write(pressed: Pressed) -> None:
    """Says that the working copy mends typing slips of the print and nothing more."""
    Slip.objects.create(
        article=pressed.article,
        digests=pressed.article.digests,
        proposed_by=pressed.person,
        proposed_at=pressed.at,
    )


def _has_work(facts: Facts) -> bool:
    return facts.article.differs_from_print and facts.open_slip is None


MOVE = Move(
    name="propose_slip",
    label=_("Typing slip"),
    origins=frozenset({Status.PUBLISHED}),
    roles=TEXT_EDITORS,
    against=_against,
    write=_write,
    has_work=_has_work,
    decides_on_print=True,
)
