"""However answers are looked for, in the whole index or among the newest stories, with hints that
are right or wrong, they are the same in the same order."""

import itertools

import pytest
from django.utils import timezone

from articles import search
from articles.models import Publication
from articles.search import documents, finding, indexing
from articles.search.backends import postgresql
from tests.search.archive import printed

pytestmark = pytest.mark.django_db

QUESTIONS = [
    "الرصيف",
    "رصيف الميناء",
    "«رصيف الميناء»",
    "«الميناء رصيف»",
    "«رصيف الميناء الشرقي»",
    "عمال الميناء",
    "الميناء قمر",
    "على",
]
HEADLINES = ["رصيف الميناء يُفتح", "عمال الرصيف", "أمسية في المسرح", "الميناء الشرقي", "خبر"]
BODIES = [
    "اتفق العمال على رصيف الميناء الشرقي.",
    "اتفق عمال الميناء على إصلاح رصيف قديم.",
    "زار الوفد الميناء، وكان الرصيف خالياً.",
    "أعلن المجلس خطة على ثلاث مراحل.",
]


@pytest.fixture
def archive():
    for body, rounds in zip(BODIES, (3, 2, 1, 2), strict=True):
        printed(*HEADLINES * rounds, body=body)


def answers() -> list[tuple[str, str, bool, list[int]]]:
    """Of every question: all that answers, page by page."""
    found = []
    for text, order in itertools.product(QUESTIONS, ("relevance", "newest")):
        cursor: str | None = ""
        keys: list[int] = []
        while cursor is not None:
            page = search.find(
                text=text,
                language="ar",
                at=timezone.now(),
                order=order,
                cursor=cursor,
                page_size=3,
            )
            keys += [one.pk for one in page.publications]
            cursor = page.next
        assert len(keys) == len(set(keys)), text
        found.append((text, order, page.widened, keys))
    return found


def test_among_the_newest_or_in_the_whole_index(archive, monkeypatch):
    asked_of_all = answers()
    assert sum(len(keys) for *_asked, keys in asked_of_all) > 200
    monkeypatch.setattr(finding, "COUNTED", 0)
    for walked in (1, 5, 1000):
        monkeypatch.setattr(postgresql, "_WALKED", walked)
        assert answers() == asked_of_all


def test_words_that_the_index_takes_for_neighbours_and_that_are_none(archive, monkeypatch):
    told_apart = answers()
    monkeypatch.setattr(postgresql, "_neighbours", lambda words: ["&0"] * (len(words) - 1))
    # What was written of the same text before is not written again.
    monkeypatch.setattr(indexing, "document", documents.document.__wrapped__)
    search.index(list(Publication.objects.all()))
    assert answers() == told_apart
