"""When a page changes by itself, because a moment has come."""

from datetime import datetime, timedelta

from django.db.models import Min
from django.utils import timezone

from articles.models import BreakingLine, FrontSlot, Image, Match, Publication

_FIELDS = (
    (Publication.objects.all(), "visible_from"),
    (Publication.objects.all(), "live_until"),
    (FrontSlot.objects.all(), "pinned_until"),
    (BreakingLine.objects.all(), "starts_at"),
    (BreakingLine.objects.all(), "ends_at"),
    (Match.objects.all(), "starts_at"),
    (Image.objects.filter(taken_out_at=None), "rights_expire_at"),
)


def next_moment(*, at: datetime) -> datetime:
    """The first moment after `at` that changes a page without anybody's doing: a story that comes
    out, a strip or a coverage that ends, a place on the front that is free again, midnight."""
    midnight = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    moments = [midnight + timedelta(days=1)]
    for rows, field in _FIELDS:
        coming = rows.filter(**{f"{field}__gt": at}).aggregate(first=Min(field))["first"]
        moments += [coming] if coming else []
    return min(moments)
