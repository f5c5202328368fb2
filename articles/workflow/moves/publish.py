from django.utils.translation import gettext_lazy as _

from articles import wire
from articles.models import Change, Status
from articles.roles import DESK
from articles.workflow import making
from articles.workflow.move import Move, Pressed
from articles.workflow.printable import against_publishing
from articles.workflow.refusals import Reason


def _against(pressed: Pressed) -> list[Reason]:
    return against_publishing(pressed.facts, is_the_clock=pressed.by is None, at=pressed.at)


def _write(pressed: Pressed) -> None:
    """Readers see the story from now on; a scheduled one that is due, from its time."""
    article, at = pressed.article, pressed.at
    ordered = article.publish_at if article.status == Status.SCHEDULED else None
    moment = ordered if ordered is not None and ordered <= at else at
    article.first_published_at = moment
    languages = making.print_story(pressed.facts, at=moment, visible_from=moment)
    wire.record(article, Change.Kind.CREATED, at=at, languages=languages)


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
