"""Rows that are written once: the paper's memory of what happened."""

from typing import Any, ClassVar, NoReturn

from django.db import models


class WrittenOnce(TypeError):
    def __init__(self, what: str) -> None:
        super().__init__(f"{what} is a record: it is written once and never changed or deleted.")


class RecordQuerySet(models.QuerySet[Any]):
    def update(self, **changes: Any) -> NoReturn:
        raise WrittenOnce(self.model.__name__)

    def delete(self) -> NoReturn:
        raise WrittenOnce(self.model.__name__)


class Record(models.Model):
    """Refuses to be changed or deleted."""

    objects: ClassVar[Any] = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise WrittenOnce(type(self).__name__)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise WrittenOnce(type(self).__name__)
