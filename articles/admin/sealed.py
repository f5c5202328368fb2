"""What is closed so that nobody learns it is there: the pages about sources."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone

from articles import roles
from articles.admin.desk import account
from articles.admin.mixin import Mixin
from articles.sources import handling
from articles.workflow import people


def may_see_sources(user: Any) -> bool:
    """By a role that was given: being a superuser is not enough."""
    return bool(people.groups_of(user) & roles.SEE_SOURCES)


class Behind404(Mixin):
    """Whoever may not come in is told what is told of any address that leads nowhere."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return may_see_sources(request.user) and super().has_module_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_see_sources(request.user) and super().has_view_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, *args: Any, **more: Any) -> Any:
        return self._or_nothing(request, super().changelist_view, *args, **more)  # type: ignore[misc]

    def changeform_view(self, request: HttpRequest, *args: Any, **more: Any) -> Any:
        return self._or_nothing(request, super().changeform_view, *args, **more)  # type: ignore[misc]

    def history_view(self, request: HttpRequest, *args: Any, **more: Any) -> Any:
        return self._or_nothing(request, super().history_view, *args, **more)  # type: ignore[misc]

    def delete_view(self, request: HttpRequest, *args: Any, **more: Any) -> Any:
        return self._or_nothing(request, super().delete_view, *args, **more)  # type: ignore[misc]

    def _or_nothing(
        self, request: HttpRequest, page: Callable[..., Any], *args: Any, **more: Any
    ) -> Any:
        try:
            return page(request, *args, **more)
        except (PermissionDenied, Http404):
            handling.record_refusal(account(request), at=timezone.now())
            raise Http404 from None
