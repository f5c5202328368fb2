"""Each demo story is lived through: written, handed in, signed, published, corrected, by the verbs
and the roles that a real one needs. Nothing here writes a state."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings

from articles import roles, workflow
from articles.management.demo.house import House, in_languages, take_in
from articles.models import Article, Image, LiveEntry
from articles.workflow import live, signoffs

Act = tuple[datetime, Callable[[datetime], Article]]

# Who may be asked for each sign-off, the nearest first; the rules of the desk choose among them.
_SIGNERS = {
    "desk": (roles.DESK_EDITOR, roles.MANAGING_EDITOR, roles.EDITOR_IN_CHIEF),
    "copy": (roles.COPY_EDITOR,),
    "verification": (roles.MANAGING_EDITOR, roles.EDITOR_IN_CHIEF),
    "legal": (roles.LEGAL,),
    "chief": (roles.EDITOR_IN_CHIEF,),
    "translation": (roles.TRANSLATOR, roles.MANAGING_EDITOR, roles.EDITOR_IN_CHIEF),
}
_PRINTED = {"published", "withdrawn", "retracted"}


class Life:
    """`told` is one file of demo/stories; `now` is the moment it counts its hours from."""

    def __init__(self, told: Mapping[str, Any], house: House, *, now: datetime) -> None:
        self.told, self.house, self.now = told, house, now
        self.languages = [c for c in settings.LANGUAGE_CODES if c in told]
        self.article: Article = Article()
        self.pictures: dict[str, int] = {}
        self.entries: dict[tuple[int, str], LiveEntry] = {}

    def acts(self) -> Iterator[Act]:
        """Everything that happens to the story, with its moment."""
        state, hours = self.told["state"], self.told.get("hours_ago", 1.0)
        end = self.now - timedelta(hours=hours)
        begun = end if state == "draft" else end - timedelta(hours=5)
        yield begun, self.write
        if len(self.languages) > 1:
            yield begun + timedelta(minutes=50), self.translate
        if state == "spiked":
            yield end, self.spike
        if state in {"draft", "spiked"}:
            return
        yield begun + timedelta(hours=2), self.hand_in
        if "checks" in self.told:
            yield begun + timedelta(hours=2, minutes=30), self.check
        if state == "in_review":
            return
        yield begun + timedelta(hours=3), self.sign
        if state == "scheduled":
            yield end, self.schedule
        if state in _PRINTED:
            yield end, self.publish
        yield from self._afterwards(state, hours)

    def _afterwards(self, state: str, hours: float) -> Iterator[Act]:
        for number, correction in enumerate(self.told.get("corrections", [])):
            moment = self.now - timedelta(hours=correction["hours_ago"])
            yield moment, partial(self.correct, number)
        for number, told in enumerate(self.told.get("live", [])):
            yield self.now - timedelta(hours=told["hours_ago"]), partial(self.tell, number)
            if later := told.get("correction"):
                moment = self.now - timedelta(hours=later["hours_ago"])
                yield moment, partial(self.put_right, number)
        if state == "withdrawn":
            yield self.now - timedelta(hours=hours * 0.4), self.withdraw
        if state == "retracted":
            yield self.now - timedelta(hours=hours * 0.4), self.retract

    def write(self, at: datetime) -> Article:
        """An opinion is begun by the desk that asked for it, all else by the reporter."""
        is_opinion = self.told["genre"] == Article.Genre.OPINION
        self.article = workflow.create(
            by=self._account(roles.DESK_EDITOR if is_opinion else roles.REPORTER),
            at=at,
            change=self._fill,
            relate=lambda article: self._relate(article, at),
        )
        return self.article

    def translate(self, at: datetime) -> Article:
        def change(article: Article) -> None:
            for language in self.languages:
                if language != article.source_language:
                    self._set_texts(article, language)

        return self._edit(roles.TRANSLATOR, at, change)

    def hand_in(self, at: datetime) -> Article:
        author = self.article.created_by
        return self._stands(workflow.submit(article=self.article, by=author, at=at))

    def check(self, at: datetime) -> Article:
        """The desk writes down what it did to make sure of a passage."""
        editor = self._account(roles.DESK_EDITOR)

        def change(article: Article) -> None:
            for one in self.told["checks"]:
                words = {name: one[name] for name in ("method", "evidence", "outcome")}
                passage = article.attributions.get(exact=one["exact"])
                article.verifications.create(attribution=passage, by=editor, at=at, **words)

        return self._edit(roles.DESK_EDITOR, at, change)

    def sign(self, at: datetime) -> Article:
        """Every sign-off the story waits for, each by the first who may give it."""
        facts = workflow.Facts(self.article)
        held = signoffs.holding(facts)
        needs = signoffs.all_needed(facts)
        for minutes, need in enumerate(need for need in needs if need not in held):
            moment = at + timedelta(minutes=4 * minutes)
            self._stands(
                workflow.sign_off(
                    article=self.article,
                    by=self._who_may_sign(need, moment),
                    at=moment,
                    kind=need.kind,
                    language=need.language,
                    checklist=workflow.checklist(need.kind),
                )
            )
        return self.article

    def schedule(self, at: datetime) -> Article:
        ahead = self.now + timedelta(hours=self.told["hours_ahead"])
        return self._move(workflow.schedule, roles.DESK_EDITOR, at, publish_at=ahead)

    def publish(self, at: datetime) -> Article:
        return self._move(workflow.publish, roles.DESK_EDITOR, at)

    def correct(self, number: int, at: datetime) -> Article:
        """The wrong passage is put right, signed anew, and the reader is told."""
        told = self.told["corrections"][number]

        def change(article: Article) -> None:
            for language in self.languages:
                self._set_texts(article, language, corrected=number + 1)

        before = at - timedelta(minutes=30)
        self._edit(roles.DESK_EDITOR, before, change)
        self.sign(before + timedelta(minutes=5))
        correction = {
            "kind": told["kind"],
            "placement": told["placement"],
            **in_languages("text", told["text"]),
            **in_languages("what_was_wrong", told["what_was_wrong"]),
        }
        return self._move(workflow.correct, roles.DESK_EDITOR, at, correction=correction)

    def tell(self, number: int, at: datetime) -> Article:
        """An entry of a live story in each of its languages."""
        told, desk = self.told["live"][number], self._account(roles.DESK_EDITOR)
        for code in self.languages:
            words = {**told[code], "is_key": told.get("is_key", False), "by": desk, "at": at}
            entry = live.write(article=self.article, language=code, **words)
            self.entries[number, code] = entry
        return self.article

    def put_right(self, number: int, at: datetime) -> Article:
        """Other words in the place of an entry."""
        told, desk = self.told["live"][number]["correction"], self._account(roles.DESK_EDITOR)
        for code in self.languages:
            live.correct(entry=self.entries[number, code], **told[code], by=desk, at=at)
        return self.article

    def withdraw(self, at: datetime) -> Article:
        return self._move(
            workflow.withdraw,
            roles.MANAGING_EDITOR,
            at,
            reason=self.told["reason"],
            notices=self.told["notice"],
        )

    def retract(self, at: datetime) -> Article:
        return self._move(
            workflow.retract,
            roles.EDITOR_IN_CHIEF,
            at,
            reason=self.told["reason"],
            notices=self.told["notice"],
        )

    def spike(self, at: datetime) -> Article:
        return self._move(workflow.spike, roles.DESK_EDITOR, at, reason=self.told["reason"])

    def _fill(self, article: Article) -> None:
        told = self.told
        article.section = self.house.sections[told["section"]]
        article.genre, article.source_language = told["genre"], told["language"]
        article.urgency, article.is_exclusive = told["urgency"], told["is_exclusive"]
        if picture := told.get("picture"):
            article.lead_image = self._take_in(told["key"], picture)
        self.pictures = {
            name: self._take_in(name, picture).pk
            for name, picture in told.get("pictures", {}).items()
        }
        self._set_texts(article, told["language"])

    def _set_texts(self, article: Article, language: str, corrected: int = 0) -> None:
        """The texts as they stood after the first `corrected` corrections."""
        for field, text in self.told[language].items():
            setattr(article, f"{field}_{language}", text)
        body = re.sub(
            'data-image="([a-z-]+)"',
            lambda named: f'data-image="{self.pictures[named[1]]}"',
            self.told[language]["body"],
        )
        for correction in self.told.get("corrections", [])[corrected:]:
            if passage := correction.get("first_version", {}).get(language):
                body = body.replace(passage["now"], passage["then"], 1)
        setattr(article, f"body_{language}", body)

    def _relate(self, article: Article, at: datetime) -> None:
        told, house = self.told, self.house
        article.topics.set([house.topics[slug] for slug in told["topics"]])
        for position, one in enumerate(told["byline"]):
            article.bylines.create(
                contributor=house.people[one["slug"]], credit=one["credit"], position=position
            )
        for one in told["sourcing"]:
            article.attributions.create(
                agreement=house.agreements[one["source"], one["agreement"]],
                language=told["language"],
                exact=one["exact"],
                kind=one["kind"],
                gravity=one["gravity"],
            )
        if reply := told.get("right_of_reply"):
            answer = reply.get("answer")
            article.replies.create(
                asked_at=at if reply["asked"] else None,
                answered_at=at + timedelta(hours=2) if answer else None,
                denies=reply.get("denies", False),
                reason_none=reply.get("reason_none") or "",
                **in_languages("party", reply["party"]),
                **in_languages("answer", answer),
            )

    def _take_in(self, name: str, told: Mapping[str, Any]) -> Image:
        return take_in(name, told, by=self._account(roles.PICTURE_EDITOR), at=self.now)

    def _who_may_sign(self, need: signoffs.Need, at: datetime) -> Any:
        refused: list[workflow.Reason] = []
        for role in _SIGNERS[need.kind]:
            by = self._account(role)
            reasons = workflow.reasons_against(
                self.article,
                "sign_off",
                by=by,
                at=at,
                kind=need.kind,
                language=need.language,
                checklist=workflow.checklist(need.kind),
            )
            if not reasons:
                return by
            refused += reasons
        raise workflow.Refused(refused)

    def _edit(self, role: str, at: datetime, change: Callable[[Article], None]) -> Article:
        by = self._account(role)
        return self._stands(workflow.edit(article=self.article, by=by, at=at, change=change))

    def _move(self, verb: Callable[..., Article], role: str, at: datetime, **order: Any) -> Article:
        return self._stands(verb(article=self.article, by=self._account(role), at=at, **order))

    def _stands(self, article: Article) -> Article:
        self.article = article
        return article

    def _account(self, role: str) -> Any:
        return self.house.accounts[role]
