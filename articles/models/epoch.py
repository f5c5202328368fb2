"""Which life of the database this is: a paper that is brought back from a backup counts its changes
anew, and those who followed them read everything once more."""

from secrets import token_hex
from typing import Any, ClassVar

from django.db import models

_FIRST = "0" * 8


class EpochQuerySet(models.QuerySet["Epoch"]):
    def name_of_now(self) -> str:
        """1 query."""
        found: str | None = self.values_list("name", flat=True).first()
        return found or _FIRST

    def begin(self) -> None:
        """From now on it is another one."""
        self.update_or_create(pk=1, defaults={"name": token_hex(4)})


class Epoch(models.Model):
    """One row once a backup was brought back; none before."""

    name = models.CharField(max_length=8)

    objects: ClassVar[Any] = EpochQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name
