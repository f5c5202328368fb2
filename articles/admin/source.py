"""The register of sources. Who finds what in it, articles.models.sight says; who may do what,
articles.sources.handling. Every look is recorded, what is refused is a page that is not there, and
the admin's own log learns only a number."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from unfold.admin import StackedInline, TabularInline
from unfold.widgets import UnfoldAdminTextareaWidget

from articles import roles, workflow
from articles.admin import sealing, source_use
from articles.admin.desk import DeskAdmin, SpeaksLanguages, account, holders, in_languages
from articles.admin.mixin import Mixin
from articles.admin.said_once import SaidOnce
from articles.admin.sealed import Behind404, may_see_sources
from articles.models.source import (
    Agreement,
    Attestation,
    AttestationRequest,
    Source,
    SourceAccess,
)
from articles.sources import handling
from articles.workflow import people

_RULES = (
    _("On the record: we print what was said and who said it: «said Salma Haddad, who runs it»."),
    _("Background: we print it and describe the source: «said a senior official at the ministry»."),
    _("Deep background: we print it as our own knowledge; no source is mentioned at all."),
    _("Off the record: it is not printed; it helps to find somebody who will say it."),
)
What = SourceAccess.What
_SAY_WHY = _("Say why: you are not the handler of this source.")
_AGREED = (
    "ground_rule",
    *in_languages("description"),
    *in_languages("reason"),
    *("terms", "agreed_on", "expires_on", "may_be_contacted"),
)
# Of an agreement, what readers may come to know of it: told in the log of its changes.
_TOLD = ("ground_rule", *in_languages("description"))


class OfASourceSeen(Mixin):
    """Rows of a source, for those alone to whom its page is open."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None or _sees(obj, request)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def _sees(source: Source, request: HttpRequest) -> bool:
    known = getattr(source, "is_seen", None)  # annotated by listed_for
    return handling.sees(source, account(request)) if known is None else bool(known)


class Agreements(forms.BaseInlineFormSet):
    must_say_why = False

    def clean(self) -> None:
        super().clean()
        if self.must_say_why and self.has_changed() and not str(self.data.get("why", "")).strip():
            raise forms.ValidationError(_SAY_WHY)


class AgreementInline(OfASourceSeen, SpeaksLanguages, StackedInline):
    model = Agreement
    formset = Agreements
    extra = 0
    fields = _AGREED

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        made: Any = super().get_formset(request, obj, **kwargs)
        made.must_say_why = obj is not None and not handling.is_handler(obj, account(request))
        return made

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "ground_rule":
            kwargs["help_text"] = format_html_join(
                mark_safe("<br>"), "{}", ((rule,) for rule in _RULES)
            )
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        who = account(request)
        return handling.may_begin(who) if obj is None else handling.may_change(obj, who)


class AttestationInline(SaidOnce, OfASourceSeen, StackedInline):
    """An editor's word is given once and under his own name."""

    model = Attestation
    extra = 0
    said_by = "editor"
    fields = ("how", "who", "when")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is not None and handling.may_attest(obj, account(request))


class RequestInline(SaidOnce, OfASourceSeen, TabularInline):
    """The handler opens the page to an editor, who is to attest that he knows the source."""

    model = AttestationRequest
    extra = 0
    fields = ("editor", "when")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is not None and handling.is_handler(obj, account(request))

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "editor":
            kwargs["queryset"] = holders(roles.DESK).exclude(pk=request.user.pk)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class SourceForm(forms.ModelForm):
    """A chief who changes what a handler agreed says why; the log keeps it."""

    why = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=500,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 2}),
        help_text=_("For the log of sources: whoever is not the handler says why he changes this."),
    )
    must_say_why = False
    who: Any = None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        changed = set(self.changed_data) - {"why"}
        if self.must_say_why and "handler" in changed and cleaned.get("handler") == self.who:
            self.add_error("handler", _("Hand the source to somebody else than yourself."))
        if self.must_say_why and changed and not cleaned.get("why"):
            self.add_error("why", _SAY_WHY)
        return cleaned


def _decides_on(source: Source, request: HttpRequest) -> bool:
    who = account(request)
    return handling.may_change(source, who) or handling.may_hand_over(source, who)


