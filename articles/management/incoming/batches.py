"""Batches of stories are read and taken in: here, or by several processes at once."""

import multiprocessing
import signal
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections
from django.urls import reverse
from django.utils import timezone, translation

from articles.management.incoming.arrivals import Arrivals, Outcome
from articles.management.incoming.files import Unread, pieces_in, read_piece
from articles.management.incoming.story import Incoming
from articles.management.processes import end_with_parent
from articles.models import Status

BATCH = 200
AHEAD = 2  # batches that wait for each process: files larger than the memory come in, too

Batch = list[tuple[Path, str, Any]]
Done = tuple[Counter[str], list[str]]


def take(arrivals: Arrivals, language: str, batch: Batch) -> Done:
    """How many of a batch came in, were here or were refused, and what is to be said about them.
    `language`: that of stories which name none."""
    counted: Counter[str] = Counter()
    said: list[str] = []
    read: list[tuple[str, Incoming]] = []
    for path, place, piece in batch:
        story = read_piece(path, place, piece, language=language)
        if isinstance(story, Unread):
            counted["refused"] += 1
            said.append(f"{story.place}: {story.reason}")
        else:
            read.append((place, story))
    for outcome in arrivals.take(read):
        counted[_counts_as(outcome)] += 1
        said += _remarks(outcome)
    return counted, said


_arrivals: Arrivals  # of a process that was begun by `taken`


def batches_in(paths: Sequence[Path]) -> Iterator[Batch]:
    pieces = pieces_in(paths)
    while batch := list(islice(pieces, BATCH)):
        yield batch


def taken(
    arrivals: Arrivals, language: str, batches: Iterable[Batch], processes: int
) -> Iterator[Done]:
    """What became of each batch, in their order. Raises BrokenProcessPool when a process was
    killed; what it had taken in stays."""
    if processes <= 1:
        yield from (take(arrivals, language, batch) for batch in batches)
        return
    connections.close_all()  # a connection is of one process
    forked = multiprocessing.get_context("fork")
    waiting: deque[Future[Done]] = deque()
    with ProcessPoolExecutor(processes, forked, _begin, (arrivals,)) as pool:
        try:
            for batch in batches:
                waiting.append(pool.submit(_take, language, batch))
                if len(waiting) > processes * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def _begin(arrivals: Arrivals) -> None:
    global _arrivals
    _arrivals = arrivals
    end_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # what was begun is ended; the first process stops
    translation.activate(settings.LANGUAGE_CODE)


def _take(language: str, batch: Batch) -> Done:
    return take(_arrivals, language, batch)


def _counts_as(outcome: Outcome) -> str:
    if outcome.is_here_already:
        return "here"
    return "refused" if outcome.refusal else "in"


def _remarks(outcome: Outcome) -> Iterator[str]:
    if outcome.refusal:
        yield f"{outcome.place}: {outcome.refusal}"
    if outcome.said:
        yield f"{outcome.place}: {outcome.said}"
    if outcome.article is None:
        return
    if outcome.article.embargoed_until:
        until = timezone.localtime(outcome.article.embargoed_until)
        yield f"{outcome.place}: embargoed until {until:%Y-%m-%d %H:%M}, kept as a draft"
    expired = outcome.story.expires_at
    if expired and outcome.article.status == Status.DRAFT:
        yield f"{outcome.place}: its sender lets it be used until {expired:%Y-%m-%d %H:%M} UTC"
    if outcome.article.legal_hold:
        yield f"{outcome.place}: withheld by its sender, kept as a draft on hold"
    for remark in (*outcome.story.remarks, *outcome.story.left_out):
        yield f"{outcome.place}: {remark}"
    if not outcome.story.has_headline:
        page = reverse("admin:articles_article_change", args=[outcome.article.pk])
        yield f"{outcome.place}: it came without a headline; give it one at {page}"
