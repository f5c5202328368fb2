from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import DeskAdmin, in_languages
from articles.models import Article, BreakingLine

AN_HOUR = timedelta(hours=1)


@admin.register(BreakingLine)
class BreakingLineAdmin(DeskAdmin):
    list_display = ("__str__", "starts_at", "ends_at", "is_live")
    autocomplete_fields = ("article",)
    fields = (*in_languages("line"), "article", "starts_at", "ends_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without those that lead to a story which the account may not read."""
        seen = Article.objects.seen_by(request.user).values("pk")
        return super().get_queryset(request).filter(Q(article=None) | Q(article__in=seen))

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "article":
            kwargs["queryset"] = Article.objects.seen_by(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """From now, for an hour."""
        now = timezone.localtime().replace(second=0, microsecond=0)
        asked = super().get_changeform_initial_data(request)
        return {"starts_at": now, "ends_at": now + AN_HOUR, **asked}

    @admin.display(description=_("on every page now"), boolean=True)
    def is_live(self, line: BreakingLine) -> bool:
        return line.starts_at <= timezone.now() < line.ends_at
