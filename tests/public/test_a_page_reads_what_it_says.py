"""What a page reads of a query makes it another page for the cache; nothing else does."""

from urllib.parse import unquote, urlsplit

import pytest
from django.http import QueryDict

from newsroom.page_keys import read_at
from tests.public.paper import every_page, every_route

ALL = set("q after before window section topic contributor period order".split())


@pytest.mark.django_db
def test_no_page_of_readers_reads_what_it_does_not_name(client, monkeypatch):
    looked_up: set[str] = set()

    class Watched(QueryDict):
        is_made = False

        def __init__(self, *words, **more):
            super().__init__(*words, **more)
            self.is_made = True

        def __getitem__(self, name):
            looked_up.add(name)
            return super().__getitem__(name)

        def __contains__(self, name):
            if self.is_made:
                looked_up.add(name)
            return super().__contains__(name)

    addresses = [*every_page(), *every_route()]
    monkeypatch.setattr("django.core.handlers.wsgi.QueryDict", Watched)
    everywhere = set()
    for address in addresses:
        path = unquote(urlsplit(address).path)
        if path.startswith("/api"):
            continue
        looked_up.clear()
        client.get(address)
        assert looked_up <= read_at(path.encode().decode("latin-1")), address
        everywhere |= looked_up
    assert everywhere == ALL


@pytest.mark.parametrize("path", ["/", "/en/", "/about/", "/feeds/latest.xml", "/no/such/page", ""])
def test_a_page_that_reads_nothing_is_one_page(path):
    assert read_at(path) == frozenset()


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/en/economy/", {"before"}),
        ("/economy/7/a-story/", {"before"}),
        ("/most-shared/", {"window", "section"}),
        ("/en/search/", ALL - {"before", "window"}),
        ("/live/7/", {"after"}),
    ],
)
def test_a_page_names_what_it_reads_in_every_language(path, names):
    assert read_at(path) == names
