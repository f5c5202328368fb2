"""What a live story tells as it happens: one entry after another, each printed at once under the
name of the editor who let it out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from articles.models.language import languages
from articles.models.record import Record, RecordQuerySet
from articles.text.html import from_plain

# A story is live for so long after its last entry, unless that one ends it.
LIVE_FOR = timedelta(hours=12)
# How many rows of a stream are read for one page.
READ = 400


class LiveEntryQuerySet(RecordQuerySet):
    def told_of(self, articles: Iterable[int], language: str) -> "LiveEntryQuerySet":
        """The streams of several stories in one, the newest first."""
        return self.filter(article_id__in=articles, language=language).order_by("-pk")

    def told(
        self, article: int, language: str, *, before: int | None = None, after: int | None = None
    ) -> "LiveEntryQuerySet":
        """The stream of a story in one language, the newest first: of entries older than the one
        with the key `before`, or newer than `after`."""
        found = self.filter(article_id=article, language=language).select_related("by")
        if before is not None:
            found = found.filter(Q(entry=None, pk__lt=before) | Q(entry__lt=before))
        if after is not None:
            found = found.filter(Q(entry=None, pk__gt=after) | Q(entry__gt=after))
        return found.order_by("-pk")

    def later_words(self) -> "LiveEntryQuerySet":
        """What took the place of an entry, with what readers were told of it."""
        return self.exclude(entry=None)

    def words_of(self, article: int, language: str) -> str:
        """What the stream of a story says now, as plain text."""
        entries = stream(self.told(article, language)[:READ])
        return "\n".join(
            f"{one.stands.headline}\n{one.stands.text}" for one in entries if not one.is_taken_back
        )


class LiveEntry(Record):
    """A line of the stream: an entry, or with `entry` the words that took its place."""

    class Kind(models.TextChoices):
        ENTRY = "entry", _("Entry")
        CORRECTED = "corrected", _("Corrected")
        TAKEN_BACK = "taken_back", _("Taken back")

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="live_entries")
    language = models.CharField(max_length=8, choices=languages)
    entry = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="later_words"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.ENTRY)
    headline = models.CharField(_("headline"), max_length=160)
    text = models.TextField(_("text"), max_length=4000, blank=True, default="")
    said_by = models.CharField(_("whose word it is"), max_length=160)
    is_key = models.BooleanField(_("a key moment"), default=False)
    is_last = models.BooleanField(_("the coverage ends with it"), default=False)
    told = models.TextField(_("what readers are told"), max_length=1000, blank=True, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))

    objects: ClassVar[Any] = LiveEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("live entry")
        verbose_name_plural = _("live entries")
        indexes = [
            models.Index(fields=["article", "language", "-id"], name="live_stream"),
            models.Index(
                fields=["language", "-at", "-id"],
                condition=Q(entry__isnull=False),
                name="live_later_words",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="entry", entry__isnull=True)
                | (~Q(kind="entry") & Q(entry__isnull=False) & ~Q(told="")),
                name="live_later_words_say_why",
                violation_error_message=_("Readers are told what was wrong."),
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def anchor(self) -> str:
        """Of the entry on the page of its story, whichever of its words this is."""
        return f"e{self.entry_id or self.pk}"

    @property
    def html(self) -> SafeString:
        return mark_safe(from_plain(self.text))


@dataclass(slots=True)
class Told:
    """One entry as readers have it: when it was first told, the words that stand, and what readers
    were told of earlier ones, the newest first."""

    first: LiveEntry
    stands: LiveEntry
    corrections: list[LiveEntry] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return self.first.anchor

    @property
    def is_taken_back(self) -> bool:
        return self.stands.kind == LiveEntry.Kind.TAKEN_BACK


def stream(rows: Iterable[LiveEntry]) -> list[Told]:
    """Entries out of rows that come newest first, the newest first. Words whose entry is not among
    the rows are left out."""
    later: dict[int, list[LiveEntry]] = {}
    found = []
    for row in rows:
        if row.entry_id is not None:
            later.setdefault(row.entry_id, []).append(row)
        else:
            words = later.get(row.pk, [])
            found.append(Told(row, words[0] if words else row, words))
    return found
