from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

PAST, COMING = timedelta(days=4), timedelta(days=8)
# How many results, and how many matches to come after them.
RESULTS, NEXT = 4, 2


class MatchQuerySet(models.QuerySet["Match"]):
    def around(self, *, at: datetime) -> "MatchQuerySet":
        """Of the last days and the next ones, the latest first."""
        return self.filter(starts_at__gt=at - PAST, starts_at__lt=at + COMING).order_by(
            "-starts_at", "-pk"
        )


class Match(models.Model):
    """A match of two sides: its result, or when it will be."""

    section = models.ForeignKey(
        "articles.Section", models.CASCADE, related_name="matches", verbose_name=_("section")
    )
    competition = models.CharField(_("competition"), max_length=80, blank=True, default="")
    home = models.CharField(
        _("home side"), max_length=60, help_text=_("Empty in a language: not shown there.")
    )
    away = models.CharField(_("away side"), max_length=60)
    starts_at = models.DateTimeField(_("kick-off"))
    home_score = models.PositiveSmallIntegerField(_("home score"), null=True, blank=True)
    away_score = models.PositiveSmallIntegerField(_("away score"), null=True, blank=True)
    home_penalties = models.PositiveSmallIntegerField(
        _("penalties of the home side"), null=True, blank=True
    )
    away_penalties = models.PositiveSmallIntegerField(
        _("penalties of the away side"), null=True, blank=True
    )

    objects = MatchQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        indexes = [models.Index(fields=["-starts_at", "-id"], name="match_newest")]
        verbose_name = _("match")
        verbose_name_plural = _("matches and results")
        constraints = [
            models.CheckConstraint(
                condition=Q(home_score__isnull=True, away_score__isnull=True)
                | Q(home_score__isnull=False, away_score__isnull=False),
                name="match_scores_come_together",
                violation_error_message=_("Give both scores, or neither."),
            ),
            models.CheckConstraint(
                condition=Q(home_penalties__isnull=True, away_penalties__isnull=True)
                | (
                    Q(home_penalties__isnull=False, away_penalties__isnull=False)
                    & Q(home_score__isnull=False, home_score=F("away_score"))
                    & ~Q(home_penalties=F("away_penalties"))
                ),
                name="match_penalties_decide_a_draw",
                violation_error_message=_("Penalties decide a draw: give both, and not the same."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.home} - {self.away}"

    def seen_at(self, _now: datetime) -> tuple[Any, ...]:
        """What readers see of it (articles.templatetags.parts)."""
        home = (self.home, self.home_score, self.home_penalties)
        away = (self.away, self.away_score, self.away_penalties)
        return (self.competition, self.starts_at, home, away)

    @property
    def is_played(self) -> bool:
        return self.home_score is not None

    @property
    def winner_on_penalties(self) -> str:
        """The side that won so, "" where it did not come to that."""
        if self.home_penalties is None or self.away_penalties is None:
            return ""
        return self.home if self.home_penalties > self.away_penalties else self.away

    @property
    def penalties(self) -> str:
        """«5-4», the winner's first."""
        taken = sorted([self.home_penalties or 0, self.away_penalties or 0], reverse=True)
        return "-".join(map(str, taken))


def shown(matches: Sequence[Match], *, at: datetime) -> list[Match]:
    """Of those of one section, the latest first: the newest results, then what comes next."""
    named = [one for one in matches if one.home and one.away]
    played = [one for one in named if one.is_played]
    coming = [one for one in reversed(named) if not one.is_played and one.starts_at > at]
    return [*played[:RESULTS], *coming[: NEXT if played else RESULTS + NEXT]]
