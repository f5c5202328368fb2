"""Share counts: readers' intents, folded by the clock. No address and no agent is kept."""

from secrets import token_bytes
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from articles.models.language import languages


def new_secret() -> bytes:
    return token_bytes(32)


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
    """The secrets of one day's digests: that of visitors is emptied when the day is over, that of
    the keys which apps send until the next noon, so that a retry after midnight is known."""

    day = models.DateField(primary_key=True)
    secret = models.BinaryField()
    retries = models.BinaryField(default=new_secret)

    def __str__(self) -> str:
        return str(self.day)


class ShareEvent(models.Model):
    """One intent of one visitor on one day; a second one is ignored by the unique key. `hour` is
    that of the paper's clock, `neighbours` a digest of the wider network. One that is held counts
    when the desk says so: ShareReview."""

    class Held(models.TextChoices):
        NETWORK = "network", _("many from one network")
        STORY = "story", _("many at once")

    day = models.DateField()
    visitor = models.CharField(max_length=32)
    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel)
    language = models.CharField(max_length=8, choices=languages)
    is_folded = models.BooleanField(default=False)
    hour = models.PositiveSmallIntegerField(default=0)
    neighbours = models.CharField(max_length=32, blank=True, default="")
    held = models.CharField(max_length=8, choices=Held, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "visitor", "article", "channel"], name="share_once_a_day"
            )
        ]
        indexes = [
            models.Index(fields=["id"], name="share_to_fold", condition=Q(is_folded=False)),
            models.Index(fields=["article", "day"], name="share_of_a_day"),
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


class ShareReviewQuerySet(models.QuerySet["ShareReview"]):
    def waiting(self) -> "ShareReviewQuerySet":
        return self.filter(decided_at=None)

    def with_intents(self) -> "ShareReviewQuerySet":
        """Adds `waits`, how many intents wait now, and `networks`, from how many wider networks."""
        events = ShareEvent.objects.filter(article=OuterRef("article"), day=OuterRef("day"))
        held = events.filter(is_folded=True).exclude(held="").order_by().values("day")
        number = held.annotate(number=Count("pk")).values("number")
        networks = held.annotate(number=Count("neighbours", distinct=True)).values("number")
        return self.annotate(
            waits=Coalesce(Subquery(number), 0), networks=Coalesce(Subquery(networks), 0)
        )


class ShareReview(models.Model):
    """Intents of one story on one day that came too fast to be counted unseen. They wait until
    somebody says whether they count. Where they do, more of that day is counted unseen; what comes
    too fast again waits in a new one."""

    article = models.ForeignKey("articles.Article", models.CASCADE, verbose_name=_("story"))
    day = models.DateField(_("day"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True)
    is_counted = models.BooleanField(_("counted"), null=True)
    intents = models.PositiveIntegerField(_("intents"), default=0)

    objects: ClassVar[Any] = ShareReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("shares to look at")
        verbose_name_plural = _("shares to look at")
        ordering = ("-day", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "day"],
                condition=Q(decided_at=None),
                name="share_review_once",
                violation_error_message=_("The shares of this day wait already."),
            ),
            models.CheckConstraint(
                condition=Q(decided_at=None, decided_by=None, is_counted=None)
                | Q(decided_at__isnull=False, decided_by__isnull=False, is_counted__isnull=False),
                name="share_review_decided_whole",
                violation_error_message=_("A decision says who, when and what."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} · {self.day}"
