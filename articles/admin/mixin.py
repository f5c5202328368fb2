"""The base of what is mixed into an admin: to a type checker an admin, to Python nothing."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.admin.options import BaseModelAdmin as Mixin
else:
    Mixin = object

__all__ = ["Mixin"]
