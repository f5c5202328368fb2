"""What somebody typed and has not saved: nobody else's to see, and no part of the story."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Kept(models.Model):
    """One row for one person, story (or one that is not made yet) and device. `fields`: those of
    the form that differ from the story as it was opened, by name; none once it is saved."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey("articles.Article", models.CASCADE, null=True, related_name="+")
    # Of a story that is not made yet: what its form is known by.
    draft = models.UUIDField(null=True)
    device = models.UUIDField()
    seq = models.PositiveBigIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    fields = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("kept text")
        verbose_name_plural = _("kept texts")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "article", "device"],
                condition=Q(draft=None),
                name="kept_once_a_story",
                violation_error_message=_("It is kept already."),
            ),
            models.UniqueConstraint(
                fields=["account", "draft", "device"],
                condition=Q(article=None),
                name="kept_once_a_draft",
                violation_error_message=_("It is kept already."),
            ),
            models.CheckConstraint(
                name="kept_of_a_story_or_a_draft",
                condition=Q(article=None, draft__isnull=False)
                | Q(article__isnull=False, draft=None),
                violation_error_message=_("It is kept already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
