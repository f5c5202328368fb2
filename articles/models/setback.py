"""What the clock could not do: one row of one job that failed. It is tried again, later each time,
and holds nothing else up meanwhile."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

log = logging.getLogger(__name__)

_FIRST, _LONGEST = timedelta(seconds=30), timedelta(hours=1)


class SetbackQuerySet(models.QuerySet["Setback"]):
    def resting(self, job: str, *, at: datetime) -> list[int]:
        """The keys of the rows of this job that are not tried again before a time after `at`."""
        return list(self.filter(job=job, next_at__gt=at).values_list("row", flat=True))

    @contextmanager
    def noted(self, job: str, row: int, *, at: datetime) -> Iterator[None]:
        """Around the work on one row, outside any transaction. What it raises is logged and noted
        here; where it raises nothing, what was noted of the row is over."""
        try:
            yield
        except Exception as error:
            log.exception("%s %s: failed", job, row)
            found, _is_new = self.get_or_create(job=job, row=row, defaults={"next_at": at})
            found.attempts += 1
            found.next_at = at + min(_FIRST * 2 ** min(found.attempts - 1, 20), _LONGEST)
            # Its message may hold a story's words.
            found.why = type(error).__name__
            found.tried_at = at
            found.save()
        else:
            self.filter(job=job, row=row).delete()


class Setback(models.Model):
    """`row`: the key of what was worked on."""

    class Job(models.TextChoices):
        PUBLISH = "publish", _("Publish the story that is due")
        CHECK = "check", _("Check the story anew")
        PICTURE = "picture", _("Make the sizes of the picture")
        PICTURE_OUT = "picture_out", _("Take the picture out of print: its right has ended")
        LETTER = "letter", _("Send a letter with a link")
        DESTROY = "destroy", _("Destroy the sealed identity that is kept no longer")

    job = models.CharField(_("what was to be done"), max_length=16, choices=Job)
    row = models.BigIntegerField(_("number"))
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    why = models.CharField(_("what the program said"), max_length=100, blank=True, default="")
    tried_at = models.DateTimeField(_("tried last"), null=True, blank=True)
    next_at = models.DateTimeField(_("tried again"))

    objects: ClassVar[Any] = SetbackQuerySet.as_manager()

    class Meta:
        ordering = ["-tried_at", "-id"]
        verbose_name = _("setback")
        verbose_name_plural = _("what the clock could not do")
        constraints = [
            models.UniqueConstraint(
                fields=["job", "row"],
                name="setback_once",
                violation_error_message=_("That is noted already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_job_display()} · {self.row}"
