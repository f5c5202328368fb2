"""A paper that is closed stays so, also for a process that began while the database was away."""

from io import BytesIO

import pytest
from django.db import OperationalError

from articles import backups
from newsroom import closed

pytestmark = pytest.mark.django_db


def test_a_database_that_was_away_at_the_start_opens_nothing(monkeypatch):
    said = [OperationalError(), True, True, False]

    def is_closed() -> bool:
        answer = said.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(backups, "is_closed", is_closed)
    monkeypatch.setattr(closed, "_AGAIN", 0.0)
    reached = []

    def site(_environ, start):
        reached.append(1)
        start("200 OK", [])
        return [b""]

    application = closed.closed(site)
    statuses = []
    for _time in range(6):
        environ = {"PATH_INFO": "/", "REQUEST_METHOD": "HEAD", "wsgi.input": BytesIO()}
        application(environ, lambda status, _headers: statuses.append(status[:3]))
    assert statuses == ["200", "503", "503", "200", "200", "200"]
    assert said == []
