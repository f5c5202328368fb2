"""Records: to be read by whom the roles allow, changed by nobody, superusers included."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from articles.admin.mixin import Mixin
from articles.models import Article


class OfStoriesSeen(Mixin):
    """Rows of stories, those alone whose working copy the account may read."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        seen = Article.objects.seen_by(request.user).values("pk")
        return super().get_queryset(request).filter(article__in=seen)


class OnlyToRead:
    def has_add_permission(self, request: HttpRequest, *_object: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
