"""Share counts: readers' intents, folded by the clock. No address and no agent is kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.language import languages


class Channel(models.TextChoices):
    WHATSAPP = "whatsapp", _("WhatsApp")
    X = "x", _("X")
    FACEBOOK = "facebook", _("Facebook")
    TELEGRAM = "telegram", _("Telegram")
    EMAIL = "email", _("E-mail")
    LINKEDIN = "linkedin", _("LinkedIn")
    COPY = "copy", _("Copy link")
    NATIVE = "native", _("Share")


class ShareKey(models.Model):
    """The secret of one day's visitor digests, thrown away when the day is over."""

    day = models.DateField(primary_key=True)
    secret = models.BinaryField()

    def __str__(self) -> str:
        return str(self.day)


class ShareEvent(models.Model):
    """One intent of one visitor on one day; a second one is ignored by the unique key."""

    day = models.DateField()
    visitor = models.CharField(max_length=32)
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel)
    language = models.CharField(max_length=8, choices=languages)
    is_folded = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "visitor", "article", "channel"], name="share_once_a_day"
            )
        ]
        indexes = [
            models.Index(fields=["id"], name="share_to_fold", condition=models.Q(is_folded=False))
        ]

    def __str__(self) -> str:
        return f"{self.article_id} {self.channel} {self.day}"


class ShareDay(models.Model):
    """How often a story was passed on in a day, by channel and language."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="share_days")
    day = models.DateField()
    channel = models.CharField(max_length=10, choices=Channel)
    language = models.CharField(max_length=8, choices=languages)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "day", "channel", "language"], name="share_day_once"
            )
        ]
        indexes = [models.Index(fields=["day", "article"], name="share_day_recent")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.channel} {self.day}: {self.count}"


class ShareTotal(models.Model):
    """How often a story was passed on since it was published, as of the last fold."""

    article = models.OneToOneField(
        "articles.Article", models.CASCADE, primary_key=True, related_name="share_total"
    )
    total = models.PositiveIntegerField()
    as_of = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.article_id}: {self.total}"
