"""A passage is found again while text moves around it, told from its like, and what stands in its
place is named when it was changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.passages import Passage, find_quote, sentences, stands_now, surroundings

WORDS = st.lists(st.sampled_from("ميناء رصيف عقد وزير لجنة شحنة قرار موعد".split()), max_size=14)
THRICE = "أكد الوزير ذلك. ثم نفى النائب ذلك. وقال المدير إنه لم يقل ذلك."


def around(text: str, exact: str, nth: int):
    at = -1
    for _ in range(nth + 1):
        at = text.index(exact, at + 1)
    found = next(one for one in occurrences(text, exact) if one.start == at)
    return surroundings(text, found)


def occurrences(text: str, exact: str):
    at = text.find(exact)
    while at >= 0:
        yield Passage(at, at + len(exact), exact)
        at = text.find(exact, at + 1)


@pytest.mark.parametrize("nth", [0, 1, 2])
@given(before=WORDS, after=WORDS)
def test_new_text_before_and_after_moves_no_anchor(nth, before, after):
    prefix, suffix = around(THRICE, "ذلك", nth)
    ahead = " ".join(before) + ". " if before else ""
    text = f"{ahead}{THRICE} {' '.join(after)}"
    found = find_quote(text, "ذلك", prefix, suffix)
    assert found
    places = [one.start for one in occurrences(text, "ذلك")]
    assert places.index(found.start) == nth


def test_surroundings_are_words_and_short():
    text = "كلمة " * 40 + "هنا " + "أخرى " * 40
    (found,) = occurrences(text, "هنا")
    prefix, suffix = surroundings(text, found)
    assert prefix.split() == ["كلمة"] * 6
    assert suffix.split() == ["أخرى"] * 6
    (alone,) = occurrences("هنا", "هنا")
    assert surroundings("هنا", alone) == ("", "")


STORY = "افتُتح الرصيف أمس. وبلغت كلفته 30 مليوناً وفق العقد الموقّع. وحضر الوزير."


def test_a_changed_passage_is_found_between_its_surroundings():
    prefix, suffix = around(STORY, "30 مليوناً وفق العقد", 0)
    now = stands_now(STORY.replace("30 مليوناً", "34 مليوناً"), "30 مليوناً وفق العقد", prefix, suffix)
    assert now
    assert now.text == "34 مليوناً وفق العقد"


def test_a_changed_sentence_that_moved_is_found_by_its_words():
    exact = sentences(STORY)[1].text
    moved = "وحضر الوزير. وبلغت كلفة الرصيف 34 مليوناً وفق العقد الموقّع. وافتُتح أمس."
    now = stands_now(moved, exact, "افتُتح الرصيف أمس.", "وحضر الوزير.")
    assert now
    assert now.text == "وبلغت كلفة الرصيف 34 مليوناً وفق العقد الموقّع."


def test_where_half_of_it_is_gone_nothing_stands_in_its_place():
    prefix, suffix = around(STORY, "30 مليوناً وفق العقد", 0)
    gone = STORY.replace("30 مليوناً وفق العقد", "قدراً لم يُعلن بعد لأحد")
    assert stands_now(gone, "30 مليوناً وفق العقد", prefix, suffix) is None
    assert stands_now("", "30 مليوناً وفق العقد", prefix, suffix) is None
