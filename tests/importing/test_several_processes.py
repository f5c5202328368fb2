"""Where a database has room for several writers, several processes take stories in."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from articles.management.incoming import batches
from articles.models import Article, Change, Contributor, Publication, Topic
from tests import makers
from tests.address.servers import database_address, soon
from tests.importing.files import lines, record, run

pytestmark = pytest.mark.django_db(transaction=True)
on_postgres = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer")


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    makers.section("economy")
    makers.person("managing_editor")
    monkeypatch.setattr(batches, "BATCH", 5)
    monkeypatch.setattr("articles.management.commands.import_stories.BATCH", 5)


def stories(count):
    """Each names a person that is new and a topic that its neighbours name, too."""
    return [
        record(
            id=str(number),
            headline=f"خطة للرصيف {number}",
            topics=[f"الرصيف {number // 7}", "الموانئ"],
            byline=[f"مراسل {number % 11}", f"كاتب {number % 3}"],
        )
        for number in range(count)
    ]


def publish(path, **options):
    options = {"publish": True, "by": "managing_editor", "section": "economy", **options}
    return run(path, **options)


@on_postgres
@pytest.mark.parametrize("options", [{}, {"publish": False, "by": None}])
def test_each_story_comes_in_once_and_each_name_is_made_once(tmp_path, options):
    told = stories(60)
    path = lines(tmp_path, *told, b"{broken", *told[::-1])
    summary, said, _well = publish(path, processes=3, **options)
    assert summary == "60 in, 60 already here, 1 refused"
    assert "line 61" in said
    assert Article.objects.count() == 60
    assert Topic.objects.count() == 10
    assert Contributor.objects.count() == 14
    assert all(one.topics.count() == 2 for one in Article.objects.all())


@on_postgres
def test_several_make_what_one_makes(tmp_path):
    path = lines(tmp_path, *stories(40))
    publish(path, processes=3)
    assert Publication.objects.count() == 40
    assert Change.objects.count() == 40
    assert publish(path, processes=1)[0] == "0 in, 40 already here, 0 refused"


@on_postgres
def test_a_process_that_is_killed_is_told_of_and_the_next_run_takes_the_rest(tmp_path, monkeypatch):
    path = lines(tmp_path, *stories(40))
    parent, take = os.getpid(), batches.take

    def take_or_die(arrivals, language, batch):
        if os.getpid() != parent and "line 21" in batch[0][1]:
            os.kill(os.getpid(), signal.SIGKILL)
        return take(arrivals, language, batch)

    monkeypatch.setattr(batches, "take", take_or_die)
    _summary, said, well = publish(path, processes=2)
    assert not well
    assert "Run it again" in said
    monkeypatch.undo()
    publish(path, processes=2)
    assert Article.objects.count() == 40


@on_postgres
def test_what_is_killed_outright_leaves_no_process_behind(tmp_path):
    told = ["--publish", "--by=managing_editor", "--section=economy", "--processes=2"]
    command = [
        sys.executable,
        "manage.py",
        "import_stories",
        lines(tmp_path, *stories(5000)),
        *told,
    ]
    environment = {**os.environ, "DATABASE_URL": database_address()}
    first = subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment, stderr=subprocess.DEVNULL
    )
    try:
        soon(lambda: Article.objects.exists(), seconds=60)
        begun = Path(f"/proc/{first.pid}/task/{first.pid}/children").read_text().split()
    finally:
        first.kill()
        first.wait()
    assert len(begun) == 2
    soon(lambda: not any(Path(f"/proc/{one}").exists() for one in begun))


@pytest.mark.skipif(connection.vendor == "postgresql", reason="PostgreSQL has many writers")
def test_sqlite_says_that_it_has_one_writer(tmp_path):
    _summary, said, well = publish(lines(tmp_path, *stories(1)), processes=2)
    assert not well
    assert "PostgreSQL" in said
    assert publish(lines(tmp_path, *stories(1)))[0] == "1 in, 0 already here, 0 refused"


@pytest.mark.parametrize("written", ["0", "-1", "two"])
def test_what_is_no_number_of_processes_is_said_so(tmp_path, written):
    path = lines(tmp_path, record())
    _summary, said, well = run(f"--processes={written}", path)
    assert not well
    assert "number of processes" in said
