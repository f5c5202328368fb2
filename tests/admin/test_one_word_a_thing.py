"""The glossary of docs/arabic.md and the catalogue say the same."""

import re

import pytest
from django.conf import settings

from tests.admin.test_the_catalogue_is_complete import FOLDERS, entries

ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]*)\|$", re.MULTILINE)


def glossary() -> list[tuple[str, str, list[str]]]:
    text = (settings.BASE_DIR / "docs" / "arabic.md").read_text()
    table = text.partition("## Words of the interface")[2]
    rows = ROW.findall(table)[1:]
    assert len(rows) > 25
    return [(m.strip(), a.strip(), [w for w in n.strip().split(" · ") if w]) for m, a, n in rows]


@pytest.mark.parametrize(("message", "arabic", "_never"), glossary())
def test_a_message_is_said_as_the_glossary_says(message, arabic, _never):
    said = {
        forms[0] for context, one, forms in entries(FOLDERS[0]) if one == message and not context
    }
    assert said == {arabic}


@pytest.mark.parametrize("never", sorted({word for *_row, words in glossary() for word in words}))
def test_no_message_says_what_the_glossary_leaves_out(never):
    whole = re.compile(rf"(?<!\w){re.escape(never)}(?!\w)")
    said = [form for _context, _one, forms in entries(FOLDERS[0]) for form in forms]
    assert [form for form in said if whole.search(form)] == []
