"""What every test may ask for."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import translation

from tests import makers


@pytest.fixture(autouse=True)
def _arabic_and_clean() -> Iterator[None]:
    """Each test begins in the paper's own language and with an empty cache."""
    cache.clear()
    with translation.override("ar"):
        yield


@pytest.fixture
def cast(db: None) -> dict:
    """One account a role, by the role's name."""
    return makers.cast()
