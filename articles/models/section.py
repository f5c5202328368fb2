from urllib.parse import quote

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.edition import current


class Section(models.Model):
    """Where a story lives. Its slug is one for all languages: addresses and feeds hang on it."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=60, unique=True, allow_unicode=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    colour = models.CharField(
        _("colour"),
        max_length=7,
        default="#8b1a1a",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}\Z", _("Give a colour as #rrggbb."))],
    )

    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="sections",
        verbose_name=_("desk editors"),
        help_text=_("They see the stories of their sections alone; one who has none sees all."),
    )

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def __str__(self) -> str:
        return self.name or self.slug

    def get_absolute_url(self) -> str:
        """In the edition of the active language."""
        return f"{current().root}/{quote(self.slug)}/"
