"""A paper with a canary in everything that readers must not see: stories in every state that is not
public, and all that hangs on them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.db import connection, models
from django.utils import timezone

from articles import roles, workflow
from articles.models import (
    Article,
    Attribution,
    BreakingLine,
    Contributor,
    EditorialNote,
    FrontSlot,
    Image,
    Kept,
    LiveEntry,
    NamedVersion,
    Presence,
    PreviewLink,
    Proof,
    Publication,
    RightOfReply,
    ShareDay,
    ShareTotal,
    Task,
    Topic,
    Verification,
)
from articles.models.guards import guard, unguard
from articles.models.source import Agreement, Attestation, Source
from tests import makers

CANARY = "zzcanary"  # Latin letters stay what they are in JSON, in HTML and in an address
TEXT = f"{CANARY} كناريّة"
PUBLISH_IN = timedelta(hours=6)
YESTERDAY = timedelta(days=1)
_NUMBERS = count(20_001)  # of stories: none is taken for a year in an address or a namespace
TEXTS = {
    "headline_ar": f"{makers.HEADLINE} {TEXT}",
    "headline_en": f"{makers.ENGLISH_HEADLINE} {TEXT}",
    "body_ar": f"{makers.BODY}<p>{TEXT}</p>",
    "body_en": f"{makers.ENGLISH_BODY}<p>{TEXT}</p>",
}


@dataclass(frozen=True, slots=True)
class Hidden:
    """A story no reader may see, and the names it alone carries."""

    state: str
    article: Article
    topic: str
    author: str


def scheduled_under_embargo(**words: Any) -> Article:
    until = words["at"] + timedelta(hours=3)
    words["texts"] = {**words["texts"], "embargoed_until": until}
    return makers.scheduled(publish_at=words["at"] + PUBLISH_IN, **words)


def held(make: Callable[..., Article]) -> Callable[..., Article]:
    def made(**words: Any) -> Article:
        legal = makers.person(roles.LEGAL)
        return workflow.hold(article=make(**words), by=legal, at=words["at"], reason=TEXT)

    return made


# Never public, held, or not yet public: not to be told from nonsense.
UNKNOWN: dict[str, Callable[..., Article]] = {
    "draft": makers.draft,
    "in_review": makers.in_review,
    "approved": makers.approved,
    "scheduled": makers.scheduled,
    "embargoed": scheduled_under_embargo,
    "spiked": makers.spiked,
    "held_before": held(makers.approved),
    "held_on_schedule": held(makers.scheduled),
    "held_after": held(makers.published),
}
# Was public: its address says that it was taken back, and nothing of what it said.
TAKEN_BACK = {"withdrawn": makers.withdrawn, "retracted": makers.retracted}
WAS_PUBLIC = {*TAKEN_BACK, "held_after"}


def hide(state: str, *, now: datetime | None = None) -> Hidden:
    """A story in this state, with a canary in every text there is about it."""
    at = now or timezone.now()
    if state in WAS_PUBLIC:
        at -= YESTERDAY
    writer = makers.person(roles.REPORTER, f"{CANARY}-{state}")
    article = {**UNKNOWN, **TAKEN_BACK}[state](
        by=writer,
        at=at,
        english=True,
        agreement=makers.named_source(f"{CANARY}-{state}"),
        texts={**TEXTS, "pk": next(_NUMBERS)},
    )
    topic = makers.topic(f"{CANARY}-{state}", TEXT, TEXT)
    _surround(article, topic, at)
    person = Contributor.objects.get(user=writer)
    _fill(article, topic, person)
    makers.reprint()
    return Hidden(state, Article.objects.get(pk=article.pk), topic.slug, person.slug)


def edited_since(article: Article) -> None:
    """New words in the working copy of a story that readers know."""

    def change(working: Article) -> None:
        for name, text in TEXTS.items():
            setattr(working, name, text)
        working.ed_note = TEXT

    desk = makers.person(roles.DESK_EDITOR)
    workflow.edit(article=article, by=desk, at=timezone.now(), change=change)
    article.topics.add(makers.topic(f"{CANARY}-edited", TEXT, TEXT))
    article.bylines.create(
        contributor=makers.contributor(makers.person(roles.REPORTER, f"{CANARY}-edited"))
    )


def _surround(article: Article, topic: Topic, at: datetime) -> None:
    """What the desk hangs on a story before and after it is printed."""
    image = _picture(article)
    editor = makers.person(roles.MANAGING_EDITOR)
    article.topics.add(topic)
    Article.objects.filter(pk=article.pk).update(lead_image=image)
    for publication in article.publications.all():
        makers.link(publication, topic)
    article.publications.update(lead_image=image)
    article.notes.create(text=TEXT, exact=TEXT, by=editor)
    _of_the_room(article, editor, at)
    article.tasks.create(title=TEXT)
    article.replies.create(party=TEXT)
    claim = article.attributions.get()
    claim.verifications.create(
        article=article, method=TEXT, evidence=TEXT, outcome="confirmed", by=editor, at=at
    )
    Attestation.objects.create(source=claim.agreement.source, editor=editor, how=TEXT)
    for front in (None, article.section):
        FrontSlot.objects.create(section=front, position=article.pk, article=article, topic=topic)
    _as_it_happens(article, editor, at)
    ShareTotal.objects.create(article=article, total=99, as_of=at)
    for language in ("ar", "en"):
        ShareDay.objects.create(
            article=article,
            day=timezone.localdate(),
            channel="x",
            language=language,
            count=99,
        )


def _as_it_happens(article: Article, editor: Any, at: datetime) -> None:
    """A stream with a canary in every word, and a line that leads to the story."""
    article.publications.update(genre="live", live_until=timezone.now() + YESTERDAY)
    words = {"headline": TEXT, "text": TEXT, "said_by": TEXT, "by": editor, "at": at}
    for language in ("ar", "en"):
        entry = LiveEntry.objects.create(article=article, language=language, **words)
        later = {"kind": "corrected", "told": TEXT, "entry": entry}
        LiveEntry.objects.create(article=article, language=language, **words, **later)
    BreakingLine.objects.create(
        article=article,
        line_ar=TEXT,
        line_en=TEXT,
        starts_at=timezone.now() - timedelta(minutes=5),
        ends_at=timezone.now() + timedelta(hours=3),
    )


def _of_the_room(article: Article, editor: Any, at: datetime) -> None:
    """What people leave in the room of a story."""
    tab = {"account": editor, "device": uuid4()}
    Kept.objects.create(article=article, fields={"headline_ar": TEXT}, at=at, **tab)
    Presence.objects.create(article=article, came_at=at, seen_at=at, told=TEXT, **tab)
    revision = article.revisions.latest("number")
    NamedVersion.objects.create(revision=revision, name=TEXT, by=editor, at=at)
    PreviewLink.objects.create(
        article=article,
        recipient=TEXT,
        digest=uuid4().hex,
        made_by=editor,
        made_at=at,
        expires_at=at + YESTERDAY,
    )
    told = {"kind": "version", "version": "2", "language": "ar", "note": TEXT}
    article.deliveries.create(**told, texts={"headline": TEXT}, at=at)


def _picture(article: Article) -> Image:
    name = f"{CANARY}-{article.pk}"
    drawn = {"width": 1600, "height": 900, "file": f"images/{name}.jpg"}
    Image.objects.bulk_create([Image(sha256=f"{article.pk:064}", **drawn)])
    image = Image.objects.get(sha256=f"{article.pk:064}")
    Image.objects.filter(pk=image.pk).update(sizes={"jpeg": [320]})
    return image


def _fill(article: Article, topic: Topic, person: Contributor) -> None:
    """Writes the canary into every free text of these rows, past every rule of the desk. Records,
    which nobody can change, had theirs when they were made."""
    told = ("notice",) if article.status in TAKEN_BACK else ()
    agreements = Agreement.objects.filter(attributions__article=article)
    for model, rows in {
        Article: {"pk": article.pk},
        Publication: {"article": article},
        Topic: {"pk": topic.pk},
        Contributor: {"pk": person.pk},
        Image: {"led_articles": article},
        FrontSlot: {"article": article},
        EditorialNote: {"article": article},
        Task: {"article": article},
        RightOfReply: {"article": article},
        Attribution: {"article": article},
        Verification: {"attribution__article": article},
        Agreement: {"pk__in": agreements.values("pk")},
        Source: {"agreements__in": agreements.values("pk")},
    }.items():
        for key in list(model.objects.filter(**rows).values_list("pk", flat=True)):
            words = {name: _text(name, key) for name in free_texts(model) if name not in told}
            models.QuerySet(model).filter(pk=key).update(**words)
    # What was weighed is in no table that a reader's page asks.
    unguard(connection)
    models.QuerySet(Proof).filter(article=article).update(weighed={"passages": [TEXT]})
    guard(connection)
    article.publications.update(
        byline=[{"name": TEXT, "slug": CANARY, "credit": "text"}],
        disclosure={"sentences": [TEXT], "sources": []},
    )
    topic.refresh_from_db()
    person.refresh_from_db()


def free_texts(model: type[models.Model]) -> list[str]:
    """Columns of free words: a choice, a digest or a colour holds none."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, (models.CharField, models.TextField))
        and not field.choices
        and (field.max_length or 999) > 60
        and field.name != "sha256"
    ]


def _text(name: str, key: int) -> str:
    return f"{CANARY}-{key}" if name.startswith(("slug", "uri", "code_name")) else TEXT
