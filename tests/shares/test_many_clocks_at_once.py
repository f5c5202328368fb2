"""Clocks and readers at the same time: nothing is counted twice, nothing is lost, a story is
published once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.models import Sum
from django.utils import timezone

from articles import shares
from articles.models import Change, ShareDay, ShareEvent, ShareTotal, Status
from tests import makers
from tests.shares.presses import press

pytestmark = pytest.mark.django_db(transaction=True)
READERS, CLOCKS, VISITORS = 4, 2, 12


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Each in a thread and a connection of its own."""

    def alone(work: Callable[[], Any]) -> Any:
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(alone, works))


def test_what_is_counted_while_clocks_fold_is_counted_once():
    now = timezone.now()
    story = makers.published(at=now - timedelta(days=1))

    def read() -> int:
        """Every reader presses for the same visitors, so three presses in four are repeats."""
        return sum(press(story, at=now, address=f"192.0.2.{host}") for host in range(VISITORS))

    def fold() -> int:
        return sum(shares.fold(at=now, batch=3) for _time in range(10))

    done = at_once(*[read] * READERS, *[fold] * CLOCKS)
    counted, folded = sum(done[:READERS]), sum(done[READERS:])
    while part := shares.fold(at=now):
        folded += part
    assert counted == folded == VISITORS
    assert ShareTotal.objects.get(article=story).total == VISITORS
    assert ShareDay.objects.aggregate(all=Sum("count"))["all"] == VISITORS
    assert ShareEvent.objects.filter(is_folded=False).count() == 0


def test_two_clocks_publish_a_due_story_once():
    now = timezone.now()
    story = makers.scheduled(at=now - timedelta(days=1), publish_at=now - timedelta(hours=1))
    at_once(*[lambda: call_command("clock", "--once", stdout=StringIO())] * 3)
    story.refresh_from_db()
    assert story.status == Status.PUBLISHED
    assert Change.objects.count() == 1
