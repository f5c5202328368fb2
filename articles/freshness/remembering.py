"""What a process remembers as long as nothing changes that readers see: what stands on every page
and is too small to be kept anywhere else."""

import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import transaction

from articles.freshness import generation

_MOST = 2_000  # of them; what is asked for is known, so this is a bound and no plan
_A_SECOND = 1.0
_T = TypeVar("_T")


@dataclass(slots=True)
class _Memory:
    mark: tuple[bytes, bytes] = (b"", b"")
    found: dict[Hashable, tuple[float, Any]] = field(default_factory=dict)


_memory = _Memory()


def while_unchanged(key: Hashable, make: Callable[[], _T]) -> _T:
    """What `make` returned for this key under the present mark of the paper. It must depend on the
    key, the settings and the database alone, and is shared: nobody changes it.

    Nothing is remembered inside a transaction, which may be rolled back without a change of the
    mark, and for one second only where a change may be under way (articles.freshness.State)."""
    global _memory
    if transaction.get_connection().in_atomic_block:
        return make()
    try:
        state = generation.state()  # before the first question of `make`, never after
    except OSError:
        return make()
    memory, now = _memory, time.monotonic()
    if memory.mark != state.mark or len(memory.found) >= _MOST:
        # Another one, not this one emptied: whoever is still making fills the old one.
        memory = _memory = _Memory(state.mark)
    made, value = memory.found.get(key, (0.0, None))
    if made and (state.is_settled or now - made < _A_SECOND):
        kept: _T = value
        return kept
    new = make()
    memory.found[key] = (now, new)
    return new
