"""What the journeys may ask for."""

import pytest

from tests.journey.editors import Editor


@pytest.fixture(params=[(1440, 900), (390, 844)], ids=["1440", "390"])
def screen(request, monkeypatch) -> tuple[int, int]:
    """Every editor sits before a wide screen, or holds a telephone."""
    width, height = request.param
    monkeypatch.setattr(Editor, "screen", {"width": width, "height": height})
    return request.param
