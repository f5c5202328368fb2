"""Who is in the room of a story now, and who writes in which language of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Presence(models.Model):
    """One row for one person, story and browser tab. `place` is the field in which the caret
    stands. `holds`: the language that he writes in; one person at a time, the database sees to it.
    `told`: why a colleague took it over from him."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="presences")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    device = models.UUIDField()
    place = models.CharField(max_length=60, blank=True)
    came_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    holds = models.CharField(max_length=8, blank=True)
    typed_at = models.DateTimeField(null=True)
    told = models.CharField(max_length=400, blank=True)

    class Meta:
        verbose_name = _("presence in a story")
        verbose_name_plural = _("presences in stories")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "account", "device"],
                name="present_once",
                violation_error_message=_("It is kept already."),
            ),
            models.UniqueConstraint(
                fields=["article", "holds"],
                condition=~Q(holds=""),
                name="one_writer_a_language",
                violation_error_message=_("Somebody else writes in this language now."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} · {self.article}"
