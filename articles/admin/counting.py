"""Lists count so far and no further: who looks for something beyond narrows them."""

from typing import Any

from django.core.paginator import Paginator
from django.utils.functional import cached_property

MOST = 10_000


class ShortPaginator(Paginator):
    """`is_cut`: whether there are more than these pages show."""

    @cached_property
    def count(self) -> int:
        return min(self._found, MOST)

    @property
    def is_cut(self) -> bool:
        return self._found > MOST

    @cached_property
    def _found(self) -> int:
        found: Any = self.object_list
        return int(found.order_by()[: MOST + 1].count())
