from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.text.languages import pack

LONGEST = timedelta(hours=12)


class BreakingLineQuerySet(models.QuerySet["BreakingLine"]):
    def live(self, *, at: datetime) -> "BreakingLineQuerySet":
        """Those that hold at this moment, the newest first."""
        return self.filter(starts_at__lte=at, ends_at__gt=at).order_by("-starts_at", "-pk")


class BreakingLine(models.Model):
    """One line on every page of the paper, which ends by itself. The newest one is shown; one that
    leads to a story only while readers may see the story (articles.site.breaking)."""

    line = models.CharField(
        _("line"),
        max_length=120,
        help_text=_("What has happened, in one sentence. Empty in a language: not shown there."),
    )
    article = models.ForeignKey(
        "articles.Article",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("leads to the story"),
        help_text=_("The line is shown while readers may see the story, and goes when it goes."),
    )
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("ends at"), help_text=_("Twelve hours later at most."))

    objects = BreakingLineQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        verbose_name = _("breaking line")
        verbose_name_plural = _("breaking lines")
        indexes = [
            models.Index(fields=["-starts_at", "-id"], name="breaking_newest"),
            models.Index(fields=["-ends_at"], name="breaking_ends"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="breaking_ends_after_it_starts",
                violation_error_message=_("It ends after it starts."),
            ),
        ]

    def __str__(self) -> str:
        return self.line or "-"

    def clean(self) -> None:
        """Refuses what would stay for days, and a source spoken of where no story says how the
        paper knows."""
        said = {code: getattr(self, f"line_{code}", "") or "" for code in settings.LANGUAGE_CODES}
        if not any(one.strip() for one in said.values()):
            raise ValidationError(_("Write the line in one language at least."))
        if self.starts_at and self.ends_at and self.ends_at - self.starts_at > LONGEST:
            raise ValidationError({"ends_at": _("Twelve hours later at most.")})
        for code, line in said.items():
            if not self.article_id and (
                pack(code).sources(line) or pack(code).plural_sources(line)
            ):
                raise ValidationError(
                    {
                        f"line_{code}": _(
                            "A line that speaks of a source leads to a story, which says how the "
                            "paper knows."
                        )
                    }
                )
