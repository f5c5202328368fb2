"""Tokens of the editors' API: what an app sends instead of a password."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Token(models.Model):
    """Only the digest of a token is kept. It opens what the account's roles open, or `roles` of
    them, for networks in `networks`, until `ends_at`; it ends with the password it was made
    under."""

    class Scope(models.TextChoices):
        READ = "read", _("read")
        MOVE = "move", _("read and move stories")

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens", verbose_name=_("account")
    )
    name = models.CharField(_("what for"), max_length=60)
    digest = models.CharField(max_length=128, unique=True, editable=False)  # SHA-512, in hex
    password_mark = models.CharField(max_length=32, editable=False)
    scope = models.CharField(_("what it may do"), max_length=8, choices=Scope, default=Scope.MOVE)
    roles = models.JSONField(_("roles"), default=list, blank=True)
    networks = models.JSONField(_("networks"), default=list, blank=True)
    made_at = models.DateTimeField(_("made"))
    ends_at = models.DateTimeField(_("ends"))
    used_at = models.DateField(_("used last"), null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
