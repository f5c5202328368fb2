from urllib.parse import quote

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.edition import current


class Topic(models.Model):
    """What a story is about: a person, an organisation, a place, an event, a subject."""

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        ORGANISATION = "organisation", _("Organisation")
        PLACE = "place", _("Place")
        EVENT = "event", _("Event")
        SUBJECT = "subject", _("Subject")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.SUBJECT)
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, allow_unicode=True)
    description = models.TextField(_("description"), blank=True)
    aliases = models.JSONField(_("aliases"), default=list, blank=True)
    media_topic = models.CharField(_("IPTC Media Topic"), max_length=20, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.name or self.slug

    def get_absolute_url(self) -> str:
        """In the edition of the active language."""
        return f"{current().root}/topics/{quote(self.slug)}/"
