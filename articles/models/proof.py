from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.language import languages
from articles.models.record import Record


class Proof(Record):
    """A story in one language as it was signed or printed: what readers would get of it, and what
    the decision rested on. Sign-offs keep the one they saw, a print the one it was made of."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="proofs")
    language = models.CharField(max_length=8, choices=languages)
    digest = models.CharField(max_length=80)
    # articles.press.Composition, stored
    composition = models.JSONField()
    # articles.sources.Weighed, stored: never printed, never in a table that readers' pages ask
    weighed = models.JSONField()

    class Meta:
        verbose_name = _("proof")
        verbose_name_plural = _("proofs")
        indexes = [models.Index(fields=["article", "language"], name="proof_of_story")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.language} {self.digest[:8]}"
