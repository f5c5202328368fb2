"""The drawn pictures: the same for the same seed, and worth looking at."""

import pytest
from PIL import ImageStat

from articles.management.demo import drawing, newsroom


@pytest.fixture
def _small(monkeypatch):
    monkeypatch.setattr(drawing, "SIZE", (320, 200))


def test_a_picture_has_the_size_of_a_lead():
    assert drawing.draw("harbour", "any").size == (1600, 1000)


@pytest.mark.usefixtures("_small")
@pytest.mark.parametrize("motif", drawing.MOTIFS)
def test_a_motif_is_the_same_for_a_seed_and_another_for_another(motif):
    first = drawing.draw(motif, "a story").tobytes()
    assert drawing.draw(motif, "a story").tobytes() == first
    assert drawing.draw(motif, "another story").tobytes() != first


@pytest.mark.usefixtures("_small")
@pytest.mark.parametrize("motif", drawing.MOTIFS)
def test_no_picture_is_a_flat_field(motif):
    deviation = ImageStat.Stat(drawing.draw(motif, "a story").convert("L")).stddev[0]
    assert deviation > 15


def test_every_motif_a_story_asks_for_can_be_drawn():
    asked = {told["picture"]["motif"] for told in newsroom.stories() if "picture" in told}
    assert asked <= set(drawing.MOTIFS)
