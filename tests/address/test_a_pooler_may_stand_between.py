"""PgBouncer in transaction mode between us and PostgreSQL: each transaction may run on another
connection, so nothing may be left on one."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests import makers
from tests.address.servers import free_port, running

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="it stands before PostgreSQL"),
    pytest.mark.skipif(shutil.which("pgbouncer") is None, reason="no PgBouncer on this machine"),
]
# More threads than connections, and moves among the pages.
SCRIPT = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from django.test import Client
from articles.models import Publication
from articles.workflow import revisions
from tests import makers

def ask(number):
    if number % 5 == 0:
        return makers.published().status
    path = sys.argv[1:][number % len(sys.argv[1:])]
    return Client(headers={"host": "127.0.0.1"}).get(path).status_code

with ThreadPoolExecutor(6) as threads:
    told = list(threads.map(ask, range(60)))
call_command("clock", "--once")
call_command("reindex")
call_command("reprint", "--all")
# What reads row by row, outside a transaction.
read = [one.pk for one in Publication.objects.order_by("pk").iterator(chunk_size=2)]
with connection.cursor() as cursor:
    cursor.execute("SHOW TimeZone")
    zone = cursor.fetchone()[0]
    cursor.execute("SELECT COUNT(*) FROM pg_prepared_statements")
    prepared = cursor.fetchone()[0]
print(json.dumps([told, len(read), zone, prepared]))
"""


@pytest.fixture
def pooler() -> Iterator[str]:
    """DATABASE_URL of the database of this test, by way of PgBouncer with two connections."""
    connection.ensure_connection()
    there = connection.connection.info
    port = free_port()
    place = f"host={there.host} port={there.port} user={there.user}"
    if there.password:
        place += f" password={there.password}"
    # It does not run as root, and nobody else reads the folder of a test.
    folder = Path(tempfile.mkdtemp(prefix="pooler-"))
    folder.chmod(0o755)
    (folder / "users.txt").write_text(f'"{there.user}" ""\n')
    conf = folder / "pgbouncer.ini"
    conf.write_text(
        f"[databases]\n* = {place}\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\n"
        f"auth_type = any\nauth_file = {folder}/users.txt\nunix_socket_dir =\n"
        "pool_mode = transaction\ndefault_pool_size = 2\n"
    )
    command = ["pgbouncer", "-q", str(conf)]
    if os.geteuid() == 0:
        command += ["-u", Path(there.host).owner() if there.host.startswith("/") else "nobody"]
    try:
        with running(command, port):
            yield f"postgres://{there.user}@127.0.0.1:{port}/{there.dbname}"
    finally:
        shutil.rmtree(folder)


def test_pages_moves_and_commands_work_through_it(pooler: str) -> None:
    story = makers.publication(english=True)
    number = story.article_id
    paths = ["/", "/en/", "/latest/", "/search/?q=رصيف", story.get_absolute_url(), "/archive/"]
    paths += ["/api/v1/articles/?lang=ar", f"/api/v1/articles/{number}/?lang=ar", "/sitemap.xml"]
    told = {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": pooler}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *paths],
        env=os.environ | told,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    answers, read, zone, prepared = json.loads(done.stdout.splitlines()[-1])
    assert set(answers) == {200, "published"}
    assert read >= 12
    assert zone == "UTC"
    assert prepared == 0
