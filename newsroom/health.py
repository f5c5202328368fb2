"""What a load balancer asks: is the process up, and can it do its work?"""

from django.core.cache import cache
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from redis.exceptions import RedisError


def alive(_request: HttpRequest) -> HttpResponse:
    return _answer("ok")


def ready(_request: HttpRequest) -> HttpResponse:
    """200 when database and cache answer, else 503 with the name of what does not."""
    try:
        connection.ensure_connection()
    except Error:
        return _answer("database", status=503)
    try:
        cache.set("readyz", "ok", 5)
    except (OSError, RedisError):
        return _answer("cache", status=503)
    return _answer("ok")


def _answer(text: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(text, content_type="text/plain", status=status)
    response["Cache-Control"] = "no-store"
    return response
