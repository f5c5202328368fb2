"""The log of looks at sources, for the custodian and the chiefs: a source goes by its number."""

import csv

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.decorators import action

from articles.admin.desk import DeskAdmin
from articles.admin.readonly import OnlyToRead
from articles.admin.sealed import Behind404
from articles.models.source import RefusedLook, SourceAccess
from articles.workflow import people


@admin.register(SourceAccess)
class SourceAccessAdmin(Behind404, OnlyToRead, DeskAdmin):
    """Who looked at which source, or changed it; the source itself goes by its number."""

    list_display = ("at", "viewer", "what", "number", "why", "was_allowed")
    list_filter = ("was_allowed", "what", "who")
    date_hierarchy = "at"
    list_select_related = ("who",)
    fields = ("at", "viewer", "what", "number", "why", "changed", "was_allowed")
    actions_list = ("export",)

    @admin.display(description=_("by"), ordering="who")
    def viewer(self, row: SourceAccess) -> str:
        return people.name_of(row.who) if row.who else gettext("by itself, in time")

    @admin.display(description=_("source"))
    def number(self, row: SourceAccess) -> str:
        numbers = [row.source_id] if row.source_id else row.shown
        return gettext(", ").join(f"#{number}" for number in numbers) or "-"

    @admin.display(description=_("changes"))
    def changed(self, row: SourceAccess) -> str:
        lines = (f"{name}: {old} ← {new}" for name, (old, new) in row.changes.items())
        return "\n".join(lines) or "-"

    @action(description=_("Download as a table"), url_path="export")
    def export(self, request: HttpRequest) -> HttpResponse:
        """What the list is filtered to, all of it."""
        if not self.has_view_permission(request):
            raise Http404
        answer = HttpResponse(content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="sources-log.csv"'
        answer.write("\ufeff")  # spreadsheets take it for what it is
        rows = csv.writer(answer)
        rows.writerow(["at", "who", "what", "sources", "why", "changes", "allowed"])
        found = self.get_changelist_instance(request).get_queryset(request)
        for row in found.select_related("who").iterator(chunk_size=500):
            told = [self.viewer(row), row.what, self.number(row), row.why, self.changed(row)]
            plain = [f"'{one}" if one[:1] in "=+@\t\r" else one for one in told]
            rows.writerow([row.at.isoformat(), *plain, row.was_allowed])
        return answer


@admin.register(RefusedLook)
class RefusedLookAdmin(Behind404, OnlyToRead, DeskAdmin):
    """Looks that were refused, counted by the minute."""

    list_display = ("minute", "viewer", "times")
    list_filter = ("who",)
    list_select_related = ("who",)
    fields = ("minute", "viewer", "times")

    @admin.display(description=_("by"), ordering="who")
    def viewer(self, row: RefusedLook) -> str:
        return people.name_of(row.who)
