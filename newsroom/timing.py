"""`Server-Timing` (W3C): how long an answer took and how much of that the database did, for who
looks into a browser's network panel. Off unless SERVER_TIMING is on."""

from collections.abc import Callable
from contextlib import ExitStack
from time import perf_counter
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import connections
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


def server_timing(answer: Answer) -> Answer:
    if not settings.SERVER_TIMING:
        raise MiddlewareNotUsed

    def middleware(request: HttpRequest) -> HttpResponse:
        asked: list[float] = []

        def watch(execute: Callable[..., Any], *question: Any) -> Any:
            begun = perf_counter()
            try:
                return execute(*question)
            finally:
                asked.append(perf_counter() - begun)

        begun = perf_counter()
        with ExitStack() as watched:
            for connection in connections.all():
                watched.enter_context(connection.execute_wrapper(watch))
            response = answer(request)
        made = 1000 * (perf_counter() - begun)
        response["Server-Timing"] = (
            f'made;dur={made:.1f}, db;dur={1000 * sum(asked):.1f};desc="{len(asked)} queries"'
        )
        return response

    return middleware
