"""What a phone must fetch before it has a page."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from articles.models import Publication
from tests import makers

STATIC = Path(__file__).parents[2] / "articles" / "static" / "articles"


def size(path: Path) -> int:
    """In bytes; of a style sheet without comments and indentation, as the budget counts it."""
    if path.suffix != ".css":
        return path.stat().st_size
    return len(
        re.sub(r"/\*.*?\*/|(?<=[{};:,\n])\s+", "", path.read_text(), flags=re.DOTALL).encode()
    )


@pytest.mark.parametrize(("pattern", "most"), [("js/*.js", 15), ("fonts/*.woff2", 130)])
def test_the_budget_is_kept(pattern, most):
    files = list(STATIC.glob(pattern))
    assert files
    assert sum(size(path) for path in files) <= most * 1024


@pytest.mark.django_db
def test_a_long_story_with_all_that_stands_around_it_is_sixty_kilobytes_at_most(client):
    sentence = " ".join(f"<p>{makers.HEADLINE}، كما قال «مصدر» في الهيئة.</p>" for _ in range(150))
    story = makers.publication(
        texts={"body_ar": makers.BODY + sentence, "standfirst_ar": "م" * 300}
    )
    makers.archive(6)
    assert Publication.objects.get(pk=story.pk).word_count > 1500
    response = client.get(story.get_absolute_url())
    assert len(response.content) <= 60 * 1024


@pytest.mark.django_db
@pytest.mark.parametrize(
    "page",
    [
        "/",
        "/economy/",
        "/latest/",
        "/archive/",
        "/about/",
        "/corrections/",
        "/search/?q=رصيف",
        "/nothing/",
        None,
    ],
)
def test_no_page_asks_for_more_than_the_budget(client, page):
    """What the page itself names, so that a file in another folder counts too."""
    story = makers.publication()
    html = client.get(page or story.get_absolute_url()).content.decode()
    for kind, most in (("css", 30), ("js", 15)):
        names = set(re.findall(rf'(?:href|src)="/static/([^"]+\.{kind})"', html))
        assert names
        assert sum(size(Path(finders.find(name))) for name in names) <= most * 1024


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
