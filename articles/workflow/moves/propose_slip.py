from django.utils.translation import gettext_lazy as _

from articles.models import Article, Slip, Status
from articles.roles import TEXT_EDITORS
from articles.workflow import slips
from articles.workflow.move import Move, Press
from articles.workflow.refusals import Reason


def _against(press: Press) -> list[Reason]:
    if slips.open_slip(press.article):
        return [Reason("already_proposed", _("This was proposed already: somebody confirms it."))]
    return slips.reasons_against(press.article, press.composed)


def _write(press: Press) -> None:
    """Says that the working copy mends typing slips of the print and nothing more."""
    Slip.objects.create(
        article=press.article,
        digests=press.article.digests,
        proposed_by=press.person,
        proposed_at=press.at,
    )


def _has_work(article: Article) -> bool:
    return article.differs_from_print and slips.open_slip(article) is None


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
