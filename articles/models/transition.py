from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.record import Record
from articles.models.status import Status


class Transition(Record):
    """The log of moves: who moved which story from where to where, when and why."""

    article = models.ForeignKey(
        "articles.Article", models.PROTECT, related_name="transitions", verbose_name=_("article")
    )
    move = models.CharField(_("move"), max_length=20)
    from_status = models.CharField(_("from"), max_length=12, choices=Status)
    to_status = models.CharField(_("to"), max_length=12, choices=Status)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
        help_text=_("Nobody means the clock."),
    )
    at = models.DateTimeField(_("at"))
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("move")
        verbose_name_plural = _("moves")
        indexes = [
            models.Index(fields=["article", "-id"], name="transition_of_article"),
            models.Index(fields=["to_status", "-id"], name="transition_newest_to"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.move}"
