"""What every page needs is one sheet, made of the small files, in their order and never stale."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from articles.site.sheets import FOLDER, JOINED, Sheets


@pytest.mark.parametrize("name", JOINED)
def test_a_joined_sheet_is_its_parts_in_their_order(name):
    parts = [Path(finders.find(f"{FOLDER}/{part}.css")).read_text() for part in JOINED[name]]
    assert Path(finders.find(f"{FOLDER}/{name}")).read_text() == "\n".join(parts)


def test_what_was_joined_before_a_part_changed_is_joined_anew():
    kept = Path(finders.find(f"{FOLDER}/paper.css"))
    fresh = kept.read_text()
    kept.write_text("stale")
    assert Path(finders.find(f"{FOLDER}/paper.css")).read_text() == fresh


def test_they_are_collected_beside_the_others():
    listed = dict(Sheets().list(None))
    assert set(listed) == {f"{FOLDER}/{name}" for name in JOINED}
    assert all(storage.exists(path) for path, storage in listed.items())


def test_no_other_name_is_found():
    assert Sheets().find("articles/css/other.css") is None
    assert Sheets().find("elsewhere/paper.css") is None
