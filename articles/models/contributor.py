from urllib.parse import quote

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.edition import current


class Contributor(models.Model):
    """Someone who makes stories, with an account here or without."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True, allow_unicode=True)
    biography = models.TextField(_("biography"), blank=True)
    portrait = models.ForeignKey(
        "articles.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="contributor",
        verbose_name=_("account"),
    )

    class Meta:
        ordering = ["id"]
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")

    def __str__(self) -> str:
        return self.name or self.slug

    def get_absolute_url(self) -> str:
        """In the edition of the active language."""
        return f"{current().root}/authors/{quote(self.slug)}/"


class Byline(models.Model):
    """Who made this story, in order, and what they did."""

    class Credit(models.TextChoices):
        TEXT = "text", _("Text")
        PHOTO = "photo", _("Photo")
        TRANSLATION = "translation", _("Translation")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="bylines")
    contributor = models.ForeignKey(
        Contributor, models.PROTECT, related_name="bylines", verbose_name=_("contributor")
    )
    credit = models.CharField(_("credit"), max_length=12, choices=Credit, default=Credit.TEXT)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "id"]
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "contributor", "credit"], name="one_byline_per_credit"
            )
        ]

    def __str__(self) -> str:
        return f"{self.contributor} ({self.get_credit_display()})"
