"""The demo's pictures: each is there, is large enough to lead with, and is used once."""

from collections import Counter

import pytest
from PIL import Image, ImageStat

from articles.management.demo import newsroom
from articles.management.demo.house import CONTENT, content, picture

KEPT = sorted(path.stem for path in (CONTENT / "pictures").glob("*.webp"))


def asked() -> list[str]:
    stories = newsroom.stories()
    leads = [told["key"] for told in stories if "picture" in told]
    inside = [name for told in stories for name in told.get("pictures", {})]
    return [*leads, *inside, *(f"face-{one['slug']}" for one in content("people.json"))]


def test_what_is_asked_for_is_kept_and_nothing_else():
    assert sorted(asked()) == KEPT
    assert set(Counter(asked()).values()) == {1}


@pytest.mark.parametrize("name", KEPT)
def test_a_picture_is_large_enough_and_no_flat_field(name):
    with picture(name) as file, Image.open(file) as shown:
        wide, high = shown.size
        assert min(wide, high) >= 600 if name.startswith("face-") else wide >= 1200
        assert ImageStat.Stat(shown.convert("L")).stddev[0] > 15
