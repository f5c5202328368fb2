"""The status of an article, and the lock on it: only a move may change it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

_moving: ContextVar[bool] = ContextVar("moving", default=False)


class StatusAssigned(TypeError):
    """Somebody assigned Article.status instead of making a move."""

    def __init__(self) -> None:
        super().__init__(
            "Article.status changes only through a move: call a verb of articles.workflow."
        )


@contextmanager
def status_may_change() -> Iterator[None]:
    """Opened by articles.workflow alone (a house test looks)."""
    token = _moving.set(True)
    try:
        yield
    finally:
        _moving.reset(token)


def refuse_unless_moving() -> None:
    if not _moving.get():
        raise StatusAssigned


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved")
    SCHEDULED = "scheduled", _("Scheduled")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    RETRACTED = "retracted", _("Retracted")
    SPIKED = "spiked", _("Spiked")


class _LockedStatus(models.query_utils.DeferredAttribute):
    """The first value (constructor or database) is taken; another one only in a move."""

    def __set__(self, instance: models.Model, value: Any) -> None:
        held = instance.__dict__.get(self.field.attname, value)
        if held != value:
            refuse_unless_moving()
        instance.__dict__[self.field.attname] = value


class StatusField(models.CharField):  # type: ignore[type-arg]  # no [] at run time
    descriptor_class = _LockedStatus

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        # Migrations see a plain column: they have no moves to make.
        return name, "django.db.models.CharField", args, kwargs
