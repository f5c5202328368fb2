from django.contrib import admin

from articles.admin.desk import DeskAdmin, in_languages
from articles.models import Image


@admin.register(Image)
class ImageAdmin(DeskAdmin):
    list_display = ("__str__", "credit", "uploaded_at")
    search_fields = in_languages("alt_text", "caption", "credit")
    fields = (
        "file",
        *in_languages("alt_text", "caption", "credit"),
        "usage_terms",
        "rights_expire_at",
        ("focal_x", "focal_y"),
    )
