from django.utils.translation import gettext_lazy as _

from articles.models import Change, Status
from articles.roles import DESK
from articles.workflow import making
from articles.workflow.move import Move, Press
from articles.workflow.printable import against_publishing
from articles.workflow.refusals import Reason


def _against(press: Press) -> list[Reason]:
    return against_publishing(
        press.article, is_the_clock=press.by is None, at=press.at, sourcing=press.sourcing
    )


def _write(press: Press) -> None:
    """Readers see the story from now on; a scheduled one that is due, from its time."""
    article, at = press.article, press.at
    ordered = article.publish_at if article.status == Status.SCHEDULED else None
    moment = ordered if ordered is not None and ordered <= at else at
    article.first_published_at = moment
    languages = making.print_story(article, at=moment, visible_from=moment, composed=press.composed)
    making.tell(article, Change.Kind.CREATED, at=at, languages=languages)


MOVE = Move(
    name="publish",
    label=_("Publish"),
    origins=frozenset({Status.APPROVED, Status.SCHEDULED}),
    target=Status.PUBLISHED,
    roles=DESK,
    against=_against,
    write=_write,
    decides_on_print=True,
    by_the_clock=True,
)
