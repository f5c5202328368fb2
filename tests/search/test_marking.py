"""Which words are marked in a result, and which passage is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import search
from articles.search.questions import joined, question
from tests.search.archive import printed

pytestmark = pytest.mark.django_db
WORDS = st.lists(
    st.sampled_from(["الرصيف", "بالرصيف", "3-1", "«نعم»", "و", " ", "\n", "<b>", "NovaChip"])
)


def asked(text: str):
    return question(text, "ar", joined("ar"))


def hits(text: str, words: str) -> list[str]:
    return [piece.text for piece in search.mark(text, asked(words)) if piece.is_hit]


def test_whole_words_are_marked_with_their_clitics():
    assert hits("وصل بالرصيف إلى أرصفة الميناء", "رصيف") == ["بالرصيف", "أرصفة"]


def test_a_phrase_is_marked_where_it_stands_side_by_side():
    pieces = search.mark("الرصيف ثم الرصيف الشرقي", asked("«الرصيف الشرقي»"))
    drawn = "".join(f"[{one.text}]" if one.is_hit else one.text for one in pieces)
    assert drawn == "الرصيف ثم [الرصيف] [الشرقي]"


@given(words=WORDS)
def test_the_pieces_are_the_text_again(words):
    text = " ".join(words)
    assert "".join(piece.text for piece in search.mark(text, _QUAY)) == text


_QUAY = question("الرصيف نعم", "ar", ())


def test_the_passage_is_the_sentence_that_answers_best():
    text = "بدأ العمل أمس. قال الوزير إن الرصيف يُفتح غداً. وانتهى الاجتماع."
    shown = search.passage(text, asked("الرصيف الوزير"))
    assert "".join(piece.text for piece in shown).strip() == "قال الوزير إن الرصيف يُفتح غداً."


def test_a_long_sentence_is_shortened_round_its_first_hit():
    text = "كلمة " * 200 + "الرصيف " + "كلمة " * 200
    shown = "".join(piece.text for piece in search.passage(text, asked("الرصيف")))
    assert "الرصيف" in shown
    assert len(shown) <= 250


def test_a_text_without_an_answer_shows_its_beginning():
    (story,) = printed("خبر", body="بدأ العمل أمس.")
    shown = search.passage(story.plain_text, asked("كوكب"))
    assert "".join(piece.text for piece in shown).startswith("بدأ العمل")
