"""Pictures: taken in, what is said about them and where they are cut. A file that is in is never
exchanged."""

from typing import Any
from weakref import WeakKeyDictionary

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles import workflow
from articles.admin import choosing
from articles.admin.desk import DeskAdmin, in_languages
from articles.admin.picture_form import NewPicture, outcome
from articles.models import Image
from articles.templatetags.arabic import moment

# What came of the form that takes a picture in, for the answer to the same request.
_NEW: WeakKeyDictionary[HttpRequest, NewPicture] = WeakKeyDictionary()


@admin.register(Image)
class ImageAdmin(DeskAdmin):
    list_display = ("small", "number", "__str__", "credit_shown", "uploaded")
    list_display_links = ("small", "__str__")
    search_fields = in_languages("alt_text", "caption", "credit")
    readonly_fields = ("large", "number")
    fields = (
        "large",
        "number",
        *in_languages("alt_text", "caption", "credit"),
        "usage_terms",
        "rights_expire_at",
        ("focal_x", "focal_y"),
    )

    def get_urls(self) -> list[URLPattern]:
        return [*choosing.urls(), *super().get_urls()]

    def get_fields(self, request: HttpRequest, obj: Image | None = None) -> Any:
        if obj is not None:
            return self.fields
        return ("upload", *(one for one in self.fields if one not in self.readonly_fields))

    def get_form(self, request: HttpRequest, obj: Image | None = None, **kwargs: Any) -> type:
        if obj is not None:
            return super().get_form(request, obj, **kwargs)
        form = super().get_form(request, obj, **{**kwargs, "form": NewPicture})
        form.user = request.user
        return form

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        picture = super().save_form(request, form, change)
        return picture if change else form.taken

    def save_model(self, request: HttpRequest, obj: Image, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            workflow.picture_changed(image=obj, at=timezone.now())
            return
        _NEW[request] = form

    def log_addition(self, request: Any, obj: Image, message: Any) -> Any:
        if _NEW[request].is_new:
            return super().log_addition(request, obj, message)
        return None

    def response_add(
        self, request: Any, obj: Image, post_url_continue: str | None = None
    ) -> HttpResponse:
        """On to the picture itself, to choose its focal point and see what was kept."""
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, post_url_continue)
        level, said = outcome(_NEW[request])
        messages.add_message(request, level, said)
        page = reverse("admin:articles_image_change", args=[obj.pk])
        return HttpResponseRedirect(page)

    def render_change_form(self, request: Any, context: dict, **more: Any) -> HttpResponse:
        context = {**context, "show_save_and_add_another": False}
        return super().render_change_form(request, context, **more)

    @admin.display(description=_("picture"))
    def small(self, image: Image) -> str:
        return _shown(image, 64)

    @admin.display(description=_("picture"))
    def large(self, image: Image) -> str:
        return _shown(image, 320)

    @admin.display(description=_("number"), ordering="id")
    def number(self, image: Image) -> str:
        """What an editor types to put the picture into a text."""
        return str(image.pk)

    @admin.display(description=_("credit"))
    def credit_shown(self, image: Image) -> str:
        return image.credit or "-"

    @admin.display(description=_("uploaded"), ordering="uploaded_at")
    def uploaded(self, image: Image) -> str:
        return moment(image.uploaded_at)


def _shown(image: Image, height: int) -> str:
    width = round(height * image.width / image.height)
    template = '<img class="desk-shown" src="{}" alt="" width="{}" height="{}" loading="lazy">'
    return format_html(template, image.file.url, width, height)
