"""Identities that the server keeps and cannot read, and who may take one away."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class SealedIdentity(models.Model):
    """An identity encrypted (age) to the custodians' public keys. What is sealed anew or has run
    out is a row that is gone; the log of sources keeps that it was there."""

    source = models.OneToOneField(
        "articles.Source", models.PROTECT, related_name="sealed_identity", verbose_name=_("source")
    )
    ciphertext = models.BinaryField()
    # The public keys it is sealed to, as they stood in SEAL_RECIPIENTS.
    recipients = models.JSONField(default=list)
    sealed_at = models.DateTimeField(_("sealed"), null=True)
    destroy_on = models.DateField(_("destroy on"), null=True)

    class Meta:
        verbose_name = _("sealed identity")
        verbose_name_plural = _("sealed identities")

    def __str__(self) -> str:
        return f"#{self.source_id}"


class SealGrant(models.Model):
    """A custodian lets one person take a sealed file away, for a reason and a time. Where that
    person is a custodian himself it counts when the editor-in-chief has agreed."""

    sealed = models.ForeignKey(SealedIdentity, models.CASCADE, related_name="grants")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("to whom"),
    )
    why = models.CharField(_("why"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("granted"))
    until = models.DateTimeField(_("until"))
    waits_for_chief = models.BooleanField(default=False)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["until", "id"]
        verbose_name = _("grant of a sealed identity")
        verbose_name_plural = _("grants of sealed identities")
        constraints = [
            models.CheckConstraint(
                name="seal_grant_to_another",
                condition=~Q(person=F("by")),
                violation_error_message=_("Nobody grants himself a sealed identity."),
            ),
            models.CheckConstraint(
                name="seal_grant_agreed_by_another",
                condition=Q(agreed_by=None)
                | (Q(waits_for_chief=False) & ~Q(agreed_by=F("by")) & ~Q(agreed_by=F("person"))),
                violation_error_message=_("Somebody else agrees to it."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
