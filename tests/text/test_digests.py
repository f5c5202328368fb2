"""What voids a sign-off and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.digest import canonical_html, canonical_text, digest, flattened

WORDS = st.lists(st.text(alphabet="ابتنقلَُّة«»ab3", min_size=1, max_size=5), min_size=1, max_size=8)
GAPS = st.sampled_from([" ", "  ", "، ", ". ", " - ", "\n", "؟ ", " ـ ", "… "])


def of(text: str) -> str:
    return digest({"body": text})


@given(WORDS, st.data())
def test_retouching_between_words_keeps_the_digest(words: list[str], data: st.DataObject) -> None:
    retouched = words[0]
    for word in words[1:]:
        retouched += data.draw(GAPS) + word
    assert of(retouched + ".") == of(" ".join(words))


@given(WORDS, st.data())
def test_tatweel_keeps_the_digest(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    place = data.draw(st.integers(0, len(text)))
    assert of(text[:place] + "ـ" + text[place:]) == of(text)


@given(WORDS, WORDS)
def test_different_words_have_different_digests(one: list[str], other: list[str]) -> None:
    assert (of(" ".join(one)) == of(" ".join(other))) == (one == other)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("قَتَل", "قُتِل"),
        ("«نعم»", "نعم"),
        ("3.5", "35"),
        ("3.5", "3 5"),
        ("-5", "5"),
        ("2020-2024", "2020 2024"),
        ("3:1", "3 1"),
        ("1,250", "1.250"),
        ("لا يريد", "لايريد"),
        ("٣", "3"),
        ("شدّد", "شدد"),
    ],
)
def test_a_change_of_meaning_changes_the_digest(before: str, after: str) -> None:
    assert of(f"قال {before} أمس") != of(f"قال {after} أمس")


def test_order_of_fields_does_not_count_but_their_names_do() -> None:
    assert digest({"a": "1", "b": "2"}) == digest({"b": "2", "a": "1"})
    assert digest({"a": "1", "b": "2"}) != digest({"a": "2", "b": "1"})
    assert digest({"a": "1 2", "b": ""}) != digest({"a": "1", "b": "2"})


def body(html: str) -> str:
    return digest({"body": canonical_html(html)})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>قال، نعم</p>", "<p>قال <strong>نعم</strong>.</p>"),
        ("<p>قال <a href='/x'>نعم</a></p>", "<p>قال، <a href='/x'>نعم.</a></p>"),
        ("<p>قال</p>", '<p dir="rtl" lang="ar">قــال!</p>'),
    ],
)
def test_dress_does_not_count_in_a_body(before: str, after: str) -> None:
    assert body(before) == body(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>قال</p>", "<h2>قال</h2>"),
        ("<p>قال <a href='/a.b'>نعم</a></p>", "<p>قال <a href='/a-b'>نعم</a></p>"),
        ("<p>قال <a href='/a'>نعم</a></p>", "<p><a href='/a'>قال</a> نعم</p>"),
        ("<figure data-image=1></figure>", "<figure data-image=2></figure>"),
        (
            "<p><span data-attribution='a'>قال</span></p>",
            "<p><span data-attribution='b'>قال</span></p>",
        ),
        ("<p>أ ب</p>", "<p>ب أ</p>"),
        ("<ul><li>أ ب</li><li>ج</li></ul>", "<ul><li>أ</li><li>ب ج</li></ul>"),
        ("<blockquote>أ</blockquote>", "<aside class=pullquote>أ</aside>"),
    ],
)
def test_structure_targets_and_marks_count_in_a_body(before: str, after: str) -> None:
    assert body(before) != body(after)


@given(st.text())
def test_canonical_text_is_settled(text: str) -> None:
    assert canonical_text(canonical_text(text)) == canonical_text(text)


def test_what_is_empty_counts_as_what_was_never_there():
    told = {"a": None, "b": False, "c": "", "d": [], "e": {"f": [0, True, "نص", None]}}
    assert dict(flattened(told)) == {".e.f.0": "0", ".e.f.1": "True", ".e.f.2": "نص"}


def test_words_round_a_number_with_a_point_stay():
    assert canonical_text("ارتفع، إذن، 3.5 نقاط.") == "ارتفع إذن 3.5 نقاط"
