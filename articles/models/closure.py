"""Whether the paper is closed: brought back from a backup, and not reopened yet."""

from typing import Any, ClassVar

from django.db import models


class Closure(models.Model):
    """One row while it is closed. `backup`: when the backup was made; what happened since is not
    in the database. `folder`: where it lay, beside the list of what was taken back."""

    backup = models.DateTimeField()
    folder = models.CharField(max_length=1000)
    at = models.DateTimeField()

    objects: ClassVar[Any] = models.Manager()

    def __str__(self) -> str:
        return f"{self.backup:%Y-%m-%d %H:%M}"
