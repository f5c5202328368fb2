from urllib.parse import quote

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.edition import current


class Layout(models.TextChoices):
    """How the stories of a section stand on the home page. One that they cannot fill gives way to
    the nearest that they can (articles.site.bands)."""

    AUTO = "auto", _("Whatever suits its stories")
    LEAD = "lead", _("One leads, the others in lines")
    PAIR = "pair", _("Two with pictures, the others in lines")
    LIST = "list", _("Four in words alone")
    OPINION = "opinion", _("Opinion, with portraits")
    LONG = "long", _("A long read across the page")
    SPORT = "sport", _("Sport, with results")
    CULTURE = "culture", _("Culture, with a large picture")
    NONE = "none", _("Not on the home page")


class Section(models.Model):
    """Where a story lives. Its slug is one for all languages: addresses and feeds hang on it."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("slug"), max_length=60, unique=True, allow_unicode=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    layout = models.CharField(
        _("layout on the home page"),
        max_length=10,
        choices=Layout,
        default=Layout.AUTO,
        help_text=_(
            "A long read prints the story that editors put first on the front of this section."
        ),
    )
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
