from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

_NOUNS = ("section", "topic", "contributor")


def _of_one_noun() -> Q:
    """Exactly one of the nouns is named."""
    found = Q()
    for noun in _NOUNS:
        others = {f"{one}__isnull": True for one in _NOUNS if one != noun}
        found |= Q(**{f"{noun}__isnull": False}, **others)
    return found


class FormerSlug(models.Model):
    """A slug that a section, a topic or a contributor had: its addresses lead to those of now."""

    slug = models.SlugField(_("slug"), max_length=120, allow_unicode=True)
    section = models.ForeignKey(
        "articles.Section", models.CASCADE, null=True, related_name="former_slugs"
    )
    topic = models.ForeignKey(
        "articles.Topic", models.CASCADE, null=True, related_name="former_slugs"
    )
    contributor = models.ForeignKey(
        "articles.Contributor", models.CASCADE, null=True, related_name="former_slugs"
    )

    class Meta:
        ordering = ["id"]
        verbose_name = _("older address")
        verbose_name_plural = _("older addresses")
        constraints = [
            models.CheckConstraint(
                name="former_slug_of_one_noun",
                violation_error_message=_("An older address belongs to one thing alone."),
                condition=_of_one_noun(),
            ),
            *(
                models.UniqueConstraint(
                    name=f"former_slug_once_{noun}",
                    violation_error_message=_("This older address is taken."),
                    fields=["slug"],
                    condition=Q(**{f"{noun}__isnull": False}),
                )
                for noun in _NOUNS
            ),
        ]

    def __str__(self) -> str:
        return self.slug
