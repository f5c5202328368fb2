"""Records: to be read by whom the roles allow, changed by nobody, superusers included."""

from typing import Any

from django.http import HttpRequest


class OnlyToRead:
    def has_add_permission(self, request: HttpRequest, *_object: Any) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
