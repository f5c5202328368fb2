from django.utils.translation import gettext_lazy as _

from articles import press, wire
from articles.models import Change, Status
from articles.roles import CHIEFS
from articles.workflow.move import Move, Pressed
from articles.workflow.orders import WithReason


def _write(pressed: Pressed) -> None:
    article, at = pressed.article, pressed.at
    languages = press.restore(article, at=at)
    wire.record(article, Change.Kind.RESTORED, at=at, languages=languages)


MOVE = Move(
    name="restore",
    label=_("Restore"),
    origins=frozenset({Status.WITHDRAWN}),
    target=Status.PUBLISHED,
    roles=CHIEFS,
    order=WithReason,
    write=_write,
)
