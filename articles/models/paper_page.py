from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperPage(models.Model):
    """What the paper says of itself, in its own words. Where it says nothing in a language, readers
    get our own text (templates/site/of_the_paper/)."""

    class Key(models.TextChoices):
        ABOUT = "about", _("About us")
        MASTHEAD = "masthead", _("Who answers for the paper")
        PRINCIPLES = "principles", _("How we work")
        SOURCES = "sources", _("Unnamed sources")
        CORRECTING = "correcting", _("How we correct")
        BYLINES = "bylines", _("Stories without a byline")

    key = models.CharField(_("page"), max_length=12, choices=Key, unique=True)
    body = models.TextField(
        _("text"),
        max_length=20_000,
        blank=True,
        help_text=_(
            "A paragraph a line; a line that begins with # is a heading. Empty: the text that "
            "comes with the program."
        ),
    )

    class Meta:
        ordering = ["id"]
        verbose_name = _("page of the paper")
        verbose_name_plural = _("pages of the paper")

    def __str__(self) -> str:
        return str(self.get_key_display())
