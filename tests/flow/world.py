"""A small desk to think through: one story, seven people, three texts, two bylines, two agreements,
two replies, two moments. A scene is the story at one point; `facts` gives it to the rules that
editors' stories are judged by, without a table."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, NamedTuple
from unittest.mock import patch

from django.contrib.auth.models import User

from articles import press, roles, sources
from articles.models import (
    Approval,
    Article,
    Attribution,
    Proof,
    Publication,
    RightOfReply,
    Section,
    Slip,
    Status,
    account,
)
from articles.models.account import Someone
from articles.models.source import Agreement, GroundRule, Source
from articles.workflow import Facts, composing

MOMENTS = (datetime(2026, 11, 20, 9, tzinfo=UTC), datetime(2026, 11, 22, 9, tzinfo=UTC))
AHEAD = datetime(2026, 11, 21, 9, tzinfo=UTC)  # what `schedule` orders
DEADLINE = datetime(2026, 11, 21, 7, tzinfo=UTC)  # for whoever was asked

CHARGE = "تقاضى المدير عمولة"  # the allegation, the same in every text
TEXTS = tuple(
    f"<p>قال مسؤول في هيئة الموانئ إن {CHARGE}.</p><p>{said}</p>"
    for said in (
        "وأضاف أن المشروع تأخر عن موعده المقرر.",
        "وأضاف أن المشرروع تأخر عن موعده المقرر.",
        "وأضاف أن العقد أُلغي في جلسة مغلقة.",
    )
)
HEADLINE = "مسؤول: مدير الموانئ تقاضى عمولة"
DESCRIPTION = "مسؤول في هيئة الموانئ"
REASON = "يمنع نظام الهيئة موظفيها من الحديث إلى الصحافة ويعرّضهم للفصل"
PARTY = "المدير"
REPLIES: Sequence[Mapping[str, Any]] = (
    {"reason_none": "لا سبيل إليه", "asked_at": None, "deadline": None},
    {"reason_none": "", "asked_at": MOMENTS[0], "deadline": DEADLINE},
)
# The first two differ by a typing slip; each other pair by a fact.
SLIPS = {(0, 1), (1, 0)}

# By name: role, and whether the one may stand for another of the same role.
PEOPLE: Mapping[str, str] = {
    "reporter": roles.REPORTER,
    "desk": roles.DESK_EDITOR,  # is on the second byline, and attests to the source
    "desk_a": roles.DESK_EDITOR,
    "desk_b": roles.DESK_EDITOR,
    "copy": roles.COPY_EDITOR,
    "managing": roles.MANAGING_EDITOR,
    "chief": roles.EDITOR_IN_CHIEF,
    "legal": roles.LEGAL,
}
ALIKE = ("desk_a", "desk_b")
KEYS = {name: number for number, name in enumerate(PEOPLE, 1)}
BYLINES = ("reporter", "desk")
RULES = (GroundRule.ON_THE_RECORD, GroundRule.BACKGROUND)
EXPIRES = (date(2026, 11, 21), None)  # the agreement of each rule


class Copy(NamedTuple):
    """What counts of the working copy, by number."""

    text: int = 0
    byline: int = 0
    rule: int = 0
    reply: int = 0  # 0: it is said why nobody was asked; 1: somebody was, until DEADLINE
    attested: bool = True  # the unnamed source, by an editor who counts


class Signed(NamedTuple):
    """A sign-off as it was given: `seen` is the copy its giver saw."""

    kind: str
    copy: Copy
    by: str
    seen: Copy


@dataclass(frozen=True, slots=True)
class Scene:
    status: str = Status.DRAFT
    copy: Copy = field(default_factory=Copy)
    moment: int = 0
    authors: frozenset[str] = frozenset({"reporter"})
    signed: frozenset[Signed] = frozenset()
    printed: Copy | None = None
    is_ahead: bool = False  # has an order to be published at AHEAD
    is_held: bool = False
    slips: frozenset[tuple[Copy, str]] = frozenset()  # proposed and not confirmed, by whom
    first: int | None = None  # 0, 1: published at that moment; 2: at AHEAD

    def having(self, **changes: object) -> "Scene":
        """Changed so; whoever attests to the unnamed source counts while he is no author."""
        new = replace(self, **changes)  # type: ignore[arg-type]
        attested = not new.copy.rule or "desk" not in new.authors
        return replace(new, copy=new.copy._replace(attested=attested))


def alike(scene: Scene) -> Scene:
    """The same scene for every exchange of people who are interchangeable."""
    one, other = ALIKE
    swap = {one: other, other: one}

    def of(name: str) -> str:
        return swap.get(name, name)

    if not any(one.by in swap for one in scene.signed) and not any(
        by in swap for _copy, by in scene.slips
    ):
        return scene
    turned = replace(
        scene,
        signed=frozenset(one._replace(by=of(one.by)) for one in scene.signed),
        slips=frozenset((copy, of(by)) for copy, by in scene.slips),
    )
    return min(scene, turned, key=lambda one: (sorted(one.signed), sorted(one.slips)))


@cache
def person(name: str) -> User:
    return User(pk=KEYS[name], username=name)


def roles_without_a_table() -> AbstractContextManager[Any]:
    """What these people are: the one thing that rules ask a table for. Others have theirs there."""
    held = {name: frozenset({role}) for name, role in PEOPLE.items()}
    asked = account.groups_of

    def groups_of(user: Someone) -> frozenset[str]:
        name = user.username if user else ""
        return held[name] if name in held else asked(user)

    return patch.object(account, "groups_of", groups_of)


def facts(scene: Scene) -> Facts:
    """All that decisions read of the story as it stands in this scene."""
    article = _article(scene.status, scene.copy, scene.is_held, AHEAD if scene.is_ahead else None)
    proposed = next((by for copy, by in sorted(scene.slips) if copy == scene.copy), None)
    return Facts(
        article,
        sourcing=_sourcing(scene.copy),
        composed={"ar": composed(scene.copy)},
        approvals=[_approval(one) for one in sorted(scene.signed)],
        authors={KEYS[name]: True for name in scene.authors},
        credited=[KEYS[BYLINES[scene.copy.byline]]],
        prints=[_print(scene.printed)] if scene.printed else [],
        pictures=[],
        open_slip=Slip(proposed_by_id=KEYS[proposed]) if proposed else None,
        names=[],
    )


@cache
def composed(copy: Copy) -> composing.Composed:
    article, sourcing = _text(copy.text), _sourcing(copy)
    composition = press.compose(
        article,
        "ar",
        byline=[(copy.byline, "text")],
        topics=[],
        images={},
        disclosure=sources.disclosure(sourcing, "ar"),
        refs=sources.refs(sourcing),
    )
    return composing.sealed(composition, sources.weighed(article, sourcing, "ar"))


@cache
def _sourcing(copy: Copy) -> sources.Sourcing:
    source = Source(pk=1, code_name="مرساة-7", kind=Source.Kind.PERSON)
    agreement = Agreement(
        pk=1 + copy.rule,
        source=source,
        ground_rule=RULES[copy.rule],
        expires_on=EXPIRES[copy.rule],
        description_ar=DESCRIPTION,
        reason_ar=REASON,
    )
    said = Attribution(
        pk=1, agreement=agreement, language="ar", exact=CHARGE, kind=Attribution.Kind.ALLEGATION
    )
    reply = RightOfReply(pk=1, party_ar=PARTY, **REPLIES[copy.reply])
    editors = [(1, KEYS["desk"])] if copy.attested and copy.rule else []
    return sources.Sourcing(attributions=[said], replies=[reply], attested=editors)


@cache
def _article(status: str, copy: Copy, is_held: bool, publish_at: datetime | None) -> Article:
    article = _text(copy.text)
    article.digests = {"ar": composed(copy).digest, "en": ""}
    article.legal_hold, article.publish_at = is_held, publish_at
    article.__dict__["status"] = status
    return article


def _text(number: int) -> Article:
    return Article(
        pk=1,
        source_language="ar",
        section=Section(pk=1),
        headline_ar=HEADLINE,
        body_ar=TEXTS[number],
        created_by_id=KEYS["reporter"],
    )


@cache
def _proof(copy: Copy) -> Proof:
    return Proof(
        pk=hash(copy) % 10**9, article_id=1, **composing.proof_fields("ar", composed(copy))
    )


@cache
def _print(copy: Copy) -> Publication:
    return Publication(article_id=1, language="ar", proof=_proof(copy))


@cache
def _approval(one: Signed) -> Approval:
    return Approval(
        article_id=1,
        kind=one.kind,
        language="ar",
        digest=composed(one.copy).digest,
        by=person(one.by),
        proof=_proof(one.seen),
    )


def forget() -> None:
    """What was composed is composed anew when it is asked for."""
    for kept in (composed, _sourcing, _article, _proof, _print, _approval):
        kept.cache_clear()
