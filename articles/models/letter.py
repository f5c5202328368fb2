"""Letters with a link that wait for the clock: the row is the queue."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Letter(models.Model):
    """`email`: as it was typed; whose it is, the clock asks when it sends."""

    class What(models.TextChoices):
        PASSWORD = "password", _("a way to set a new password")
        CONFIRM = "confirm", _("is this your address?")

    what = models.CharField(max_length=16, choices=What)
    email = models.CharField(max_length=254)
    language = models.CharField(max_length=12)
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_what_display()
