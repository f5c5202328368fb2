"""What an editor sees of a change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.diff import word_diff

TEXT = st.text(alphabet=st.sampled_from("ابَ ،.\n«»\u200c3")) | st.text()


@given(TEXT, TEXT)
def test_both_texts_come_back_whole(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(text for kind, text in pieces if kind != "new") == old
    assert "".join(text for kind, text in pieces if kind != "gone") == new
    assert all(text for _, text in pieces)


@given(TEXT)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert word_diff(text, text) == ([("same", text)] if text else [])


def test_a_changed_word_is_shown_whole_with_its_clitics() -> None:
    assert word_diff("وصل للمطار أمس", "وصل بالمطار أمس") == [
        ("same", "وصل"),
        ("gone", " للمطار"),
        ("new", " بالمطار"),
        ("same", " أمس"),
    ]


def test_a_vowel_mark_is_a_change() -> None:
    assert [kind for kind, _ in word_diff("قَتل", "قُتل")] == ["gone", "new"]


def test_a_comma_is_a_change_of_its_own() -> None:
    assert word_diff("قال نعم", "قال، نعم") == [("same", "قال"), ("new", "،"), ("same", " نعم")]


def test_three_thousand_words_are_compared_whole() -> None:
    old = " ".join(f"كلمة{n % 400} في" for n in range(1500))
    new = old.replace("كلمة7 ", "عبارة ")
    pieces = word_diff(old, new)
    assert {text.strip() for kind, text in pieces if kind == "gone"} == {"كلمة7"}
    assert {text.strip() for kind, text in pieces if kind == "new"} == {"عبارة"}


@pytest.mark.parametrize("old", ["ا " * 60_000, "في من على " * 20_000, "<" * 50_000])
def test_one_word_over_and_over_is_compared_and_nothing_is_lost(old):
    new = old[: len(old) - 3_000] + "خاتمة"
    pieces = word_diff(old, new)
    assert "".join(text for kind, text in pieces if kind != "new") == old
    assert "".join(text for kind, text in pieces if kind != "gone") == new
    assert len(pieces) < 10
