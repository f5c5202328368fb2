"""What has been read is taken in: as drafts for the desk, or printed as an archive."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import Model, Q

from articles import addresses, workflow
from articles.management.incoming.story import (
    CANCELED,
    WITHHELD,
    Incoming,
    Unreadable,
)
from articles.models import Article, Byline, Contributor, Delivery, Section, Topic
from articles.text.slug import slugify
from articles.turns import NAMES, take_turn
from articles.workflow import ArchivedStory

_BORNE_BY: dict[type[Model], str] = {Topic: "articles", Contributor: "bylines"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one story: taken in (`article`), there already, or refused with a reason.
    `said`: what else the person at the shell should know."""

    place: str
    story: Incoming
    article: Article | None = None
    refusal: str = ""
    said: str = ""

    @property
    def is_here_already(self) -> bool:
        return self.article is None and not self.refusal


class Arrivals:
    """`by`: in whose name, None for nobody's drafts. `section`: slug for stories that name none.
    `publish`: print what comes, as an archive."""

    def __init__(self, *, by: Any, at: datetime, section: str = "", publish: bool = False) -> None:
        self.by, self.at, self.section, self.publish = by, at, section, publish
        self.sections = {one.slug: one for one in Section.objects.all()}
        self.known: dict[tuple[type[Model], str], Any] = {}
        self.made: dict[tuple[type[Model], str], Any] = {}  # by this batch

    def take(self, read: Sequence[tuple[str, Incoming]]) -> Iterator[Outcome]:
        """Takes a batch in. Stories whose name (`uri`) we hold are left alone. One transaction when
        printing, one a story otherwise; a story that is refused keeps no other out. Others may take
        stories in at the same time, the same ones too."""
        uris = [story.uri for _place, story in read]
        held = {one.uri: one for one in Article.objects.filter(uri__in=uris)}
        new: dict[str, tuple[str, Incoming]] = {}
        again: list[tuple[str, Incoming]] = []
        for place, story in read:
            if story.uri in held or story.uri in new:
                again.append((place, story))
            elif story.use == CANCELED:
                yield Outcome(place, story, said="canceled by its sender: not taken in")
            else:
                new[story.uri] = (place, story)
        self._introduce([story for _place, story in new.values()])
        archive = [one for one in new.values() if self.publish and one[1].may_be_printed(self.at)]
        yield from self._print(archive)
        yield from self._draft([one for one in new.values() if one not in archive])
        for place, story in again:
            here = held.get(story.uri) or _held(story)
            yield self._brought(place, story, here) if here else Outcome(place, story)

    def _introduce(self, stories: Sequence[Incoming]) -> None:
        """Makes topics and people that are new, and makes them known at once: whoever needs one of
        them meanwhile does not wait for a batch, and makes no second one."""
        wanted = {
            (noun, name): story.language
            for story in stories
            for noun, name in _names(story)
            if (noun, name) not in self.known
        }
        self.made.clear()
        if not wanted:
            return
        with transaction.atomic():
            take_turn(NAMES)
            for (noun, name), language in wanted.items():
                # What is wrong with a name is said of the story that bears it.
                with suppress(Unreadable, DatabaseError):
                    self._one(noun, name, language)

    def _dismiss(self, story: Incoming) -> None:
        """A topic or person that was made for a story which is refused goes again, unless another
        story bears it."""
        for noun, name in _names(story):
            made = self.made.pop((noun, name), None)
            if made and not getattr(made, _BORNE_BY[noun]).exists():
                with suppress(DatabaseError), transaction.atomic():
                    made.delete()

    def _brought(self, place: str, story: Incoming, here: Article) -> Outcome:
        """What a sender tells us of a story we hold is laid before the desk, once."""
        kind = {WITHHELD: Delivery.Kind.WITHHELD, CANCELED: Delivery.Kind.CANCELED}.get(story.use)
        if kind is None:
            if not is_newer(story.version, here.sender_version):
                return Outcome(place, story)
            kind = Delivery.Kind.VERSION
        brought = workflow.deliveries.bring(
            article=here,
            kind=kind,
            at=self.at,
            language=story.language if kind == Delivery.Kind.VERSION else here.source_language,
            version=story.version,
            texts=story.texts.get(story.language, {}) if kind == Delivery.Kind.VERSION else {},
            note=story.note,
        )
        said = f"{kind.value}: brought to the desk, on story {here.pk}" if brought else ""
        return Outcome(place, story, said=said)

    def _draft(self, new: Sequence[tuple[str, Incoming]]) -> Iterator[Outcome]:
        for one in new:
            yield from self._attempt([one], self._drafted)

    def _print(self, new: Sequence[tuple[str, Incoming]]) -> Iterator[Outcome]:
        if new:
            yield from self._attempt(new, self._printed)

    def _attempt(self, new: Sequence[tuple[str, Incoming]], act: Any) -> Iterator[Outcome]:
        """All of `new` in one transaction; when that is refused, each in its own."""
        try:
            with transaction.atomic():
                articles = act([story for _place, story in new])
        except (workflow.Refused, Unreadable, DatabaseError) as wrong:
            self.known.clear()  # one of them may be gone
            if len(new) > 1:
                for one in new:
                    yield from self._attempt([one], act)
                return
            place, story = new[0]
            if here := _held(story):  # another brought it meanwhile
                yield self._brought(place, story, here)
                return
            self._dismiss(story)
            yield Outcome(place, story, refusal=str(wrong))
            return
        for (place, story), article in zip(new, articles, strict=True):
            yield Outcome(place, story, article)

    def _drafted(self, stories: Sequence[Incoming]) -> list[Article]:
        return [self._one_draft(story) for story in stories]

    def _one_draft(self, story: Incoming) -> Article:
        section = self._section(story)

        def fill(article: Article) -> None:
            article.uri, article.section = story.uri, section
            article.source_language = story.language
            article.embargoed_until, article.sender_version = story.embargoed_until, story.version
            article.legal_hold = story.use == WITHHELD
            for name, value in _kept(story).items():
                setattr(article, name, value)
            for language, texts in story.texts.items():
                for name, text in texts.items():
                    setattr(article, f"{name}_{language}", text)

        def relate(article: Article) -> None:
            article.topics.set(self._named(Topic, story.topics, story.language))
            people = self._named(Contributor, story.byline, story.language)
            for position, contributor in enumerate(people):
                Byline.objects.create(article=article, contributor=contributor, position=position)
            if story.use == WITHHELD:
                self._brought("", story, article)  # so that the desk sees why it is on hold

        return workflow.create(by=self.by, at=self.at, change=fill, relate=relate, note="import")

    def _printed(self, stories: Sequence[Incoming]) -> list[Article]:
        return workflow.take_in([self._archived(one) for one in stories], by=self.by, at=self.at)

    def _archived(self, story: Incoming) -> ArchivedStory:
        section = self._section(story)
        if section is None:
            raise Unreadable("No section: name one in the record, or with --section.")
        if not story.has_headline:
            raise Unreadable("No headline: what is printed must have one.")
        if story.published_at and story.published_at > self.at:
            raise Unreadable("Its date lies ahead: an archive holds what was published already.")
        people = self._named(Contributor, story.byline, story.language)
        return ArchivedStory(
            texts=story.texts,
            language=story.language,
            section=section,
            published_at=story.published_at or self.at,
            uri=story.uri,
            fields={"sender_version": story.version, **_kept(story)},
            topics=self._named(Topic, story.topics, story.language),
            contributors=[(contributor, Byline.Credit.TEXT) for contributor in people],
        )

    def _section(self, story: Incoming) -> Section | None:
        slug = story.section or self.section
        if slug and slug not in self.sections:
            known = ", ".join(self.sections) or "none yet"
            raise Unreadable(f"There is no section «{slug[:60]}». Sections: {known}.")
        return self.sections.get(slug)

    def _named(self, noun: type[Model], names: Sequence[str], language: str) -> list[Any]:
        """The topics or people of these names, made where they are new, each once."""
        return list({one.pk: one for one in (self._one(noun, n, language) for n in names)}.values())

    def _one(self, noun: type[Model], name: str, language: str) -> Any:
        """By slug, or by name in any language; a new one gets the name in the story's language."""
        if (noun, name) not in self.known:
            slug = slugify(name, language)
            spelled = Q(slug__in=[name, slug])
            for code in settings.LANGUAGE_CODES:
                spelled |= Q(**{f"name_{code}": name})
            found: Any = noun._default_manager.filter(spelled).order_by("pk")
            # Who bears the name goes before who merely stands at its address.
            best = min(found, key=lambda one: one.slug == slug, default=None)
            best = best or addresses.owner(noun, slug)
            self.known[noun, name] = best or self._make(noun, name, slug, language)
        return self.known[noun, name]

    def _make(self, noun: type[Model], name: str, slug: str, language: str) -> Any:
        if not slug:
            raise Unreadable(f"«{name[:60]}» is no name: it has neither letters nor digits.")
        with transaction.atomic():
            made = noun._default_manager.create(slug=slug, **{f"name_{language}": name})
        self.made[noun, name] = made
        return made


def _held(story: Incoming) -> Article | None:
    return Article.objects.filter(uri=story.uri).first()


def _names(story: Incoming) -> list[tuple[type[Model], str]]:
    return [(Topic, name) for name in story.topics] + [(Contributor, name) for name in story.byline]


def is_newer(version: str, than: str) -> bool:
    """Whether a sender's version comes after the one we hold: by number where both are numbers,
    else any other one. A story that says no version has no newer one."""
    if version.isdecimal() and than.isdecimal():
        return int(version) > int(than)
    return bool(version) and version != than


def _kept(story: Incoming) -> dict[str, Any]:
    kept: dict[str, Any] = {"ed_note": story.note} if story.note else {}
    return kept | ({"urgency": story.urgency} if story.urgency is not None else {})
