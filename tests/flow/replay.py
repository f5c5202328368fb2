"""The same acts through the real verbs and a real database: each verdict, and what became of the
story, must be what the exploration says."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import transaction

from articles import workflow
from articles.models import Article, Attribution, Contributor, Section
from articles.models.source import Agreement, Attestation, Source
from articles.workflow import MOVES, Facts, Refused, signoffs
from tests.flow import world
from tests.flow.acts import ACTS, Act, after, due, verdict
from tests.flow.world import BYLINES, MOMENTS, PEOPLE, Scene

LENGTH = 7
# What brings a draft to where there is more to do.
_SIGNED = tuple(
    Act("sign_off", by, {"kind": kind, "checklist": tuple(workflow.checklist(kind))})
    for kind, by in (
        ("desk", "desk_a"),
        ("copy", "copy"),
        ("verification", "managing"),
        ("legal", "legal"),
    )
)
BEFORE: Sequence[Sequence[Act]] = (
    (),
    (Act("submit", "reporter"), *_SIGNED[:2]),
    (Act("write", "desk_a", part="rule", value=1), Act("submit", "desk_a"), *_SIGNED),
    (
        *(Act("write", "desk_a", part="rule", value=1), Act("submit", "desk_a"), *_SIGNED),
        Act("publish", "desk_a"),
    ),
)


class Differs(Exception):
    """A verb did something else than the exploration says."""


class Desk:
    """The small world of tests/flow/world.py in a database."""

    def __init__(self) -> None:
        self.people = {name: self._account(name, role) for name, role in PEOPLE.items()}
        self.bylines = [
            Contributor.objects.create(slug=name, name_ar=name, user=self.people[name])
            for name in BYLINES
        ]
        source = Source.objects.create(code_name="مرساة-7", kind=Source.Kind.PERSON)
        self.agreements = [
            Agreement.objects.create(
                source=source,
                ground_rule=rule,
                expires_on=expires,
                description_ar=world.DESCRIPTION,
                reason_ar=world.REASON,
            )
            for rule, expires in zip(world.RULES, world.EXPIRES, strict=True)
        ]
        Attestation.objects.create(source=source, editor=self.people["desk"], how="يعرفه")
        self.section = Section.objects.create(slug="economy", name_ar="اقتصاد", name_en="Economy")
        self.article = workflow.create(
            by=self.people["reporter"], at=MOMENTS[0], change=self._begin, relate=self._relate
        )

    def _account(self, name: str, role: str) -> User:
        user = User.objects.create(username=f"flow-{name}", is_staff=True)
        user.groups.add(Group.objects.get(name=role))
        return user

    def _begin(self, article: Article) -> None:
        article.section = self.section
        article.headline_ar, article.body_ar = world.HEADLINE, world.TEXTS[0]

    def _relate(self, article: Article) -> None:
        article.bylines.create(contributor=self.bylines[0])
        article.attributions.create(
            agreement=self.agreements[0],
            language="ar",
            exact=world.CHARGE,
            kind=Attribution.Kind.ALLEGATION,
        )
        article.replies.create(party_ar=world.PARTY, **world.REPLIES[0])

    def make(self, act: Act, moment: int) -> list[str]:
        """Does it; returns the codes of what stood against it."""
        at, by = MOMENTS[moment], self.people[act.by] if act.by else None
        try:
            if act.name == "write":
                self.article = workflow.edit(
                    article=self.article, by=by, at=at, change=self._change(act.part, act.value)
                )
            else:
                self.article = MOVES[act.name](article=self.article, by=by, at=at, **act.order)
        except Refused as refused:
            return [one.code for one in refused.reasons]
        return []

    def _change(self, part: str, value: int) -> Callable[[Article], Any]:
        changes: dict[str, Callable[[Article], Any]] = {
            "text": lambda article: setattr(article, "body_ar", world.TEXTS[value]),
            "byline": lambda article: article.bylines.update(contributor=self.bylines[value]),
            "rule": lambda article: article.attributions.update(agreement=self.agreements[value]),
            "reply": lambda article: article.replies.update(**world.REPLIES[value]),
        }
        return changes[part]


def walk(desk: Desk, random: Random, beginning: Sequence[Act]) -> list[str]:
    """One random walk after a beginning, taken back when it is done; what was done, in words."""
    scene, told = Scene(), []
    with transaction.atomic(), world.roles_without_a_table():
        for act in beginning:
            scene = _step(desk, scene, act, told)
        for _number in range(LENGTH):
            scene = _step(desk, scene, _choose(scene, random), told)
        transaction.set_rollback(True)
    desk.article.refresh_from_db()
    return told


def _choose(scene: Scene, random: Random) -> Act:
    """Two acts in three are such that something may come of them."""
    ready = due(scene)
    at_hand = [(act, verdict(ready if act.by else scene, act)) for act in ACTS]
    open_acts = [act for act, codes in at_hand if codes == []]
    any_acts = [act for act, codes in at_hand if codes is not None]
    return random.choice(open_acts if open_acts and random.random() < 2 / 3 else any_acts)


def _step(desk: Desk, scene: Scene, act: Act, told: list[str]) -> Scene:
    told.append(str(act))
    if act.name == "wait":
        return after(scene, act)
    ready = due(scene) if act.by else scene
    said, done = verdict(ready, act), desk.make(act, scene.moment)
    if said != done:
        raise Differs(f"{' · '.join(told)}: {said} in thought, {done} in fact")
    if said:
        return scene
    follows = after(ready, act)
    thought, fact = _seen(follows), _stands(desk.article)
    if thought != fact:
        raise Differs(f"{' · '.join(told)}: {thought} in thought, {fact} in fact")
    return follows


def _seen(scene: Scene) -> dict[str, Any]:
    facts = world.facts(scene)
    return {
        "status": str(scene.status),
        "holding": sorted(str(need.kind) for need in signoffs.holding(facts)),
        "is_printed": scene.printed is not None,
        "differs": scene.first is not None and scene.printed != scene.copy,
        "is_ordered": scene.is_ahead,
        "is_held": scene.is_held,
        "first": [*MOMENTS, world.AHEAD][scene.first] if scene.first is not None else None,
        "authors": sorted(scene.authors),
    }


def _stands(article: Article) -> dict[str, Any]:
    article.refresh_from_db()
    facts = Facts(article)
    return {
        "status": str(article.status),
        "holding": sorted(str(need.kind) for need in signoffs.holding(facts)),
        "is_printed": bool(facts.prints),
        "differs": article.differs_from_print,
        "is_ordered": article.publish_at is not None,
        "is_held": article.legal_hold,
        "first": article.first_published_at,
        "authors": sorted(
            one.removeprefix("flow-")
            for one in User.objects.filter(pk__in=facts.authors).values_list("username", flat=True)
        ),
    }


def replay(walks: int, seed: int, *, told: Callable[[int], None] = lambda _number: None) -> int:
    """So many walks, reproducible by their seed; how many acts they were. Raises Differs."""
    desk, acts = Desk(), 0
    for number in range(walks):
        acts += len(walk(desk, Random(f"{seed} {number}"), BEFORE[number % len(BEFORE)]))
        told(number + 1)
    return acts
