"""A paper and its rehearsal ask one Valkey: what one keeps there is nothing to the other."""

from tests.address.servers import told_by

KEEPS = "caches['quick'].set('names', 'of the rehearsal')"
READS = "print(caches['quick'].get('names'))"


def paper(server: str, address: str, does: str) -> str:
    script = f"import django; django.setup(); from django.core.cache import caches; {does}"
    return told_by(script, CACHE_URL=server, SITE_URL=address).strip()


def test_two_papers_keep_their_own_and_two_machines_of_one_keep_together(own_cache):
    paper(own_cache, "https://rehearsal.example", KEEPS)
    assert paper(own_cache, "https://paper.example", READS) == "None"
    assert paper(own_cache, "https://rehearsal.example", READS) == "of the rehearsal"
