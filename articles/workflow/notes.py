"""What editors write to one another about a story, beside its text: on a passage or on the whole of
it. Everybody who sees the story reads it; nothing of it is printed or keeps a story from print."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article, EditorialNote
from articles.workflow.people import Account
from articles.workflow.refusals import Reason, Refused

LONGEST_PASSAGE = 1000


@dataclass(frozen=True, slots=True)
class Thread:
    """A note and what was answered to it, the oldest first."""

    note: EditorialNote
    answers: list[EditorialNote] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.note.resolved_at is None

    @property
    def in_order(self) -> Sequence[EditorialNote]:
        return [self.note, *self.answers]


def threads(article: Article) -> Sequence[Thread]:
    """All of a story's, the oldest first. 1 query."""
    found: dict[int, Thread] = {}
    for one in article.notes.select_related("by"):
        if one.thread_id is None:
            found[one.pk] = Thread(one)
        elif one.thread_id in found:
            found[one.thread_id].answers.append(one)
    return list(found.values())


@transaction.atomic
def write(
    *,
    article: Article,
    by: Account,
    at: datetime,
    text: str,
    passage: str = "",
    answers: EditorialNote | None = None,
) -> EditorialNote:
    """Writes a note, or an answer, which opens again what was resolved. Whoever calls has made sure
    that `by` sees the story.

    Raises Refused for an empty one, and for an answer to another story's."""
    text = text.strip()
    if not text:
        raise Refused([Reason("no_text", _("Write what your colleague should know."), "text")])
    first = answers.thread or answers if answers else None
    if first is not None and first.article_id != article.pk:
        raise Refused([Reason("no_thread", _("This note is not there any more."), "text")])
    if first is not None and first.resolved_at:
        first.resolved_at = None
        first.save(update_fields=["resolved_at"])
    return EditorialNote.objects.create(
        article=article,
        thread=first,
        exact="" if first else passage.strip()[:LONGEST_PASSAGE],
        text=text,
        by=by,
        at=at,
    )


def resolve(*, note: EditorialNote, at: datetime) -> None:
    """Closes a thread, given by its note; a closed one stays as it is."""
    EditorialNote.objects.filter(pk=note.pk, resolved_at=None).update(resolved_at=at)
