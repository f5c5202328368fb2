"""Sources and what was agreed with them. Open to the roles that deal with sources and to nobody
else; every look at a source's page is recorded, and the admin's own log learns only its number."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from unfold.admin import StackedInline

from articles import roles, workflow
from articles.admin.desk import DeskAdmin, SpeaksLanguages, in_languages
from articles.admin.mixin import Mixin
from articles.admin.readonly import OnlyToRead
from articles.models.source import Agreement, Attestation, Source, SourceAccess
from articles.templatetags.arabic import moment
from articles.workflow import people


def may_see_sources(user: Any) -> bool:
    """By a role that was given: being a superuser is not enough."""
    return bool(people.groups_of(user) & roles.SEE_SOURCES)


class SourcesOnly(Mixin):
    """Django's permissions count only for those whose role deals with sources."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_see_sources(request.user) and super().has_view_permission(request, obj)

    def has_add_permission(self, request: HttpRequest, *obj: Any) -> bool:
        return may_see_sources(request.user) and super().has_add_permission(request, *obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_see_sources(request.user) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may_see_sources(request.user) and super().has_module_permission(request)


class AgreementInline(SourcesOnly, SpeaksLanguages, StackedInline):
    model = Agreement
    extra = 0
    fields = (
        "ground_rule",
        *in_languages("description"),
        *in_languages("reason"),
        "terms",
        ("agreed_on", "expires_on"),
    )


class AttestationInline(SourcesOnly, StackedInline):
    """An editor's word is given once and under his own name."""

    model = Attestation
    extra = 0
    fields = ("how", "given_by", "given_at")
    readonly_fields = ("given_by", "given_at")

    @admin.display(description=_("editor"))
    def given_by(self, attestation: Attestation) -> str:
        return str(attestation.editor) if attestation.editor_id else "-"

    @admin.display(description=_("at"))
    def given_at(self, attestation: Attestation) -> str:
        if attestation.pk is None:
            return "-"
        return moment(attestation.at)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Source)
class SourceAdmin(SourcesOnly, DeskAdmin):
    list_display = ("code_name", "kind", "reliability", "handler")
    list_filter = ("kind", "reliability")
    list_select_related = ("handler",)
    fields = ("code_name", "kind", "reliability", "handler")
    inlines = (AgreementInline, AttestationInline)

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **more: Any) -> Any:
        source = self.get_object(request, object_id)
        if source is not None:
            allowed = self.has_view_permission(request, source)
            self._record(request, source, "page", allowed)
        return super().change_view(request, object_id, *args, **more)

    def history_view(self, request: HttpRequest, object_id: str, *args: Any) -> HttpResponse:
        source = self.get_object(request, object_id)
        if source is not None:
            self._record(request, source, "history", self.has_view_permission(request, source))
        return super().history_view(request, object_id, *args)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        workflow.source_changed(source=form.instance.pk, at=timezone.now())

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        if formset.model is not Attestation:
            super().save_formset(request, form, formset, change)
            return
        for attestation in formset.save(commit=False):
            attestation.editor = request.user
            attestation.at = timezone.now()
            attestation.save()

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> LogEntry:
        return self._log(request, obj, ADDITION)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> LogEntry:
        return self._log(request, obj, CHANGE)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:
        for source in queryset:
            self._log(request, source, DELETION)

    def _log(self, request: Any, source: Source, flag: int) -> LogEntry:
        """A line without a word of the source: who, when, which number."""
        return LogEntry.objects.create(
            user=request.user,
            content_type=ContentType.objects.get_for_model(Source),
            object_id=str(source.pk),
            object_repr=f"#{source.pk}",
            action_flag=flag,
            change_message="",
        )

    @staticmethod
    def _record(request: Any, source: Source, what: str, allowed: bool) -> None:
        SourceAccess.objects.create(
            source=source, who=request.user, what=what, at=timezone.now(), was_allowed=allowed
        )


@admin.register(SourceAccess)
class SourceAccessAdmin(OnlyToRead, SourcesOnly, DeskAdmin):
    """Who looked at which source; the source itself goes by its number."""

    list_display = ("at", "viewer", "looked_at", "number", "was_allowed")
    list_filter = ("was_allowed",)
    list_select_related = ("who",)
    fields = ("at", "viewer", "looked_at", "number", "why", "was_allowed")

    @admin.display(description=_("by"), ordering="who")
    def viewer(self, row: SourceAccess) -> str:
        return people.name_of(row.who)

    @admin.display(description=_("what"))
    def looked_at(self, row: SourceAccess) -> str:
        return str({"page": _("its page"), "history": _("its history")}.get(row.what, row.what))

    @admin.display(description=_("source"))
    def number(self, row: SourceAccess) -> str:
        return f"#{row.source_id}"
