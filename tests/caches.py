"""What processes remember besides the database."""

from django.core.cache import caches


def forget() -> None:
    """As if they had just been started: no page, card, suggestion or count of questions is kept."""
    for name in ("quick", "cards", "shared"):
        caches[name].clear()
