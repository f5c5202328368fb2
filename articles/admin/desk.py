"""What every list and form of the editors' rooms has in common."""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms import Field, ModelMultipleChoiceField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import get_language_info, gettext
from js_asset import Media
from modeltranslation.fields import TranslationField
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from articles.admin.autocomplete import LooksUp
from articles.admin.counting import ShortPaginator
from articles.admin.figures import drawn
from articles.admin.mixin import Mixin
from articles.admin.pasting import said_of
from articles.models.edition import Edition
from articles.text.html import sanitise
from articles.text.normalise import is_legal_xml, legal_xml
from articles.workflow import people
from articles.workflow.people import Account


def languages() -> list[tuple[str, str]]:
    """Each language of the paper with its own name for itself, the first language first."""
    return [(code, get_language_info(code)["name_local"]) for code in settings.LANGUAGE_CODES]


def in_languages(*fields: str) -> list[str]:
    """The columns behind translated fields, field by field: name_ar, name_en, biography_ar …"""
    return [f"{field}_{code}" for field in fields for code in settings.LANGUAGE_CODES]


def account(request: HttpRequest) -> Account:
    """Who asks. The admin lets nobody else in; whoever comes without an account is refused."""
    if not isinstance(request.user, Account):
        raise PermissionDenied
    return request.user


def direction(code: str) -> str:
    return Edition(code).direction


def holders(held: frozenset[str]) -> models.QuerySet[Any]:
    """The active accounts that hold one of these roles, by name."""
    found = get_user_model().objects.filter(is_active=True, groups__name__in=held)
    return found.distinct().order_by("first_name", "last_name", "username")


class PeopleField(ModelMultipleChoiceField):
    """Some of these people, each with a box to tick."""

    widget = UnfoldAdminCheckboxSelectMultipleWidget

    def label_from_instance(self, obj: Any) -> str:
        return people.name_of(obj)


class SpeaksLanguages(Mixin):
    """Fields of a language run in its direction; their labels are in the language of the screen."""

    # Where a form has a tab for each language, the label need not name the language again.
    languages_have_tabs = False

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Field | None:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(db_field, TranslationField):
            code = db_field.language
            name = get_language_info(code)["name_translated"]
            label = db_field.translated_field.verbose_name
            field.label = capfirst(label if self.languages_have_tabs else f"{label} ({name})")
            field.widget.attrs |= {"lang": code, "dir": direction(code)}
        return field


class DeskAdmin(SpeaksLanguages, LooksUp, ModelAdmin):
    """A noun on the editors' desk."""

    list_per_page = 50
    paginator = ShortPaginator
    show_full_result_count = False
    actions = ()
    list_fullwidth = True
    list_disable_select_all = True
    show_facets = admin.ShowFacets.NEVER  # a count for every choice costs a query each
    warn_unsaved_form = True

    def _get_obj_does_not_exist_redirect(self, *_asked: Any) -> HttpResponse:
        """What one may not see is no different from what was never there."""
        raise Http404

    def get_actions(self, request: HttpRequest) -> dict:
        return {}

    def changelist_view(self, request: HttpRequest, *args: Any, **more: Any) -> HttpResponse:
        """A NUL is no letter of any word, and PostgreSQL takes none: the whole list is shown."""
        if any("\0" in value for _name, values in request.GET.lists() for value in values):
            return HttpResponseRedirect(request.path)
        return super().changelist_view(request, *args, **more)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        return super().get_search_results(request, queryset, search_term.replace("\0", ""))

    def get_list_display(self, request: HttpRequest) -> list:
        """What is written in the list itself stays a field."""
        return [
            one if one in self.list_editable else drawn(self.model, one)
            for one in super().get_list_display(request)
        ]

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The column without a language is modeltranslation's own: nobody writes it by hand."""
        return [*(super().get_exclude(request, obj) or []), *_without_language(self.model)]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        found = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return found
        return for_reading(self.model, found)

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """People are chosen by name; the account stands beside it where an account is meant."""
        field: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None and db_field.related_model is get_user_model():
            is_account = db_field.name == "user"
            field.label_from_instance = lambda user: (
                f"{people.name_of(user)} ({user.get_username()})"
                if is_account
                else people.name_of(user)
            )
        return field

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Without the rows of links, which have no name of their own."""
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        links = {str(one._meta.verbose_name_plural) for one in _links()}
        names = tuple(f"{capfirst(one._meta.verbose_name)}: " for one in _links())
        kept = {name: count for name, count in counts.items() if str(name) not in links}
        return _without(deleted, names), kept, lacking, protected

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        """What no page, feed or app can hold is left out, and said."""
        told = []
        for name, field in form.fields.items():
            typed = form.cleaned_data.get(name)
            if isinstance(typed, str) and not is_legal_xml(typed):
                told.append(str(field.label))
                form.cleaned_data[name] = legal_xml(typed)
                if hasattr(form.instance, name):
                    setattr(form.instance, name, form.cleaned_data[name])
            if isinstance(typed, str) and (said := said_of(typed)):
                self.message_user(request, f"{field.label}: {said}", messages.WARNING)
        if told:
            words = {"fields": gettext(", ").join(told)}
            self.message_user(
                request,
                gettext("Characters that cannot be printed were left out of: %(fields)s.") % words,
                messages.WARNING,
            )
        return super().save_form(request, form, change)

    def render_change_form(self, request: Any, context: dict, **more: Any) -> HttpResponse:
        # The editor's import map is an inline script: the policy lets it in by the page's nonce.
        media = Media.from_media(context["media"], nonce=request.csp_nonce)
        return super().render_change_form(request, {**context, "media": media}, **more)


def _links() -> list[Any]:
    """The models of rows that have no name: links between two nouns."""
    found = apps.get_app_config("articles").get_models(include_auto_created=True)
    return [one for one in found if one._meta.auto_created]


def _without(lines: Any, names: tuple[str, ...]) -> Any:
    """Nested lists of sentences without those that begin with one of `names`."""
    if not isinstance(lines, list):
        return lines
    return [_without(one, names) for one in lines if not str(one).startswith(names)]


def for_reading(model: type[models.Model], fieldsets: Any) -> list:
    return [
        (name, {**options, "fields": [reading(model, one) for one in options["fields"]]})
        for name, options in fieldsets
    ]


def reading(model: type[models.Model], name: Any) -> Any:
    """A column of one language as it is shown to those who only read: labelled and laid out in its
    language. Any other as the paper draws it."""
    field = _translated(model).get(name) if isinstance(name, str) else None
    if field is None:
        return drawn(model, name)
    code = field.language

    @admin.display(description=label_of(field))
    def show(row: models.Model) -> str:
        text = getattr(row, name) or "-"
        if field.translated_field.name == "body":
            text = mark_safe(sanitise(text))
        return format_html('<div lang="{}" dir="{}">{}</div>', code, direction(code), text)

    return show


def label_of(field: Any) -> str:
    """The name of a column; of one of a language, with the language in that of the screen."""
    if not isinstance(field, TranslationField):
        return str(field.verbose_name)
    language = get_language_info(field.language)["name_translated"]
    return f"{field.translated_field.verbose_name} ({language})"


def _translated(model: type[models.Model]) -> dict[str, TranslationField]:
    fields: list[Any] = list(model._meta.get_fields())
    return {field.name: field for field in fields if isinstance(field, TranslationField)}


def _without_language(model: type[models.Model]) -> list[str]:
    return sorted({field.translated_field.name for field in _translated(model).values()})
