from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.record import Record


class Revision(Record):
    """A saved text in all its languages: who wrote what, and the base of comparison."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    at = models.DateTimeField(_("at"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    # {"text": {"ar": {"headline": …}}, "facts": {"genre": …}, "section": id, "topics": [id],
    #  "bylines": […], "lead_image": id, "pictures": [id]}; of older ones a part of that
    snapshot = models.JSONField()

    class Meta:
        ordering = ["article", "-number"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        indexes = [models.Index(fields=["author", "-id"], name="revision_of_author")]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.article_id}.{self.number}"
