from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Delivery(models.Model):
    """What a sender told us later about a story that we hold: another version of it, or that it may
    not be used. It waits on the story until somebody of the desk takes it or drops it."""

    class Kind(models.TextChoices):
        VERSION = "version", _("A newer version")
        CANCELED = "canceled", _("Canceled by its sender")
        WITHHELD = "withheld", _("Withheld by its sender")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="deliveries")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    version = models.CharField(_("version"), max_length=40, blank=True)
    language = models.CharField(max_length=8)
    texts = models.JSONField(_("texts"), default=dict)
    note = models.TextField(_("note of the sender"), blank=True)
    at = models.DateTimeField(_("arrived"))
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    was_taken = models.BooleanField(_("taken"), default=False)

    class Meta:
        ordering = ["at", "id"]
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        indexes = [
            models.Index(
                fields=["article"], condition=Q(decided_at=None), name="delivery_to_decide"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                name="delivery_once", fields=["article", "kind", "version", "language"]
            ),
            models.CheckConstraint(
                name="delivery_decided_by_somebody",
                violation_error_message=_("Whoever decides is named, with the time."),
                condition=Q(decided_at__isnull=True, decided_by__isnull=True)
                | Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.version}".strip()
