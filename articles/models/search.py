"""What search keeps beside the stories: which text is indexed under which analyser, and the
spellings the desk has joined. The words themselves stand in each database's own index."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.language import languages


class PrintedWords(models.Model):
    """A publication that can be found. `place` is its rank among all, the newest highest, and the
    key of its words in the index (articles.search.indexing)."""

    place = models.BigIntegerField(primary_key=True)
    publication = models.OneToOneField("articles.Publication", models.CASCADE, related_name="words")
    language = models.CharField(max_length=8, choices=languages)
    analyser_version = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["language", "-place"], name="words_newest")]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.language}"


class DeskWords(models.Model):
    """The desk's working copy of a story in one language. Readers' search never looks here."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="desk_words")
    language = models.CharField(max_length=8, choices=languages)
    analyser_version = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "language"], name="desk_words_once")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.language}"


class Spelling(models.Model):
    """Words that search is to take for one: spellings of a name, a word and its plural. A search
    widens itself by them, so they hold from the moment they are saved."""

    class Kind(models.TextChoices):
        NAME = "name", _("Spellings of a name")
        PLURAL = "plural", _("A word and its plural")

    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.NAME)
    words = models.TextField(
        _("spellings"), max_length=1000, help_text=_("One a line, two at least.")
    )
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("spelling")
        verbose_name_plural = _("spellings")

    def __str__(self) -> str:
        return " = ".join(self.spellings())

    def spellings(self) -> list[str]:
        """Each as it was written, one a line."""
        return [line.strip() for line in self.words.splitlines() if line.strip()]
