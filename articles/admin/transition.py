"""The log of moves: written by the desk, only read here."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin
from articles.admin.readonly import OfStoriesSeen, OnlyToRead
from articles.models import Transition
from articles.workflow import MOVES, people


@admin.register(Transition)
class TransitionAdmin(OnlyToRead, OfStoriesSeen, DeskAdmin):
    list_display = ("at", "article", "move_made", "from_status", "to_status", "who")
    list_filter = ("to_status",)
    list_select_related = ("article", "by")
    fields = ("article", "move_made", "from_status", "to_status", "who", "at", "reason")

    @admin.display(description=_("move"), ordering="move")
    def move_made(self, row: Transition) -> str:
        return str(MOVES[row.move].label)

    @admin.display(description=_("by"), ordering="by")
    def who(self, row: Transition) -> str:
        return people.name_of(row.by) if row.by else str(_("By itself, when its time came"))
