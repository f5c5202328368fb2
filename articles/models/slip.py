from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Slip(models.Model):
    """A typing slip in a printed story: one person says that the change is nothing more, a second
    one looks at the words and agrees, and it is printed without a notice."""

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="slips")
    # The digests the working copy had when it was proposed: another text is another proposal.
    digests = models.JSONField()
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed at"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("typing slip")
        verbose_name_plural = _("typing slips")
        constraints = [
            models.CheckConstraint(
                name="slip_confirmed_by_another",
                violation_error_message=_("A second person confirms a typing slip."),
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("proposed_by")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.pk}"
