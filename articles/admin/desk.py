"""What every list and form of the editors' rooms has in common."""

from typing import Any

from django.conf import settings
from django.db import models
from django.forms import Field
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_info
from js_asset import Media
from modeltranslation.fields import TranslationField
from unfold.admin import ModelAdmin


def languages() -> list[tuple[str, str]]:
    """Each language of the paper with its own name for itself, the first language first."""
    return [(code, get_language_info(code)["name_local"]) for code in settings.LANGUAGE_CODES]


def in_languages(*fields: str) -> list[str]:
    """The columns behind translated fields, field by field: name_ar, name_en, biography_ar …"""
    return [f"{field}_{code}" for field in fields for code in settings.LANGUAGE_CODES]


def direction(code: str) -> str:
    return "rtl" if get_language_info(code)["bidi"] else "ltr"


class SpeaksLanguages:
    """Fields of a language are written in its direction and labelled in the language of the screen."""

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
            field.label = label if self.languages_have_tabs else f"{label} ({name})"
            field.widget.attrs |= {"lang": code, "dir": direction(code)}
        return field


class DeskAdmin(SpeaksLanguages, ModelAdmin):
    """A noun on the editors' desk."""

    list_per_page = 50
    show_full_result_count = False
    actions = ()
    list_fullwidth = True
    list_disable_select_all = True
    warn_unsaved_form = True

    def get_actions(self, request: HttpRequest) -> dict:
        return {}

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """The column without a language is modeltranslation's own: nobody writes it by hand."""
        return [*(super().get_exclude(request, obj) or []), *_without_language(self.model)]

    def render_change_form(self, request: HttpRequest, context: dict, **more: Any) -> HttpResponse:
        # The editor's import map is an inline script: the policy lets it in by the page's nonce.
        media = Media.from_media(context["media"], nonce=request.csp_nonce)
        return super().render_change_form(request, {**context, "media": media}, **more)


def _without_language(model: type[models.Model]) -> list[str]:
    return sorted(
        {
            field.translated_field.name
            for field in model._meta.get_fields()
            if isinstance(field, TranslationField)
        }
    )
