from django.contrib import admin

from articles.admin.desk import DeskAdmin, in_languages
from articles.admin.slugs import NamesItsAddress
from articles.models import Topic


@admin.register(Topic)
class TopicAdmin(NamesItsAddress, DeskAdmin):
    route, told_by = "site:topic", "topics"
    list_display = ("__str__", "kind", "slug")
    list_filter = ("kind",)
    search_fields = (*in_languages("name"), "slug")
    fields = ("kind", *in_languages("name"), "slug", *in_languages("description"), "media_topic")
