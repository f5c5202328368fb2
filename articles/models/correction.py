from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Correction(models.Model):
    """What we changed after publication and tell the reader, on the page and in /corrections/."""

    class Kind(models.TextChoices):
        UPDATE = "update", _("Update")
        CLARIFICATION = "clarification", _("Clarification")
        CORRECTION = "correction", _("Correction")
        EDITORS_NOTE = "editors_note", _("Editor’s note")
        RETRACTION = "retraction", _("Retraction")

    class Placement(models.TextChoices):
        TOP = "top", _("Above the text")
        FOOT = "foot", _("Below the text")

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="corrections")
    kind = models.CharField(_("kind"), max_length=13, choices=Kind)
    text = models.TextField(_("text for readers"), max_length=2000, blank=True, default="")
    what_was_wrong = models.TextField(_("what was wrong"), max_length=2000, blank=True, default="")
    placement = models.CharField(
        _("placement"), max_length=4, choices=Placement, default=Placement.FOOT
    )
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        indexes = [models.Index(fields=["-at", "-id"], name="correction_newest")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.article_id}"
