"""GET /metrics: numbers for a monitoring system, for who has the token."""

import os
import re
import subprocess
import sys
from urllib.request import Request, urlopen

import pytest
from django.conf import settings as configured
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from articles.models import Letter, Stroke
from tests import makers
from tests.address.servers import free_port, told_by, until_it_listens

pytestmark = pytest.mark.django_db
TOKEN = "t" * 32


def asked(token=TOKEN):
    return Client(headers={"Authorization": f"Bearer {token}"}).get("/metrics")


def value(text, name):
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
    return float(found[1]) if found else None


@pytest.mark.parametrize("token", ["", "wrong", "t" * 31])
def test_nobody_else_learns_that_it_is_there(settings, token):
    settings.METRICS_TOKEN = TOKEN
    assert asked(token).status_code == 404
    settings.METRICS_TOKEN = ""
    assert asked(token).status_code == 404


def test_what_waits_is_a_number(settings):
    settings.METRICS_TOKEN = TOKEN
    makers.picture()
    Letter.objects.create(
        what="password", email="a@paper.example", language="ar", asked_at=makers.NOON
    )
    Stroke.objects.told(at=timezone.now())
    answer = asked()
    assert answer["Content-Type"].startswith("text/plain")
    assert answer["Cache-Control"] == "no-store"
    text = answer.content.decode()
    assert value(text, 'newsroom_up{what="database"}') == 1
    assert value(text, 'newsroom_waiting{what="letters"}') == 1
    assert value(text, 'newsroom_waiting{what="shares"}') == 0
    assert 0 <= value(text, "newsroom_clock_age_seconds") < 60
    assert "paper.example" not in text


def test_it_answers_while_the_database_is_away(settings):
    settings.METRICS_TOKEN = TOKEN

    def refuses(*_words):
        raise OperationalError("gone")

    with connection.execute_wrapper(refuses):
        text = asked().content.decode()
    assert value(text, 'newsroom_up{what="database"}') == 0
    assert "newsroom_waiting" not in text.replace("# ", "")


def test_processes_of_a_server_are_added_up(tmp_path):
    port = free_port()
    nowhere = {"VAR_DIR": str(tmp_path), "DATABASE_URL": "", "CACHE_URL": ""}
    server = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "newsroom.granian",
            "newsroom.wsgi:application",
            "--interface",
            "wsgi",
            "--workers",
            "2",
            "--port",
            str(port),
            "--log-level",
            "warning",
        ],
        cwd=configured.BASE_DIR,
        env={**os.environ, **nowhere, "METRICS_TOKEN": TOKEN, "LOG_FORMAT": "text"},
    )

    def fetch(path):
        question = Request(f"http://127.0.0.1:{port}{path}")
        question.add_header("Authorization", f"Bearer {TOKEN}")
        question.add_header("Host", "127.0.0.1")
        with urlopen(question, timeout=20) as answer:
            return answer.read().decode()

    try:
        until_it_listens(port, server)
        for _time in range(12):
            fetch("/speculation.json")
            fetch("/healthz")
        text = fetch("/metrics")
    finally:
        server.terminate()
        server.wait(20)
    made, kept = (
        value(text, f'newsroom_answers_total{{door="site",kept="{kept}",status="200"}}')
        for kept in ("no", "yes")
    )
    assert made >= 1  # whoever has a page made gets it with an Age as well
    assert made + kept == 12
    assert value(text, 'newsroom_answer_seconds_count{door="healthz"}') == 12


KEPT = """
import django; django.setup()
from django.test import Client
from newsroom.metrics import measured

def application(environ, start):
    kept = [("Age", "7")] if environ["PATH_INFO"] != "/admin/x" else []
    start("200 OK", kept)
    return [b""]

answer = measured(application)
for path in ("/", "/latest/", "/admin/x", "/économie/", "//", "x"):
    list(answer({"PATH_INFO": path}, lambda *_words: None))
asked = Client(headers={"Authorization": "Bearer " + "t" * 32, "Host": "localhost"})
print(asked.get("/metrics").content.decode())
"""


def test_pages_that_are_kept_are_counted_apart_and_doors_are_few(tmp_path):
    told = told_by(KEPT, VAR_DIR=str(tmp_path), METRICS_TOKEN=TOKEN)
    assert value(told, 'newsroom_answers_total{door="site",kept="yes",status="200"}') == 5
    assert value(told, 'newsroom_answers_total{door="admin",kept="no",status="200"}') == 1
