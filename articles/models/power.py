"""What accounts may do is power: what was asked for, what was done and who has seen it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.record import Record


class AccountRequest(models.Model):
    """Asked for by one, granted or refused by another: a role that weighs, a new password, the end
    of a second factor, another address for letters, an account that is switched on again."""

    class What(models.TextChoices):
        ROLE = "role", _("a role")
        PASSWORD = "password", _("a new password")
        FACTOR = "factor", _("a new second factor")
        EMAIL = "email", _("another e-mail address")
        SWITCH_ON = "switch_on", _("to be switched on again")
        BREAK_GLASS = "break_glass", _("a way in without a second person")

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("account")
    )
    what = models.CharField(_("what"), max_length=16, choices=What)
    # The role by its name, the address; empty for the others.
    value = models.CharField(_("value"), max_length=254, blank=True)
    why = models.CharField(_("why"), max_length=300)
    # Nobody: at the shell of the server.
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("asked for by"),
    )
    asked_at = models.DateTimeField(_("asked at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    is_granted = models.BooleanField(_("granted"), null=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("request for power")
        verbose_name_plural = _("requests for power")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "what", "value"],
                condition=Q(decided_at=None),
                name="asked_for_once",
                violation_error_message=_("This was asked for already and waits for an answer."),
            ),
            models.CheckConstraint(
                name="granted_by_a_second_person",
                violation_error_message=_("Somebody else grants what you ask for."),
                condition=~Q(is_granted=True)
                | Q(asked_by=None)
                | (~Q(decided_by=F("asked_by")) & ~Q(decided_by=F("account"))),
            ),
        ]

    def __str__(self) -> str:
        return self.get_what_display()


class AccountChange(Record):
    """One change of what an account may do or of how its holder comes in."""

    class What(models.TextChoices):
        MADE = "made", _("made")
        NAMED = "named", _("named anew")
        ROLE_GIVEN = "role_given", _("given a role")
        ROLE_TAKEN = "role_taken", _("a role taken away")
        PASSWORD = "password", _("a way to set a new password")
        FACTOR = "factor", _("its second factor ended")
        FACTOR_ADDED = "factor_added", _("a second factor added")
        EMAIL = "email", _("its e-mail address changed")
        SWITCHED_ON = "switched_on", _("switched on")
        SWITCHED_OFF = "switched_off", _("switched off")
        SHOWN_OUT = "shown_out", _("its sessions and tokens ended")
        ENROLLED = "enrolled", _("second factor set up, recovery codes kept")
        REFUSED = "refused", _("a request refused")
        GLASS_BROKEN = "glass_broken", _("a way in asked for at the server")
        GLASS_USED = "glass_used", _("let in from the server")

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="changes",
        verbose_name=_("account"),
    )
    what = models.CharField(_("what"), max_length=16, choices=What)
    detail = models.CharField(_("detail"), max_length=254, blank=True)
    why = models.CharField(_("why"), max_length=300, blank=True)
    # Nobody: at the shell of the server.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    second = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("second person"),
    )
    at = models.DateTimeField(_("at"))

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("change of an account")
        verbose_name_plural = _("changes of accounts")
        indexes = [
            models.Index(fields=["account", "what"], name="change_of_account"),
            models.Index(fields=["-at", "-id"], name="account_change_newest"),
        ]

    def __str__(self) -> str:
        return self.get_what_display()


class Acknowledgement(Record):
    """Somebody has seen a notice of a change."""

    change = models.ForeignKey(AccountChange, models.PROTECT, related_name="seen")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        constraints = [
            models.UniqueConstraint(
                fields=["change", "by"],
                name="seen_once",
                violation_error_message=_("You have seen this already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.change_id} {self.by_id}"


class DemoAccount(models.Model):
    """An account of the demo newsroom: its password is known, so no second factor is asked, and it
    comes in only where the paper's address is this very machine."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="demo")

    class Meta:
        verbose_name = _("demo account")
        verbose_name_plural = _("demo accounts")

    def __str__(self) -> str:
        return str(self.account_id)
