from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from articles import roles
from articles.models import Approval, Status
from articles.workflow import composing, making, signoffs
from articles.workflow.checklists import CHECKLISTS, checklist
from articles.workflow.move import Move, Pressed
from articles.workflow.orders import Order, choice, ticks, words
from articles.workflow.refusals import Reason

_KINDS = tuple((kind, Approval.Kind(kind).label) for kind in roles.SIGNERS)


@dataclass(frozen=True, kw_only=True)
class SignOff(Order):
    """`language`: the source language unless a translation is signed; `checklist`: codes of what
    was looked at (articles.workflow.checklists): all of them, or there is no sign-off."""

    kind: str = choice(_("Sign-off"), lambda: _KINDS, demanded=True)
    language: str = choice(_("Language"), lambda: settings.LANGUAGES)
    checklist: Collection[str] = ticks(
        _("I have checked"), lambda: [row for one in CHECKLISTS.values() for row in one.items()]
    )
    comment: str = words(_("Comment"))

    @property
    def why(self) -> str:
        return f"{self.kind} {self.language}".strip()

    def need_on(self, source_language: str) -> signoffs.Need:
        return signoffs.Need(self.kind, self.language or source_language)


def _against(pressed: Pressed) -> list[Reason]:
    order: SignOff = pressed.order
    if order.kind not in roles.SIGNERS:
        return [Reason("no_kind", _("Say which sign-off you give."), "kind")]
    need = order.need_on(pressed.article.source_language)
    return signoffs.why_not(pressed.facts, need, pressed.person) or _looked_at(order)


def _looked_at(order: SignOff) -> list[Reason]:
    if set(checklist(order.kind)) <= set(order.checklist):
        return []
    said = _("Tick everything on the list, or do not sign off yet.")
    return [Reason("checklist_open", said, "checklist")]


def _write(pressed: Pressed) -> None:
    """One sign-off on the story as it stands."""
    facts, order = pressed.facts, pressed.order
    article = facts.article
    need = order.need_on(article.source_language)
    Approval.objects.create(
        article=article,
        kind=need.kind,
        language=need.language,
        digest=signoffs.seal(article.digests, need, article.source_language),
        proof=composing.proof_of(article, need.language, facts.composed[need.language]),
        by=pressed.person,
        at=pressed.at,
        comment=order.comment,
        checklist=[str(sentence) for sentence in checklist(need.kind).values()],
    )
    facts.forget("approvals")
    if article.status == Status.SCHEDULED and article.publish_at:
        making.print_story(facts, at=pressed.at, visible_from=article.publish_at)


def _leads_to(pressed: Pressed) -> Status:
    """The last one that was needed approves a story in review."""
    article = pressed.article
    if article.status == Status.IN_REVIEW and not signoffs.missing(pressed.facts):
        return Status.APPROVED
    return Status(article.status)


MOVE = Move(
    name="sign_off",
    label=_("Sign off"),
    origins=frozenset({Status.IN_REVIEW, Status.APPROVED, Status.SCHEDULED, Status.PUBLISHED}),
    roles=frozenset().union(*roles.SIGNERS.values()),
    order=SignOff,
    against=_against,
    write=_write,
    leads_to=_leads_to,
    decides_on_print=True,
)
