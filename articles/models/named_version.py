from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.record import Record


class NamedVersion(Record):
    """A revision that somebody gave a name to: «sent to legal», «as the minister saw it»."""

    revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="names")
    name = models.CharField(_("name"), max_length=80)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        ordering = ["id"]
        verbose_name = _("named version")
        verbose_name_plural = _("named versions")

    def __str__(self) -> str:
        return self.name
