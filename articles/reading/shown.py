"""What readers are shown of a story beside its text, the same at every door."""

from datetime import datetime
from typing import Any

from django.conf import settings

from articles.models import Correction


def share_total(publication: Any) -> int | None:
    """The count of shares, from a row that was asked `with_shares`; None below the floor and where
    it is switched off."""
    shown = publication.shares_enabled and publication.show_share_count
    total: int = publication.share_total
    return total if shown and total >= max(settings.SHARE_COUNT_FLOOR, 1) else None


def corrections_told(article: int, *, at: datetime) -> list[Correction]:
    """What readers of the active language are told of a story, by its key, the newest first. 1
    query."""
    said = Correction.objects.filter(article_id=article, at__lte=at)
    return [one for one in said if one.text]
