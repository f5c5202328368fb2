from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

_TAKEN = _("Another story stands at this place. Give another one, or move that story first.")


class FrontSlotQuerySet(models.QuerySet["FrontSlot"]):
    def live(self, *, at: datetime) -> "FrontSlotQuerySet":
        """Those that hold at this moment, in their order."""
        return self.filter(Q(pinned_until__isnull=True) | Q(pinned_until__gt=at)).order_by(
            "position"
        )


class FrontSlot(models.Model):
    """A story that an editor put on a front; what is not filled by hand fills itself by time."""

    section = models.ForeignKey(
        "articles.Section",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="slots",
        verbose_name=_("front"),
        help_text=_("Empty means the home page."),
    )
    position = models.PositiveSmallIntegerField(_("position"))
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="slots", verbose_name=_("article")
    )
    headline_override = models.CharField(
        _("headline on this front"), max_length=200, blank=True, default=""
    )
    pinned_until = models.DateTimeField(_("pinned until"), null=True, blank=True)

    objects = FrontSlotQuerySet.as_manager()

    class Meta:
        ordering = ["section", "position"]
        verbose_name = _("front slot")
        verbose_name_plural = _("front slots")
        constraints = [
            models.UniqueConstraint(
                fields=["position"],
                condition=Q(section__isnull=True),
                name="home_slot_once",
                violation_error_message=_TAKEN,
            ),
            models.UniqueConstraint(
                fields=["section", "position"],
                condition=Q(section__isnull=False),
                name="section_slot_once",
                violation_error_message=_TAKEN,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section or '/'} {self.position}"
