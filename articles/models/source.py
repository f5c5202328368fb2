"""Sources and what we agreed with them. Never public; only the rooms named in pyproject.toml
may import this file."""

from django.conf import settings
from django.db import models
from django.db.models import Case, ExpressionWrapper, Q, When
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import sight
from articles.models.account import Someone
from articles.models.record import Record


class GroundRule(models.TextChoices):
    ON_THE_RECORD = "on_the_record", _("On the record")
    BACKGROUND = "background", _("Background")
    DEEP_BACKGROUND = "deep_background", _("Deep background")
    OFF_THE_RECORD = "off_the_record", _("Off the record")


class SourceQuerySet(models.QuerySet["Source"]):
    def seen_by(self, account: Someone) -> "SourceQuerySet":
        """Those whose page, agreements and terms this account may read."""
        return self.filter(sight.sources(account))

    def listed_for(self, account: Someone) -> "SourceQuerySet":
        """Those it may find in the register; `is_seen`: whether it may read their page."""
        is_seen = Case(When(sight.sources(account), then=True), default=False)
        return self.filter(sight.register(account)).annotate(
            is_seen=ExpressionWrapper(is_seen, models.BooleanField())
        )


class Source(models.Model):
    """Someone or something that told us, under a code name."""

    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        DOCUMENT = "document", _("Document")
        AGENCY = "agency", _("News agency")
        OWN_OBSERVATION = "own_observation", _("Own observation")

    class Reliability(models.TextChoices):
        """NATO (Admiralty) source reliability."""

        A = "A", _("A · completely reliable")
        B = "B", _("B · usually reliable")
        C = "C", _("C · fairly reliable")
        D = "D", _("D · not usually reliable")
        E = "E", _("E · unreliable")
        F = "F", _("F · cannot be judged")

    code_name = models.CharField(
        _("code name"),
        max_length=60,
        unique=True,
        help_text=_("A name that points to nobody. Never a real name."),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.PERSON)
    reliability = models.CharField(
        _("reliability"), max_length=1, choices=Reliability, default=Reliability.F
    )
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="handled_sources",
        verbose_name=_("handler"),
        help_text=_("The journalist who speaks to the source."),
    )

    # Since when what it told is held to be wrong; empty where it is not.
    wrong_since = models.DateTimeField(_("wrong since"), null=True, editable=False)
    # Empty for a source that is older than this column.
    created_at = models.DateTimeField(_("begun"), null=True, default=timezone.now, editable=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["code_name"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.code_name


class Agreement(models.Model):
    """What we may do with what a source says. Only description, reason and rule become public."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="agreements")
    ground_rule = models.CharField(
        _("ground rule"), max_length=16, choices=GroundRule, default=GroundRule.ON_THE_RECORD
    )
    description = models.CharField(
        _("agreed description"),
        max_length=200,
        blank=True,
        default="",
        help_text=_("How readers are told who it is: as precise as safety allows."),
    )
    reason = models.CharField(
        _("reason for anonymity"),
        max_length=300,
        blank=True,
        default="",
        help_text=_("Why the name is not printed: what the source has to fear, in one sentence."),
    )
    terms = models.TextField(_("terms"), blank=True, help_text=_("Internal. Never printed."))
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    may_be_contacted = models.BooleanField(_("may be contacted again"), default=True)
    # Whether it is not as it was agreed first; sources.weigh asks it with the story.
    was_changed = False

    class Meta:
        ordering = ["source", "id"]
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        constraints = [
            models.CheckConstraint(
                name="agreement_rule_known",
                violation_error_message=_("There is no such ground rule."),
                condition=Q(ground_rule__in=GroundRule.values),
            )
        ]

    def __str__(self) -> str:
        """What readers may be told of it: it is shown wherever a story is."""
        told = self.description or gettext("A source of whom nothing is told")
        return f"{told} · {self.get_ground_rule_display()}"

    @property
    def is_unnamed(self) -> bool:
        return self.ground_rule != GroundRule.ON_THE_RECORD


class AgreementVersion(Record):
    """What was agreed before somebody changed it."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="versions")
    # Field → what it was, as JSON can hold it.
    was = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("earlier version of an agreement")
        verbose_name_plural = _("earlier versions of agreements")

    def __str__(self) -> str:
        return str(self.pk)


class Attestation(Record):
    """An editor's word that he knows who the source is. It holds no identity."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="attestations")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    how = models.CharField(
        _("how the identity is known"), max_length=300, help_text=_("Never who it is.")
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at"]
        verbose_name = _("attestation")
        verbose_name_plural = _("attestations")

    def __str__(self) -> str:
        return str(self.pk)


class AttestationRequest(Record):
    """The handler asks an editor to attest that he knows the source: this opens its page to him."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="requests")
    editor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("editor")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]
        verbose_name = _("request to attest")
        verbose_name_plural = _("requests to attest")

    def __str__(self) -> str:
        return str(self.pk)


class SourceAccess(Record):
    """Every look at a source, and every change of one."""

    class What(models.TextChoices):
        LIST = "list", _("the list")
        PAGE = "page", _("its page")
        HISTORY = "history", _("its history")
        CHANGE = "change", _("a change")
        BEGUN = "begun", _("its beginning")
        WRONG = "wrong", _("found wrong")
        NOT_WRONG = "not_wrong", _("held to be right again")
        SEALED = "sealed", _("its identity sealed")
        GRANTED = "granted", _("its sealed identity granted")
        AGREED = "agreed", _("a grant agreed to")
        TAKEN_BACK = "taken_back", _("a grant taken back")
        TAKEN_AWAY = "taken_away", _("its sealed identity downloaded")
        DESTROYED = "destroyed", _("its sealed identity destroyed")

    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="accesses")
    # Of a list: the numbers of the sources that were shown on it.
    shown = models.JSONField(_("shown"), default=list)
    # Empty: what the clock did.
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    what = models.CharField(_("what"), max_length=60, choices=What)
    why = models.TextField(_("why"), blank=True)
    # Of a change: field → what was there, what is; of what readers are told alone.
    changes = models.JSONField(_("changes"), default=dict)
    at = models.DateTimeField(_("at"), default=timezone.now)
    was_allowed = models.BooleanField(_("allowed"))

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("look at a source")
        verbose_name_plural = _("looks at sources")
        indexes = [models.Index(fields=["-at", "-id"], name="source_access_newest")]

    def __str__(self) -> str:
        return self.what


class RefusedLook(models.Model):
    """Looks at sources that were refused to an account, counted by the minute."""

    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    minute = models.DateTimeField(_("minute"))
    times = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        ordering = ["-minute", "-id"]
        verbose_name = _("refused look")
        verbose_name_plural = _("refused looks")
        indexes = [models.Index(fields=["-minute", "-id"], name="refused_look_newest")]
        constraints = [
            models.UniqueConstraint(fields=["who", "minute"], name="refused_look_by_the_minute")
        ]

    def __str__(self) -> str:
        return f"{self.minute:%H:%M} {self.times}"
