from django.contrib import admin

from articles.admin.desk import DeskAdmin
from articles.models import StockPhrase


@admin.register(StockPhrase)
class StockPhraseAdmin(DeskAdmin):
    """Reasons for anonymity that keep a story from print wherever they are given."""

    list_display = ("text",)
    search_fields = ("text",)
    fields = ("text",)
