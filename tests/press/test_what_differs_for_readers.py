"""Two compositions of one language: what looks different, what is signed anew, what is told."""

from dataclasses import replace

import pytest

from articles.press import Composition, Difference, differences
from articles.press.marks import Passage
from articles.press.pictures import Picture

NOW = Composition(
    "ar",
    texts={"headline": "خطة جديدة", "body": "<p>أُقرّت أمس.</p>", "slug": "خطة", "kicker": "حصري"},
    facts={"genre": "news", "section": 1},
    byline=[(1, "text")],
    topics=[2, 3],
    lead=Picture(4, "بديل", "تعليق", "تصوير"),
    pictures=[Picture(5, "", "", "")],
    disclosure={"sources": [{"ref": 1}], "sentences": ["قال"]},
    passages=[Passage(1, "أُقرّت", "", "")],
)


def told(**changes) -> list[tuple[str, bool, bool]]:
    """Field, whether sign-offs fall, whether readers are told."""
    return [
        (one.field, one.is_signed, one.is_told) for one in differences(NOW, replace(NOW, **changes))
    ]


def texts(**changes) -> dict:
    return {"texts": {**NOW.texts, **changes}}


def facts(**changes) -> dict:
    return {"facts": {**NOW.facts, **changes}}


def test_nothing_differs_from_itself():
    assert told() == []
    assert told(byline=((1, "text"),), topics=(2, 3)) == []


@pytest.mark.parametrize(
    ("changes", "differs"),
    [
        (texts(headline="خطة أخرى"), ("headline", True, True)),
        (texts(headline="خطة، جديدة"), ("headline", False, False)),
        (texts(body="<p>أُقرّت <strong>أمس</strong>.</p>"), ("body", False, False)),
        (texts(body="<p>أُلغيت أمس.</p>"), ("body", True, True)),
        (texts(slug="أخرى"), ("slug", True, False)),
        (texts(kicker=""), ("kicker", True, True)),
        (facts(genre="opinion"), ("genre", True, True)),
        (facts(section=9), ("section", True, True)),
        (facts(shares_enabled=False), ("shares_enabled", False, False)),
        ({"byline": [(2, "text")]}, ("byline", True, True)),
        ({"topics": [2]}, ("topics", True, True)),
        ({"lead": None}, ("lead", True, True)),
        ({"pictures": []}, ("pictures", True, True)),
        ({"disclosure": {"sources": [{"ref": 1}], "sentences": []}}, ("disclosure", False, False)),
        ({"disclosure": {}}, ("disclosure", True, True)),
        ({"passages": []}, ("passages", True, True)),
    ],
)
def test_what_one_change_does(changes, differs):
    assert told(**changes) == [differs]


def test_spacing_of_a_text_looks_the_same():
    assert told(**texts(headline="خطة  جديدة ")) == []


def test_two_changes_are_two_differences_in_the_order_of_the_story():
    assert [name for name, *_ in told(**texts(slug="x", kicker="ع"), topics=[9])] == [
        "kicker",
        "slug",
        "topics",
    ]


def test_what_stood_and_what_stands_are_both_there():
    (one,) = differences(NOW, replace(NOW, **facts(genre="opinion")))
    assert one == Difference("genre", "news", "opinion", is_signed=True)


def test_slips_may_be_mended_in_running_text_alone():
    assert Difference("body", "", "", True).is_running_text
    assert not Difference("slug", "", "", True).is_running_text
    assert not Difference("byline", "", "", True).is_running_text
