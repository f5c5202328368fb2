"""Sentences, and passages found again."""

from hypothesis import given
from hypothesis import strategies as st

from articles.text.passages import find_quote, sentences

STORY = (
    "قال مصدر في الوزارة إن العجز بلغ 3.5 في المئة. وأضاف أن «القرار اتُّخذ. ولن يُراجَع» قبل الصيف. "
    "وذكر د. سالم المرعي أن المشروع تأخّر! فهل يُستأنف؟ لا أحد يعلم…"
)


def test_sentences_end_at_their_marks_only() -> None:
    assert [s.text for s in sentences(STORY)] == [
        "قال مصدر في الوزارة إن العجز بلغ 3.5 في المئة.",
        "وأضاف أن «القرار اتُّخذ. ولن يُراجَع» قبل الصيف.",
        "وذكر د. سالم المرعي أن المشروع تأخّر!",
        "فهل يُستأنف؟",
        "لا أحد يعلم…",
    ]


def test_a_guillemet_left_open_does_not_swallow_the_story() -> None:
    assert len(sentences("قال «نعم. ثم مضى. ثم عاد.")) == 3


@given(st.text(alphabet=st.sampled_from("اب.؟!«» \n3")))
def test_sentences_are_cut_from_the_text_and_lose_nothing(text: str) -> None:
    found = sentences(text)
    assert all(text[s.start : s.end] == s.text for s in found)
    assert "".join("".join(s.text for s in found).split()) == "".join(text.split())


def test_a_quoted_passage_is_found_by_its_words() -> None:
    found = find_quote(STORY, "المشروع تأخّر")
    assert found
    assert STORY[found.start : found.end] == "المشروع تأخّر"


def test_the_surroundings_choose_between_equal_passages() -> None:
    text = "أكد المصدر ذلك. ونفى الوزير ذلك. ثم كرر المصدر ذلك."
    found = find_quote(text, "ذلك", prefix="ونفى الوزير ")
    assert found
    assert found.start == text.index("ذلك", text.index("الوزير"))
    last = find_quote(text, "المصدر ذلك", prefix="ثم كرر ")
    assert last
    assert last.start == text.rindex("المصدر")


def test_spacing_tatweel_and_commas_may_change_under_an_anchor() -> None:
    found = find_quote("قال  المصدر ، إنّ الأمـر  انتهى.", "المصدر إنّ الأمر انتهى")
    assert found
    assert found.text == "المصدر ، إنّ الأمـر  انتهى"


def test_a_changed_passage_is_no_longer_found() -> None:
    assert find_quote(STORY, "المشروع توقّف") is None
    assert find_quote("قُتِل الجندي", "قَتَل الجندي") is None
    assert find_quote(STORY, "  ") is None


@given(st.text(alphabet=st.sampled_from("ابج ـ،.«»")), st.data())
def test_any_part_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    part = text[start : data.draw(st.integers(start, len(text)))]
    found = find_quote(text, part, text[:start])
    assert (found is None) == (not part.strip())
    assert found is None or found.text == part
