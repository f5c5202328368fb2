from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin, in_languages
from articles.models import FrontSlot


@admin.register(FrontSlot)
class FrontSlotAdmin(DeskAdmin):
    list_display = ("front", "position", "article", "pinned_until")
    list_display_links = ("front", "article")
    list_select_related = ("section", "article")
    list_filter = ("section",)
    autocomplete_fields = ("article",)
    fields = (
        "section",
        "position",
        "article",
        *in_languages("headline_override"),
        "pinned_until",
    )

    @admin.display(description=_("front"), ordering="section")
    def front(self, slot: FrontSlot) -> str:
        return str(slot.section) if slot.section else str(_("Home page"))
