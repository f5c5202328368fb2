from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.language import languages
from articles.models.record import Record


class Approval(Record):
    """A sign-off on one text: it holds while the digest it names is the current one."""

    class Kind(models.TextChoices):
        DESK = "desk", _("Desk")
        COPY = "copy", _("Copy")
        VERIFICATION = "verification", _("Verification")
        LEGAL = "legal", _("Legal")
        CHIEF = "chief", _("Editor-in-chief")
        TRANSLATION = "translation", _("Translation")
        IMPORT = "import", _("Archive import")

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="approvals")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    language = models.CharField(max_length=8, choices=languages)
    digest = models.CharField(max_length=80)
    proof = models.ForeignKey("articles.Proof", models.PROTECT, null=True, related_name="+")
    # Bound to the mended text by a confirmed slip, in the name of whoever signed the text before.
    slip = models.ForeignKey("articles.Slip", models.PROTECT, null=True, related_name="approvals")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"))
    comment = models.TextField(_("comment"), blank=True)
    # The sentences the signer ticked, as they stood that day.
    checklist = models.JSONField(default=list)

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("sign-off")
        verbose_name_plural = _("sign-offs")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "kind", "language", "digest", "by"],
                name="one_sign_off_per_text",
            )
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.kind}"
