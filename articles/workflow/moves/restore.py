from django.utils.translation import gettext_lazy as _

from articles import press
from articles.models import Change, Status
from articles.roles import CHIEFS
from articles.workflow import making
from articles.workflow.move import Move, Press
from articles.workflow.orders import WithReason


def _write(pressed: Press) -> None:
    article, at = pressed.article, pressed.at
    languages = press.restore(article, at=at)
    making.tell(article, Change.Kind.RESTORED, at=at, languages=languages)


MOVE = Move(
    name="restore",
    label=_("Restore"),
    origins=frozenset({Status.WITHDRAWN}),
    target=Status.PUBLISHED,
    roles=CHIEFS,
    order=WithReason,
    write=_write,
)
