"""What a monitoring system asks: `GET /metrics` in Prometheus' text format, for who has the token.

Each process counts what it answers in a file of its own under VAR_DIR, and any of them adds all
files up (prometheus_client's multiprocess mode). Nothing of a story, a source or a reader is told:
numbers alone, by door."""

import os
import shutil
import time
from collections.abc import Iterable, Iterator
from hmac import compare_digest
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from articles.models import ShareEvent, ShareReview, Stroke
from newsroom import health
from newsroom.page_keys import MADE, Environ
from newsroom.pages import Application, Start

_ALL = settings.VAR_DIR / "metrics"
_DOORS = {"admin", "accounts", "api", "feeds", "share", "preview", "static", "media", "card"}
_DOORS |= {"healthz", "readyz", "metrics", "search"}
_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


def _ours() -> Path:
    """Of all processes of one server, and no other: what died with another is not added to ours.
    Asked in a worker, never in the server that forks it."""
    return _ALL / str(os.getppid())


def measured(application: Application) -> Application:
    """Counts every answer, those that are kept in front of Django too. Costs nothing where
    METRICS_TOKEN is not set."""
    if not settings.METRICS_TOKEN:
        return application
    _begin()
    from prometheus_client import Counter, Histogram  # chooses its files when it is imported

    answers = Counter("newsroom_answers", "Answers.", ["door", "status", "kept"])
    seconds = Histogram("newsroom_answer_seconds", "How long.", ["door"], buckets=_BUCKETS)

    def answer(environ: Environ, start: Start) -> Iterable[bytes]:
        first = environ["PATH_INFO"].split("/", 2)[1:2]
        door = first[0] if first and first[0] in _DOORS else "site"
        begun = time.perf_counter()

        def started(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            is_kept = any(name == "Age" for name, _value in headers) and MADE not in environ
            answers.labels(door, status[:3], "yes" if is_kept else "no").inc()
            return start(status, headers, *more)

        try:
            return application(environ, started)
        finally:
            seconds.labels(door).observe(time.perf_counter() - begun)

    return answer


def metrics(request: HttpRequest) -> HttpResponse:
    """404 to whoever does not bring METRICS_TOKEN as a bearer."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ").encode()
    if not settings.METRICS_TOKEN or not compare_digest(given, settings.METRICS_TOKEN.encode()):
        raise Http404
    from prometheus_client import CollectorRegistry, generate_latest
    from prometheus_client.multiprocess import MultiProcessCollector

    registry = CollectorRegistry()
    if _ours().is_dir():
        MultiProcessCollector(registry, path=str(_ours()))  # type: ignore[no-untyped-call]
    registry.register(_Waiting())
    response = HttpResponse(
        generate_latest(registry), content_type="text/plain; version=0.0.4; charset=utf-8"
    )
    response["Cache-Control"] = "no-store"
    return response


class _Waiting:
    """What the database says when it is asked."""

    def collect(self) -> Iterator[Any]:
        from prometheus_client.core import GaugeMetricFamily

        up = GaugeMetricFamily("newsroom_up", "Whether it answers.", labels=["what"])
        for part in health.parts():
            up.add_metric([part], health.answers(part))
        yield up
        now = timezone.now()
        rows = health.waiting(now) | {
            "shares": ShareEvent.objects.filter(is_folded=False),
            "share_reviews": ShareReview.objects.waiting(),
        }
        waiting = GaugeMetricFamily("newsroom_waiting", "Rows that wait.", labels=["what"])
        try:
            for what, found in rows.items():
                waiting.add_metric([what], found.count())
            struck = Stroke.objects.values_list("at", flat=True).first()
        except Error:
            return
        yield waiting
        if struck is not None:
            age = (now - struck).total_seconds()
            yield GaugeMetricFamily("newsroom_clock_age_seconds", "Since its stroke.", value=age)


def _begin() -> None:
    """A folder for the processes of this server; those of servers that are gone go."""
    _ours().mkdir(parents=True, exist_ok=True)
    for other in _ALL.iterdir():
        if other.name.isdigit() and not Path(f"/proc/{other.name}").exists():
            shutil.rmtree(other, ignore_errors=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(_ours())
