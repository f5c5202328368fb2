"""What a load balancer asks: is the process up, and can it do its work?"""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.core.cache import caches
from django.db import Error, connections
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from redis.exceptions import RedisError

from articles.models import Article, Image, Letter, Setback, Stroke
from articles.models.stroke import LATE
from newsroom.replica import is_behind

_PICTURES = timedelta(hours=1)


def alive(_request: HttpRequest) -> HttpResponse:
    return _answer("ok")


def ready(_request: HttpRequest) -> HttpResponse:
    """200 when database and cache answer a question, else 503 with the name of what does not. What
    is late, while readers are served all the same, stands in lines of its own."""
    if not _answers("default"):
        return _answer("database", status=503)
    try:
        caches["shared"].set("readyz", "ok", 5)
    except (OSError, RedisError):
        return _answer("cache", status=503)
    return _answer("\n".join(["ok", *(f"late: {one}" for one in _late())]))


def _late() -> Iterator[str]:
    now = timezone.now()
    if Stroke.objects.is_late(at=now):
        yield "clock"
    if Article.objects.due(at=now - LATE).exists():
        yield "stories"  # also one that the clock may not publish: the log says why
    if Letter.objects.filter(asked_at__lt=now - LATE).exists():
        yield "letters"
    if Image.objects.filter(is_rendered=False, uploaded_at__lt=now - _PICTURES).exists():
        yield "pictures"
    if Setback.objects.exists():
        yield "setbacks"
    if "replica" in settings.DATABASES and (not _answers("replica") or is_behind()):
        yield "replica"


def _answers(alias: str) -> bool:
    """A connection that was kept may be one to nobody."""
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except Error:
        connections[alias].close()
        return False
    return True


def _answer(text: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(text, content_type="text/plain", status=status)
    response["Cache-Control"] = "no-store"
    return response
