"""What a load balancer asks: is the process up, and can it do its work?"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, cast

from django.conf import settings
from django.core.cache import caches
from django.db import Error, connection, connections
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from redis.exceptions import RedisError

from articles import freshness
from articles.models import Article, Image, Letter, Setback, ShareEvent, Stroke
from articles.models.stroke import LATE
from newsroom.caches import Shared
from newsroom.replica import is_behind

_PICTURES = timedelta(hours=1)
_OFF = timedelta(seconds=1)  # between two clocks that NTP sets


def alive(_request: HttpRequest) -> HttpResponse:
    return _answer("ok")


def ready(_request: HttpRequest) -> HttpResponse:
    """200 when database and cache answer a question, else 503 with the name of what does not. What
    is late, while readers are served all the same, stands in lines of its own."""
    for part in ("database", "cache"):
        if not answers(part):
            return _answer(part, status=503)
    return _answer("\n".join(["ok", *(f"late: {one}" for one in _late())]))


def parts() -> list[str]:
    """What this paper leans on. Without the first two it can do nothing."""
    more = {
        "replica": "replica" in settings.DATABASES,
        "time": connection.vendor == "postgresql",
        "edges": bool(settings.EDGES),
    }
    return ["database", "cache", *(part for part, is_there in more.items() if is_there)]


def answers(part: str) -> bool:
    """Whether this one of `parts` answers a question; of a replica, whether it is read; of the
    time, whether our clock goes with the database's; of edges, whether all heard of our changes."""
    if part == "cache":
        try:
            if settings.CACHE_URL:
                cast(Shared, caches["shared"]).ask_again()
            caches["shared"].set("readyz", "ok", 5)
        except (OSError, RedisError):
            return False
        return True
    if part == "replica":
        return _is_there("replica") and not is_behind()
    if part == "time":
        return _is_on_time()
    if part == "edges":
        return not freshness.unheard(LATE)
    return _is_there("default")


def waiting(now: datetime) -> dict[str, QuerySet[Any]]:
    """What waits for longer than it should, or for somebody to look."""
    local = timezone.localtime(now - LATE, timezone.get_default_timezone())
    before = Q(day__lt=local.date()) | Q(day=local.date(), hour__lt=local.hour)
    return {
        "stories": Article.objects.due(at=now - LATE),  # the log says why, where it may not
        "letters": Letter.objects.filter(asked_at__lt=now - LATE),
        "pictures": Image.objects.filter(is_rendered=False, uploaded_at__lt=now - _PICTURES),
        "shares": ShareEvent.objects.filter(before, is_folded=False),  # they know their hour alone
        "setbacks": Setback.objects.all(),
    }


def _late() -> Iterator[str]:
    now = timezone.now()
    if Stroke.objects.is_late(at=now):
        yield "clock"
    yield from (what for what, rows in waiting(now).items() if rows.exists())
    yield from (part for part in parts()[2:] if not answers(part))


def _is_there(alias: str) -> bool:
    """A connection that was kept may be one to nobody."""
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except Error:
        connections[alias].close()
        return False
    return True


def _is_on_time() -> bool:
    """However long the question takes. A story comes out by the clock of the machine that is
    asked: one that is ahead shows it early."""
    before = timezone.now()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            (there,) = cursor.fetchone()
    except Error:
        return False
    return bool(before - _OFF <= there <= timezone.now() + _OFF)


def _answer(text: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(text, content_type="text/plain", status=status)
    response["Cache-Control"] = "no-store"
    return response
