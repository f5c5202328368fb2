"""Who stands behind which passage, and what we did to make sure of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models.language import first_language, languages
from articles.text.html import plain_text


class Attribution(models.Model):
    """A passage and the agreement it rests on, anchored by its own words (W3C text-quote selector),
    so that edits elsewhere leave it alone. An empty passage means the whole story."""

    class Kind(models.TextChoices):
        FACT = "fact", _("Fact")
        FIGURE = "figure", _("Figure")
        QUOTE = "quote", _("Quotation")
        PLAN = "plan", _("Plan")
        OPINION = "opinion", _("Opinion")
        ALLEGATION = "allegation", _("Allegation against an identifiable person")

    class Gravity(models.TextChoices):
        ROUTINE = "routine", _("Routine")
        SERIOUS = "serious", _("Serious")
        GRAVE = "grave", _("Grave")

    class Standing(models.TextChoices):
        UNVERIFIED = "unverified", _("Unverified")
        CORROBORATED = "corroborated", _("Corroborated")
        CONFIRMED = "confirmed", _("Confirmed")
        DISPUTED = "disputed", _("Disputed")
        DENIED = "denied", _("Denied")
        FALSE = "false", _("False")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="attributions")
    agreement = models.ForeignKey(
        "articles.Agreement",
        models.PROTECT,
        related_name="attributions",
        verbose_name=_("agreement"),
    )
    language = models.CharField(
        _("language"), max_length=8, choices=languages, default=first_language
    )
    exact = models.TextField(
        _("passage"), blank=True, help_text=_("The words of the text. Empty: the whole story.")
    )
    prefix = models.CharField(max_length=120, blank=True, editable=False)
    suffix = models.CharField(max_length=120, blank=True, editable=False)
    kind = models.CharField(_("kind of claim"), max_length=10, choices=Kind, default=Kind.FACT)
    gravity = models.CharField(_("gravity"), max_length=8, choices=Gravity, default=Gravity.ROUTINE)
    speaker = models.CharField(_("speaker"), max_length=120, blank=True)
    is_relayed = models.BooleanField(_("relayed, not first-hand"), default=False)
    # What a hand set before standing was derived; kept to be read, it counts for nothing.
    standing_before = models.CharField(
        _("standing as recorded before"),
        max_length=12,
        choices=Standing,
        default=Standing.UNVERIFIED,
        editable=False,
    )

    class Meta:
        ordering = ["id"]
        verbose_name = _("attribution")
        verbose_name_plural = _("attributions")

    def __str__(self) -> str:
        words = self.exact.split()
        passage = " ".join(words[:8]) + ("…" if len(words) > 8 else "")
        whole = gettext("The whole story")
        return f"{passage or whole} · {self.get_kind_display()}"


class Verification(models.Model):
    """What an editor did to check a passage, and what came of it."""

    class Kind(models.TextChoices):
        SECOND_SOURCE = "second_source", _("A second source")
        DOCUMENT = "document", _("A document")
        IMAGE = "image", _("A picture or its place")
        EXPERT = "expert", _("An expert")
        ON_RECORD = "on_record", _("Confirmed on the record")

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", _("Confirmed")
        DISPUTED = "disputed", _("Disputed")
        FALSE = "false", _("False")

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="verifications")
    # Where it was written down. What was checked are the words: they count for whatever rests on
    # them, and stay when the attribution is taken off.
    attribution = models.ForeignKey(
        Attribution,
        models.SET_NULL,
        null=True,
        related_name="verifications",
        verbose_name=_("passage"),
    )
    exact = models.TextField(_("words that were checked"), blank=True, editable=False)
    language = models.CharField(max_length=8, blank=True, editable=False)
    # Empty for a check that is older than this column.
    kind = models.CharField(_("checked by"), max_length=16, choices=Kind, default="")
    method = models.CharField(
        _("method"), max_length=200, help_text=_("How it was checked: a call, a visit, a document.")
    )
    evidence = models.CharField(
        _("evidence"),
        max_length=300,
        help_text=_("Where what was found is kept: a file number, an archive, a recording."),
    )
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("by"),
        editable=False,
    )
    at = models.DateTimeField(_("at"), editable=False)

    class Meta:
        ordering = ["at", "id"]
        verbose_name = _("verification")
        verbose_name_plural = _("verifications")

    def __str__(self) -> str:
        return f"{self.pk} {self.outcome}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding and self.attribution_id and not self.language:
            checked = Attribution.objects.filter(pk=self.attribution_id)
            self.language, self.exact = checked.values_list("language", "exact").get()
            self.exact = self.exact or plain_text(self.article.text("body", self.language))
        super().save(*args, **kwargs)


class RightOfReply(models.Model):
    """Whom we asked, and what they said; or why nobody was asked."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="replies")
    party = models.CharField(
        _("party"),
        max_length=160,
        blank=True,
        default="",
        help_text=_("Whom we asked to answer the story."),
    )
    channel = models.CharField(_("how we asked"), max_length=120, blank=True)
    asked_at = models.DateTimeField(_("asked at"), null=True, blank=True)
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True, default="")
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    about = models.ForeignKey(
        Attribution,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("passage"),
        help_text=_("The claim it is about; without one, every accusation of the story."),
    )
    denies = models.BooleanField(
        _("denies it"), default=False, help_text=_("The party denies what the story says of it.")
    )
    reason_none = models.CharField(
        _("why nobody was asked"),
        max_length=300,
        blank=True,
        help_text=_("Internal. Needed when the party was not asked."),
    )
    not_asked = models.CharField(
        _("why nobody was asked, for readers"),
        max_length=300,
        blank=True,
        default="",
        help_text=_(
            "One clause: «because …». Without it readers are told that nobody was asked, and no "
            "more."
        ),
    )
    shown_to_readers = models.BooleanField(_("shown to readers"), default=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("right of reply")
        verbose_name_plural = _("right of reply")

    def __str__(self) -> str:
        return self.party or f"{self.article_id}"

    @property
    def settles(self) -> bool:
        """Either the party was asked, or it is said why not."""
        return bool((self.party and self.asked_at) or self.reason_none.strip())
