from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles import press, roles, search, wire
from articles.models import Change, Correction, Status
from articles.workflow import people
from articles.workflow.move import Move, Pressed
from articles.workflow.orders import WithReason, choice, texts
from articles.workflow.refusals import Reason

EDITORIAL, LEGAL = "editorial", "legal"


@dataclass(frozen=True, kw_only=True)
class Retract(WithReason):
    """`notices`: the public sentence in each printed language."""

    grounds: str = choice(
        _("Grounds"), lambda: [(EDITORIAL, _("Editorial")), (LEGAL, _("Legal"))], EDITORIAL
    )
    notices: Mapping[str, str] = texts(_("Notice for readers"), demanded=True)


def _against(pressed: Pressed) -> Iterator[Reason]:
    order = pressed.order
    for language in (one.language for one in pressed.facts.prints):
        if not str((order.notices or {}).get(language) or "").strip():
            said = _("Readers need a notice in every language of the story.")
            yield Reason("no_notice", said, f"notices_{language}")
    if roles.EDITOR_IN_CHIEF not in people.roles_of(pressed.by) and order.grounds != LEGAL:
        said = _("The legal adviser retracts on legal grounds only.")
        yield Reason("grounds", said, "grounds")


def _write(pressed: Pressed) -> None:
    """Takes the story back for good, in one act on all languages, fronts, lists, feeds, changes."""
    article, at, notices = pressed.article, pressed.at, pressed.order.notices
    languages = press.retract(article, at=at, notices=notices)
    search.remove(article.publications.all())
    article.slots.all().delete()
    Correction.objects.create(
        article=article,
        at=at,
        by=pressed.by,
        kind=Correction.Kind.RETRACTION,
        placement=Correction.Placement.TOP,
        **{f"text_{language}": notices[language] for language in languages},
    )
    wire.record(article, Change.Kind.RETRACTED, at=at, languages=languages, notice=notices)


MOVE = Move(
    name="retract",
    label=_("Retract"),
    origins=frozenset({Status.PUBLISHED, Status.WITHDRAWN}),
    target=Status.RETRACTED,
    roles=frozenset({roles.EDITOR_IN_CHIEF, roles.LEGAL}),
    order=Retract,
    against=_against,
    write=_write,
    is_grave=True,
)
