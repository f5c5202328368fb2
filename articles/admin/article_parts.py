"""What belongs to one story and is edited with it: bylines, attributions, replies, pictures."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from unfold.admin import StackedInline, TabularInline

from articles.admin.autocomplete import LooksUp
from articles.admin.desk import SpeaksLanguages, in_languages
from articles.admin.source import SourcesOnly
from articles.models import ArticleImage, Attribution, Byline, RightOfReply
from articles.models.source import Agreement


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
        "standing",
    )

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
