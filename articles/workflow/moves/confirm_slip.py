from django.utils.translation import gettext_lazy as _

from articles import wire
from articles.models import Article, Change, Status
from articles.roles import DESK
from articles.workflow import making, signoffs, slips
from articles.workflow.move import Move, Pressed
from articles.workflow.refusals import Reason


def _against(pressed: Pressed) -> list[Reason]:
    proposed = slips.open_slip(pressed.article)
    if proposed is None:
        return [
            Reason("no_slip", _("Nobody proposed a typing slip for the text as it stands now."))
        ]
    if pressed.person.pk == proposed.proposed_by_id:
        return [Reason("own_slip", _("You proposed it: somebody else must confirm it."))]
    close = signoffs.authored_by(pressed.article, pressed.person)
    return close or slips.reasons_against(pressed.article, pressed.composed)


def _write(pressed: Pressed) -> None:
    """A second person says the same: the mended text is printed without a notice, under the
    sign-offs that stood."""
    article, at = pressed.article, pressed.at
    slips.confirm(article, by=pressed.by, at=at)
    languages = making.print_story(
        article, at=at, visible_from=at, composed=pressed.composed, is_told=False
    )
    wire.record(article, Change.Kind.UPDATED, at=at, languages=languages)


def _has_work(article: Article) -> bool:
    return slips.open_slip(article) is not None


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
