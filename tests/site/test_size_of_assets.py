"""What a phone must fetch before it has a page."""

from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "articles" / "static" / "articles"


@pytest.mark.parametrize(
    ("pattern", "most"), [("css/*.css", 30), ("js/*.js", 15), ("fonts/*.woff2", 130)]
)
def test_the_budget_is_kept(pattern, most):
    files = list(STATIC.glob(pattern))
    assert files
    assert sum(path.stat().st_size for path in files) <= most * 1024


def test_nothing_is_fetched_from_elsewhere():
    for path in [*STATIC.glob("css/*.css"), *STATIC.glob("js/*.js")]:
        text = path.read_text()
        assert "//" not in text.replace("// ", ""), path


def test_arabic_letters_are_never_spaced_slanted_or_justified():
    text = "".join(path.read_text() for path in STATIC.glob("css/*.css"))
    assert "letter-spacing: 0" in text
    assert text.count("letter-spacing") == 1
    assert "uppercase" not in text
    assert "justify;" not in text
