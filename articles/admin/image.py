"""Pictures: what is said about them and where they are cut. The file itself is never exchanged."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin, in_languages
from articles.models import Image
from articles.templatetags.arabic import moment


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

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

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
    template = '<img src="{}" alt="" width="{}" height="{}" loading="lazy">'
    return format_html(template, image.file.url, width, height)
