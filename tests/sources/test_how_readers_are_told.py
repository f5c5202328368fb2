"""«How we know» says what stands behind an unnamed source and nothing that does not."""

import pytest
from django.utils import translation

from articles.models import Verification
from articles.models.source import GroundRule
from articles.sources import Sourcing, disclosure
from tests.thought import check, passage, reply

BACKGROUND = GroundRule.BACKGROUND
Kind = Verification.Kind
WORDS = "لن تتجاوز الكلفة ما رُصد لها"
ALONE = "ليس لدينا مصدر ثانٍ يؤكد ذلك، وأحد المحررين يعرف من هو المصدر."
SECOND = "أكد مصدر آخر ما قاله المصدر."


def told(*passages, **more) -> list[str]:
    box = disclosure(Sourcing(attributions=passages, **more), "ar")
    return box["sentences"][1 + len(box["sources"]) :]  # who they are, and why they have no name


def confirmed(one, kind):
    made = check(one, "confirmed")
    made.kind = kind
    return made


def test_one_source_alone_is_said():
    assert told(passage(WORDS, BACKGROUND)) == [ALONE]


def test_a_second_source_is_said_where_there_is_one():
    one = passage(WORDS, BACKGROUND)
    assert told(one, passage(WORDS, source=2)) == [SECOND]
    assert told(one, passage("غير ذلك", source=2)) == [ALONE]


@pytest.mark.parametrize("kind", ["", *Kind.values])
def test_a_check_is_said_as_what_it_was(kind):
    one = passage(WORDS, BACKGROUND)
    (said,) = told(one, verifications=[confirmed(one, kind)])
    assert ("مصدر آخر" in said) == (kind == Kind.SECOND_SOURCE)
    word = {Kind.DOCUMENT: "وثيقة", Kind.IMAGE: "صور", Kind.EXPERT: "خبير"}.get(kind, "")
    assert word in said


def test_each_way_is_said_once_and_one_that_is_open_is_said_alone():
    one, other = passage(WORDS, BACKGROUND, source=1), passage("في 30 شهراً", BACKGROUND, source=2)
    checks = [confirmed(one, Kind.DOCUMENT), confirmed(other, Kind.DOCUMENT)]
    assert len(told(one, other, verifications=checks)) == 1
    assert told(one, other, verifications=checks[:1]) == [ALONE]
    checks[1].kind = Kind.EXPERT
    assert len(told(one, other, verifications=checks)) == 2
    assert told(one, verifications=[checks[0], check(one, "disputed")]) == [ALONE]


def test_who_was_asked_and_what_he_said():
    asked = {"party_ar": "الهيئة", "asked_at": "2026-11-20", "shown_to_readers": True}
    one = passage(WORDS, BACKGROUND)
    silent, answered = reply(**asked), reply(**asked, answer_ar="ننفي ذلك")
    assert "لم نتلقَّ" in told(one, replies=[silent])[1]
    assert "ننفي ذلك" in told(one, replies=[answered])[1]
    assert told(one, replies=[reply(**{**asked, "shown_to_readers": False})]) == [ALONE]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_speaks_the_language_of_the_edition(language):
    one = passage(
        WORDS, BACKGROUND, description_en="a senior official", reason_en="the rules forbid it"
    )
    with translation.override("en" if language == "ar" else "ar"):
        said = " ".join(disclosure(Sourcing(attributions=[one]), language)["sentences"])
    assert any("a" <= letter <= "z" for letter in said) == (language == "en")
    assert any("ا" <= letter <= "ي" for letter in said) == (language == "ar")
