"""What belongs to one story and is edited with it: bylines, attributions, replies, pictures."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import StackedInline, TabularInline

from articles import sources
from articles.admin.autocomplete import LooksUp
from articles.admin.desk import SpeaksLanguages, in_languages
from articles.admin.source import SourcesOnly
from articles.models import ArticleImage, Attribution, Byline, RightOfReply, Verification
from articles.models.source import Agreement
from articles.templatetags.arabic import moment
from articles.workflow import people


class BylineInline(LooksUp, TabularInline):
    model = Byline
    extra = 0
    tab = True
    fields = ("contributor", "credit", "position")
    autocomplete_fields = ("contributor",)

    def formfield_for_choice_field(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        # «Credit» is a picture's source elsewhere; here it is what the person did.
        return super().formfield_for_choice_field(
            db_field, request, label=_("contribution"), **kwargs
        )


class AttributionInline(SourcesOnly, StackedInline):
    """Only for roles that deal with sources; the others never see an agreement's name."""

    model = Attribution
    extra = 0
    tab = True
    fields = (
        "agreement",
        "language",
        "exact",
        ("kind", "gravity"),
        ("speaker", "is_relayed"),
        "standing_now",
    )

    readonly_fields = ("standing_now",)
    # An inline is made for one answer: the story is weighed once for all of its rows.
    sourcing: sources.Sourcing | None = None

    @admin.display(description=_("standing of the claim"))
    def standing_now(self, attribution: Attribution) -> str:
        """Derived; what a hand once set beside it."""
        if attribution.pk is None:
            return "-"
        if self.sourcing is None:
            self.sourcing = sources.weigh(attribution.article)
        now = str(self.sourcing.standing(attribution).label)
        if attribution.standing_before == Attribution.Standing.UNVERIFIED:
            return now
        before = attribution.get_standing_before_display()
        return _("%(now)s (recorded before: %(before)s)") % {"now": now, "before": before}

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "agreement":
            kwargs["queryset"] = Agreement.objects.select_related("source")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related("agreement__source")


class VerificationInline(SourcesOnly, TabularInline):
    """What editors did to check a passage: said once, under the name of whoever did it."""

    model = Verification
    extra = 0
    tab = True
    fields = ("attribution", "method", "evidence", "outcome", "made_by", "made_at")
    readonly_fields = ("made_by", "made_at")

    @admin.display(description=_("by"))
    def made_by(self, verification: Verification) -> str:
        return people.name_of(verification.by) if verification.by_id else "-"

    @admin.display(description=_("at"))
    def made_at(self, verification: Verification) -> str:
        return moment(verification.at) if verification.at else "-"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "attribution":
            story = request.resolver_match.kwargs.get("object_id") if request.resolver_match else 0
            own = Attribution.objects.filter(article=story if str(story).isdecimal() else 0)
            kwargs["queryset"] = own
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ReplyInline(SpeaksLanguages, StackedInline):
    model = RightOfReply
    extra = 0
    tab = True
    fields = (
        *in_languages("party"),
        "channel",
        ("asked_at", "deadline"),
        *in_languages("answer"),
        "answered_at",
        "denies",
        "shown_to_readers",
        "reason_none",
    )


class PictureInline(LooksUp, TabularInline):
    model = ArticleImage
    extra = 0
    tab = True
    verbose_name_plural = _("Pictures in the text")
    fields = ("image", "position")
    autocomplete_fields = ("image",)
