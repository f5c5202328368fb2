from django.db import models
from django.utils.translation import gettext_lazy as _


class StockPhrase(models.Model):
    """A reason for anonymity that fits every source, and so tells readers nothing."""

    text = models.CharField(
        _("phrase"),
        max_length=120,
        unique=True,
        help_text=_("As it stands in copy. Marks and hamza make no difference."),
    )

    class Meta:
        ordering = ["text"]
        verbose_name = _("stock phrase")
        verbose_name_plural = _("stock phrases")

    def __str__(self) -> str:
        return self.text
