from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# Words of the present text: whoever added more of them made the story too.
FEW_WORDS = 20


class AuthorshipQuerySet(models.QuerySet["Authorship"]):
    def authors(self) -> "AuthorshipQuerySet":
        """Those who made the story: they sign nothing of it, whatever the byline says now."""
        return self.filter(Q(is_for_good=True) | Q(words__gt=FEW_WORDS))


class Authorship(models.Model):
    """Who made a story. Whoever began it or was ever on its byline stays its author; who only wrote
    in it is one while more than a few words of the present text are his."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="authorships")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    is_for_good = models.BooleanField(default=False)
    words = models.PositiveIntegerField(default=0)

    objects = AuthorshipQuerySet.as_manager()

    class Meta:
        verbose_name = _("authorship")
        verbose_name_plural = _("authorships")
        constraints = [
            models.UniqueConstraint(fields=["article", "account"], name="authorship_once")
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.account_id}"

    @property
    def is_author(self) -> bool:
        return self.is_for_good or self.words > FEW_WORDS