@admin.register(Source)
class SourceAdmin(Behind404, DeskAdmin):
    form = SourceForm
    list_display = ("code_name", "kind", "reliability", "handled_by")
    list_filter = ("kind", "reliability")
    list_select_related = ("handler",)
    inlines = (AgreementInline, AttestationInline, RequestInline)
    change_form_outer_after_template = "admin/articles/source/used.html"

    def get_urls(self) -> list[URLPattern]:
        wrong = self.admin_site.admin_view(source_use.view_for(self))
        own = [path("<int:pk>/wrong/", wrong, name="articles_source_wrong"), *sealing.urls(self)]
        return [*own, *super().get_urls()]

    @admin.display(description=_("handler"), ordering="handler")
    def handled_by(self, source: Source) -> str:
        return people.name_of(source.handler) if source.handler else "-"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return Source.objects.listed_for(account(request))

    def get_list_display(self, request: HttpRequest) -> list:
        if roles.SOURCE_CUSTODIAN in people.groups_of(request.user):
            return ["code_name", "handled_by", "created_at"]  # the custodian's register
        return super().get_list_display(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return handling.may_begin(account(request)) and super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: Source | None = None) -> bool:
        if obj is None or not super().has_change_permission(request, obj):
            return may_see_sources(request.user) and super().has_change_permission(request, obj)
        return _decides_on(obj, request) or handling.may_attest(obj, account(request))

    def get_fieldsets(self, request: HttpRequest, obj: Source | None = None) -> list:
        if obj is None:
            return [(None, {"fields": ["code_name", "kind", "reliability"]})]
        may_hand_over = handling.may_hand_over(obj, account(request))
        fields = ["code_name", "handler" if may_hand_over else "handled_by", "created_at"]
        if _sees(obj, request):
            fields[1:1] = ["kind", "reliability"]
        if _decides_on(obj, request) and not handling.is_handler(obj, account(request)):
            fields.append("why")
        return [(None, {"fields": fields})]

    def get_readonly_fields(self, request: HttpRequest, obj: Source | None = None) -> list[str]:
        if obj is None:
            return []
        fixed = ["created_at", "handled_by"]
        if not handling.may_change(obj, account(request)):
            fixed += ["code_name", "kind", "reliability"]
        return fixed

    def get_inlines(self, request: HttpRequest, obj: Source | None) -> Any:
        if obj is None:
            return (AgreementInline,)
        return self.inlines if _sees(obj, request) else ()

    def get_form(self, request: HttpRequest, obj: Source | None = None, **more: Any) -> type:
        made: Any = super().get_form(request, obj, **more)
        made.who = account(request)
        made.must_say_why = obj is not None and not handling.is_handler(obj, made.who)
        return made

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "handler":
            kwargs["queryset"] = holders(roles.HANDLERS)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def changelist_view(self, request: HttpRequest, *args: Any, **more: Any) -> Any:
        page = super().changelist_view(request, *args, **more)
        listed = getattr(page, "context_data", {}).get("cl")
        if listed is not None:
            shown = [source.pk for source in listed.result_list]
            handling.record_look(account(request), What.LIST, at=timezone.now(), shown=shown)
        return page

    def render_change_form(self, request: Any, context: dict, **more: Any) -> HttpResponse:
        if (source := more.get("obj")) is not None:  # a form that is shown again is a look as well
            handling.record_look(account(request), What.PAGE, at=timezone.now(), source=source)
            if _sees(source, request):
                context |= {
                    "uses": source_use.uses(source, account(request)),
                    "versions": source_use.versions(source),
                    **sealing.told_of(source, account(request)),
                }
        return super().render_change_form(request, context, **more)

    def history_view(self, request: HttpRequest, object_id: str, *args: Any, **more: Any) -> Any:
        page = super().history_view(request, object_id, *args, **more)
        source = self.get_object(request, object_id)
        handling.record_look(account(request), What.HISTORY, at=timezone.now(), source=source)
        return page

    def get_list_filter(self, request: HttpRequest) -> Any:
        is_keeper = roles.SOURCE_CUSTODIAN in people.groups_of(request.user)
        return () if is_keeper else super().get_list_filter(request)

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        if not change:
            obj.handler = account(request)
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        changes = _changes(form, formsets) if change else {}
        were = _before(formsets)
        super().save_related(request, form, formsets, change)
        now, why = timezone.now(), form.cleaned_data.get("why", "")
        handling.keep_versions(were, by=account(request), at=now, why=why)
        handling.record_look(
            account(request),
            What.CHANGE if change else What.BEGUN,
            at=now,
            source=form.instance,
            why=why,
            changes=changes,
        )
        workflow.source_changed(source=form.instance.pk, at=now)

    def response_change(self, request: HttpRequest, obj: Source) -> HttpResponse:
        """Whoever handed a source over may not see its page any more."""
        if handling.sees(obj, account(request)):
            return super().response_change(request, obj)
        return HttpResponseRedirect(reverse("admin:articles_source_changelist"))

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


def _before(formsets: Any) -> dict[Agreement, dict[str, Any]]:
    """Agreement → field → what stood in it, of those that are about to change."""
    return {
        one.instance: {name: _kept(one.initial.get(name)) for name in _AGREED}
        for formset in formsets
        if formset.model is Agreement
        for one in formset.initial_forms
        if one.has_changed()
    }


def _kept(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _changes(form: Any, formsets: Any) -> dict[str, Any]:
    """What was handed over, and old and new of what readers may come to know."""
    told: dict[str, Any] = {}
    if "handler" in form.changed_data:
        told["handler"] = [form.initial.get("handler"), form.instance.handler_id]
    for formset in formsets:
        for one in formset.forms if formset.model is Agreement else []:
            for name in one.changed_data:
                if name in _TOLD and one.instance.pk:
                    told[f"#{one.instance.pk} {name}"] = [
                        one.initial.get(name) or "",
                        one.cleaned_data.get(name) or "",
                    ]
    return told
