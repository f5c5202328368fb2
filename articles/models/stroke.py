from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import models

LATE = timedelta(minutes=2)


class StrokeQuerySet(models.QuerySet["Stroke"]):
    def told(self, *, at: datetime) -> None:
        """A clock has done what was due at `at`."""
        if not self.filter(pk=1).update(at=at):
            self.create(pk=1, at=at)

    def is_late(self, *, at: datetime) -> bool:
        """Whether no clock of any machine has struck in the last minutes. 1 query."""
        return not self.filter(at__gt=at - LATE).exists()


class Stroke(models.Model):
    """When the clock struck last: one row."""

    at = models.DateTimeField()

    objects: ClassVar[Any] = StrokeQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S}"
