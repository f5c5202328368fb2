from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article

# Around what a template asks its writer for. No text that holds one is handed in or printed.
PROMPT = "[["


class StoryTemplate(models.Model):
    """What a story of a kind begins with: its genre, perhaps its section, and an outline."""

    name = models.CharField(_("name"), max_length=80)
    genre = models.CharField(
        _("genre"), max_length=10, choices=Article.Genre.choices, default=Article.Genre.NEWS
    )
    section = models.ForeignKey(
        "articles.Section", models.SET_NULL, null=True, blank=True, verbose_name=_("section")
    )
    outline = models.TextField(
        _("outline"),
        max_length=8000,
        blank=True,
        help_text=_(
            "A paragraph a line; a line that begins with # is a heading. What the writer is asked "
            "for stands in double brackets, [[who says so?]]: a story that still holds one is not "
            "handed in."
        ),
    )

    class Meta:
        ordering = ["genre", "id"]
        verbose_name = _("story template")
        verbose_name_plural = _("story templates")

    def __str__(self) -> str:
        return self.name or str(self.get_genre_display())
