from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.record import Record


class Change(Record):
    """A line of what the outside is told: clients follow it and forget what we took back."""

    class Kind(models.TextChoices):
        CREATED = "created", _("Published")
        UPDATED = "updated", _("Updated")
        CORRECTED = "corrected", _("Corrected")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        RETRACTED = "retracted", _("Retracted")
        RESTORED = "restored", _("Restored")

    sequence = models.BigAutoField(primary_key=True)
    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="changes")
    uuid = models.UUIDField()
    kind = models.CharField(max_length=10, choices=Kind)
    languages = models.JSONField(default=list)
    notice = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        ordering = ["sequence"]

    def __str__(self) -> str:
        return f"{self.sequence} {self.kind}"
