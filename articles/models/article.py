"""The desk's working copy of a story. Readers never see this table."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import sight
from articles.models.account import Someone
from articles.models.language import first_language, languages
from articles.models.status import Status, StatusField, refuse_unless_moving
from articles.models.story_fields import REQUIRED_TEXT_FIELDS


class ArticleQuerySet(models.QuerySet["Article"]):
    def update(self, **changes: Any) -> int:
        if "status" in changes:
            refuse_unless_moving()
        return super().update(**changes)

    def bulk_create(self, objs: Iterable[Any], *args: Any, **kwargs: Any) -> list[Any]:
        articles = list(objs)
        if any(article.status != Status.DRAFT for article in articles):
            refuse_unless_moving()
        return super().bulk_create(articles, *args, **kwargs)

    def due(self, *, at: Any) -> "ArticleQuerySet":
        """Scheduled stories whose time has come."""
        return self.filter(status=Status.SCHEDULED, publish_at__lte=at, legal_hold=False)

    def seen_by(self, account: Someone) -> "ArticleQuerySet":
        """The stories whose working copy this account may read."""
        return self.filter(sight.stories(account))

    def being_checked(self) -> "ArticleQuerySet":
        """Stories whose digests the clock has to take anew, since too many changed at once."""
        return self.filter(digests={})

    def changed_since_print(self) -> "ArticleQuerySet":
        """Published stories that would be printed otherwise now, or that rest on something else."""
        return self.filter(differs_from_print=True, status=Status.PUBLISHED).order_by("-changed_at")

    def for_list(self) -> "ArticleQuerySet":
        return self.select_related("section").defer(
            *(f"body_{code}" for code in settings.LANGUAGE_CODES), "body"
        )


class Article(models.Model):
    class Genre(models.TextChoices):
        NEWS = "news", _("News")
        REPORT = "report", _("Report")
        ANALYSIS = "analysis", _("Analysis")
        OPINION = "opinion", _("Opinion")
        LIVE = "live", _("Live story")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    uri = models.CharField(max_length=500, blank=True, default="", editable=False)
    sender_version = models.CharField(max_length=40, blank=True, default="", editable=False)
    status = StatusField(
        _("state"), max_length=12, choices=Status, default=Status.DRAFT, editable=False
    )
    genre = models.CharField(_("genre"), max_length=10, choices=Genre, default=Genre.NEWS)
    section = models.ForeignKey(
        "articles.Section",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("section"),
    )
    source_language = models.CharField(
        _("source language"),
        max_length=8,
        choices=languages,
        default=first_language,
    )

    kicker = models.CharField(_("kicker"), max_length=80, blank=True, default="")
    headline = models.CharField(_("headline"), max_length=200, blank=True, default="")
    short_headline = models.CharField(_("short headline"), max_length=80, blank=True, default="")
    standfirst = models.TextField(_("standfirst"), max_length=600, blank=True, default="")
    sources_note = models.TextField(
        _("the desk’s own sentence on how we know"),
        max_length=400,
        blank=True,
        default="",
        help_text=_(
            "Printed after what the paper says by itself about the sources of the story; it takes "
            "nothing of that away."
        ),
    )
    dateline = models.CharField(_("dateline"), max_length=80, blank=True, default="")
    body = models.TextField(_("body"), max_length=400_000, blank=True, default="")
    slug = models.CharField(_("slug"), max_length=120, blank=True, default="")
    seo_title = models.CharField(_("search title"), max_length=120, blank=True, default="")
    seo_description = models.CharField(
        _("search description"), max_length=320, blank=True, default=""
    )

    urgency = models.PositiveSmallIntegerField(
        _("urgency"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text=_("1 is the most urgent, 9 the least (IPTC)."),
    )
    ed_note = models.TextField(_("note to editors"), blank=True, help_text=_("Never printed."))
    event_date = models.DateField(_("date of the event"), null=True, blank=True)
    planned_for = models.DateTimeField(_("planned for"), null=True, blank=True)
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True)
    embargoed_until = models.DateTimeField(_("embargoed until"), null=True, blank=True)
    first_published_at = models.DateTimeField(null=True, blank=True, editable=False)

    is_exclusive = models.BooleanField(_("exclusive"), default=False)
    is_own_observation = models.BooleanField(
        _("own observation"),
        default=False,
        help_text=_("Our own people saw or heard what the story tells."),
    )
    legal_hold = models.BooleanField(_("legal hold"), default=False)
    is_sensitive = models.BooleanField(_("sensitive"), default=False)
    shares_enabled = models.BooleanField(_("may be shared"), default=True)
    show_share_count = models.BooleanField(_("show the share count"), default=True)
    no_byline_reason = models.CharField(_("why there is no byline"), max_length=200, blank=True)

    topics = models.ManyToManyField(
        "articles.Topic", blank=True, related_name="articles", verbose_name=_("topics")
    )
    lead_image = models.ForeignKey(
        "articles.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="led_articles",
        verbose_name=_("lead picture"),
    )
    # Language → digest of what would be printed now and of what it rests on; {} while it is taken
    # anew. Written by articles.workflow.composing alone.
    digests = models.JSONField(default=dict, editable=False)
    # Whether a language that is printed would be printed otherwise now; written with `digests`.
    differs_from_print = models.BooleanField(default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "-id"]
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [("import_article", "Can publish an archive")]
        indexes = [
            models.Index(fields=["status", "publish_at"], name="article_status_due"),
            models.Index(fields=["-changed_at", "-id"], name="article_newest_change"),
            models.Index(fields=["genre", "-changed_at", "-id"], name="article_newest_of_genre"),
            models.Index(fields=["id"], condition=Q(digests={}), name="article_to_check"),
            models.Index(
                fields=["-changed_at"],
                condition=Q(differs_from_print=True),
                name="article_differs_from_print",
            ),
            models.Index(
                fields=["-changed_at", "-id"],
                condition=Q(legal_hold=True),
                name="article_on_legal_hold",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="article_status_known",
                violation_error_message=_("There is no such state."),
                condition=Q(status__in=Status.values),
            ),
            models.CheckConstraint(
                name="article_urgency_1_to_9",
                violation_error_message=_("The urgency is a number from 1 to 9."),
                condition=Q(urgency__gte=1, urgency__lte=9),
            ),
            models.CheckConstraint(
                name="article_scheduled_has_time",
                violation_error_message=_("A scheduled story needs the time at which it appears."),
                condition=~Q(status=Status.SCHEDULED) | Q(publish_at__isnull=False),
            ),
            models.CheckConstraint(
                name="article_not_before_embargo",
                violation_error_message=_("It may not appear before its embargo ends."),
                condition=~Q(status=Status.SCHEDULED)
                | Q(embargoed_until__isnull=True)
                | Q(publish_at__gte=F("embargoed_until")),
            ),
            models.CheckConstraint(
                name="article_printed_iff_public",
                violation_error_message=_(
                    "Only a story that is printed has a time of publication."
                ),
                condition=Q(
                    status__in=[Status.PUBLISHED, Status.WITHDRAWN, Status.RETRACTED],
                    first_published_at__isnull=False,
                )
                | Q(
                    status__in=[
                        Status.DRAFT,
                        Status.IN_REVIEW,
                        Status.APPROVED,
                        Status.SCHEDULED,
                        Status.SPIKED,
                    ],
                    first_published_at__isnull=True,
                ),
            ),
            models.UniqueConstraint(
                fields=["uri"],
                name="article_uri_once",
                violation_error_message=_("Another story has this name at its sender already."),
                condition=~Q(uri=""),
            ),
        ]

    def __str__(self) -> str:
        headline = self.text("headline", self.source_language)
        return headline or gettext("Story %(number)s, no headline yet") % {"number": self.pk}

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding and self.status != Status.DRAFT:
            refuse_unless_moving()
        super().save(*args, **kwargs)

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        fields = kwargs.get("fields") or (args[1] if len(args) > 1 else None)
        if fields is None or "status" in fields:
            self.__dict__.pop("status", None)  # what the database says is taken, whatever it is
        super().refresh_from_db(*args, **kwargs)

    def text(self, field: str, language: str) -> str:
        """One text field in one language, "" when it is not filled."""
        return getattr(self, f"{field}_{language}") or ""

    def filled_languages(self) -> list[str]:
        """Languages in which every required field has words, the source language first."""
        others = [code for code in settings.LANGUAGE_CODES if code != self.source_language]
        return [
            code
            for code in [self.source_language, *others]
            if all(self.text(field, code).strip() for field in REQUIRED_TEXT_FIELDS)
        ]
