"""Whether the paper is closed: brought back from a backup, and not reopened yet."""

from typing import Any, ClassVar

from django.db import models


class Closure(models.Model):
    """One row while it is closed. `backup`: when the backup was made; what happened since is not
    in the database."""

    backup = models.DateTimeField()
    at = models.DateTimeField()

    objects: ClassVar[Any] = models.Manager()

    def __str__(self) -> str:
        return f"{self.backup:%Y-%m-%d %H:%M}"
