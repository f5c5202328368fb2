from django.utils.translation import gettext_lazy as _

from articles import wire
from articles.models import Change, Status
from articles.roles import DESK
from articles.workflow import making, signoffs, slips
from articles.workflow.facts import Facts
from articles.workflow.move import Move, Pressed
from articles.workflow.refusals import Reason


def _against(pressed: Pressed) -> list[Reason]:
    proposed = pressed.facts.open_slip
    if proposed is None:
        return [
            Reason("no_slip", _("Nobody proposed a typing slip for the text as it stands now."))
        ]
    if pressed.person.pk == proposed.proposed_by_id:
        return [Reason("own_slip", _("You proposed it: somebody else must confirm it."))]
    close = signoffs.authored_by(pressed.facts, pressed.person)
    return close or slips.reasons_against(pressed.facts)


def _write(pressed: Pressed) -> None:
    """A second person says the same: the mended text is printed without a notice, under the
    sign-offs that stood."""
    facts, at = pressed.facts, pressed.at
    slips.confirm(facts, by=pressed.by, at=at)
    languages = making.print_story(facts, at=at, visible_from=at, is_told=False)
    wire.record(facts.article, Change.Kind.UPDATED, at=at, languages=languages)


def _has_work(facts: Facts) -> bool:
    return facts.open_slip is not None


MOVE = Move(
    name="confirm_slip",
    label=_("Confirm: the meaning is the same"),
    origins=frozenset({Status.PUBLISHED}),
    target=Status.PUBLISHED,
    roles=DESK,
    against=_against,
    write=_write,
    has_work=_has_work,
    decides_on_print=True,
)
