"""What belongs to one story and is edited with it: bylines, attributions, replies, pictures."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django.contrib import admin
from django.db import models
from django.db.models import ExpressionWrapper, Prefetch, Q
from django.forms import ModelChoiceField
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from unfold.admin import StackedInline, TabularInline

from articles import roles, sources
from articles.admin.autocomplete import LooksUp
from articles.admin.desk import SpeaksLanguages, account, holders, in_languages
from articles.admin.said_once import SaidOnce
from articles.models import (
    Article,
    ArticleImage,
    Attribution,
    Byline,
    Invitation,
    RightOfReply,
    Verification,
)
from articles.models.source import Agreement, Source
from articles.workflow import people


class BylineInline(LooksUp, TabularInline):
    model = Byline
    extra = 0
    fields = ("contributor", "credit", "position")
    autocomplete_fields = ("contributor",)

    def formfield_for_choice_field(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        # «Credit» is a picture's source elsewhere; here it is what the person did.
        return super().formfield_for_choice_field(
            db_field, request, label=_("contribution"), **kwargs
        )


class AgreementField(ModelChoiceField):
    """By code name and rule for those who see the source; the others read what readers are told."""

    def label_from_instance(self, obj: Agreement) -> str:
        is_seen = obj.source.is_seen  # type: ignore[attr-defined]  # annotated by agreements_for
        return _by_code_name(obj) if is_seen else str(obj)


def _by_code_name(agreement: Agreement) -> str:
    return f"{agreement.source} · {agreement.get_ground_rule_display()}"


def named_for(request: HttpRequest, rows: Iterable[Attribution]) -> Callable[[Attribution], str]:
    """How what a passage rests on is called to this person. 1 query."""
    asked = {one.agreement.source_id for one in rows}
    seen = Source.objects.seen_by(account(request)).filter(pk__in=asked)
    keys = set(seen.values_list("pk", flat=True))

    def name_of(one: Attribution) -> str:
        agreement = one.agreement
        return _by_code_name(agreement) if agreement.source_id in keys else str(agreement)

    return name_of


def agreements_for(request: HttpRequest, story: Any) -> models.QuerySet[Agreement]:
    """Those with sources whom the account sees, and those the story rests on already."""
    seen = Source.objects.seen_by(account(request)).values("pk")
    on_it = Attribution.objects.filter(article=story).values("agreement")
    sources_of = Source.objects.annotate(
        is_seen=ExpressionWrapper(Q(pk__in=seen), models.BooleanField())
    )
    found = Agreement.objects.filter(Q(source__in=seen) | Q(pk__in=on_it))
    return found.prefetch_related(Prefetch("source", sources_of))


class AttributionInline(StackedInline):
    """Whoever sees the story reads which passages rest on what; of a source that he does not see,
    only what readers are told of it."""

    model = Attribution
    extra = 0
    per_page = 25  # a form of some hundred rows would take seconds to draw
    fields = (
        "agreement",
        "language",
        "exact",
        ("kind", "gravity"),
        ("speaker", "is_relayed"),
        "standing_now",
    )

    readonly_fields = ("standing_now", "rests_on")
    # An inline is made for one answer: the story is weighed once for all of its rows, and it is
    # asked once which of its sources the account sees.
    sourcing: sources.Sourcing | None = None
    name_of: Callable[[Attribution], str] = staticmethod(str)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """A story that is only read shows agreements by the same rule as one that is written."""
        found = super().get_fields(request, obj)
        is_written = self.admin_site.get_model_admin(Article).has_change_permission(request, obj)
        return found if is_written else ("rests_on", *found[1:])

    @admin.display(description=_("agreement"))
    def rests_on(self, attribution: Attribution) -> str:
        return self.name_of(attribution)

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
            kwargs["queryset"] = agreements_for(request, _story_of(request))
            kwargs["form_class"] = AgreementField
        field: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "agreement":
            field.choices = list(field.choices)  # asked once for all rows
        return field

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        rows = Attribution.objects.filter(article=_story_of(request))
        self.name_of = named_for(request, rows.select_related("agreement"))
        return super().get_queryset(request).select_related("agreement__source")


def _story_of(request: HttpRequest) -> int:
    """The number of the story whose page this is; 0 for a new one."""
    asked = request.resolver_match.kwargs.get("object_id") if request.resolver_match else ""
    return int(str(asked)) if str(asked).isascii() and str(asked).isdecimal() else 0


class VerificationInline(SaidOnce, TabularInline):
    """What editors did to check a passage: said once, under the name of whoever did it."""

    model = Verification
    extra = 0
    fields = ("attribution", "words", "kind", "method", "evidence", "outcome", "who", "when")
    readonly_fields: ClassVar[Any] = (*SaidOnce.readonly_fields, "words")

    @admin.display(description=_("words that were checked"))
    def words(self, row: Verification) -> str:
        """They stay readable when the attribution is taken off."""
        return Truncator(row.exact).words(14) if row.pk else "-"

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Evidence may lead to a source: it is for those who bring sources and decide on them."""
        may = bool(people.groups_of(request.user) & roles.HANDLERS)
        return may and super().has_view_permission(request, obj)

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "attribution":
            kwargs["queryset"] = Attribution.objects.filter(article=_story_of(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ReplyInline(SpeaksLanguages, StackedInline):
    model = RightOfReply
    extra = 0
    fields = (
        *in_languages("party"),
        "channel",
        ("asked_at", "deadline"),
        *in_languages("answer"),
        "answered_at",
        ("denies", "about"),
        "shown_to_readers",
        "reason_none",
        *in_languages("not_asked"),
    )

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "about":
            kwargs["queryset"] = Attribution.objects.filter(article=_story_of(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class PictureInline(LooksUp, TabularInline):
    model = ArticleImage
    extra = 0
    verbose_name_plural = _("Pictures in the text")
    fields = ("image", "position")
    autocomplete_fields = ("image",)


class InvitationInline(SaidOnce, TabularInline):
    """Who else may read the story while it is not printed."""

    model = Invitation
    extra = 0
    fields = ("account", "who", "when")

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "account":
            kwargs["queryset"] = holders(roles.EDITORIAL)
        field: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "account":
            field.label_from_instance = people.name_of
        return field
