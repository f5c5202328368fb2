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
    assert told(one, passage(WORDS, source=2, description_ar="")) == [SECOND]
    assert told(one, passage("غير ذلك", source=2, description_ar="")) == [ALONE]


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


def box(*passages, language="ar", note="", **more) -> dict:
    return disclosure(Sourcing(attributions=passages, **more), language, note=note)


def document(words=WORDS, rule=BACKGROUND, **agreed):
    return passage(words, rule, source=7, source_kind="document", **agreed)


def test_a_document_is_told_as_one():
    told = box(document(description_ar="محضر اجتماع المجلس"))
    assert told["sentences"][0] == "تستند هذه المادة إلى وثيقة لا ننشرها: محضر اجتماع المجلس."
    assert told["documents"] == [1]
    both = box(passage(WORDS, BACKGROUND), document(description_ar="محضر اجتماع المجلس"))
    assert "مصدر واحد" in both["sentences"][0]
    assert "وثيقة" in both["sentences"][1]
    assert both["documents"] == [2]


@pytest.mark.parametrize(("count", "word"), [(1, "مصدر واحد"), (2, "مصدرين"), (3, "مصادر عدة")])
def test_how_many_there_are_is_said(count, word):
    passages = [passage(WORDS, BACKGROUND, source=number) for number in range(count)]
    assert word in box(*passages)["sentences"][0]


def test_who_is_on_the_record_is_named_beside_the_unnamed():
    named = passage("30 شهراً", source=2, description_ar="سلمى حداد، مديرة المرفأ")
    told = box(passage(WORDS, BACKGROUND), named, named)
    assert told["named"] == [{"description": "سلمى حداد، مديرة المرفأ", "is_document": False}]
    said = "وتستند كذلك إلى أقوال منشورة بأسماء أصحابها: سلمى حداد، مديرة المرفأ."
    assert said in told["sentences"]
    paper = document("30 شهراً", GroundRule.ON_THE_RECORD, description_ar="تقرير ديوان المحاسبة")
    assert (
        "واطلعنا على: تقرير ديوان المحاسبة." in box(passage(WORDS, BACKGROUND), paper)["sentences"]
    )
    assert box(named) == {}


def test_what_is_not_described_in_a_language_is_not_said_in_it():
    named = passage("30 شهراً", source=2, description_ar="سلمى حداد", description_en="")
    assert box(passage(WORDS, BACKGROUND), named, language="en")["named"] == []


def test_that_nobody_was_asked_is_said_and_why_where_readers_may_know():
    one = passage(WORDS, BACKGROUND)
    inside = {"reason_none": "يُخشى أن يُتلف المستند"}
    silent = box(one, replies=[reply(**inside)])
    assert silent["sentences"][-1] == "لم نطلب رداً من أحد قبل النشر."
    assert "المستند" not in str(silent)
    told = box(one, replies=[reply(**inside, not_asked_ar="أن السؤال يعرّض المصدر للخطر.")])
    assert told["sentences"][-1] == "لم نطلب رداً من أحد، والسبب: أن السؤال يعرّض المصدر للخطر."
    asked = reply(party_ar="الهيئة", asked_at="2026-11-20", shown_to_readers=True)
    both = box(one, replies=[asked, reply(**inside, not_asked_ar="لسبب")])
    assert not [said for said in both["sentences"] if "لم نطلب" in said]


def test_the_desk_adds_a_sentence_and_takes_none_away():
    one = passage(WORDS, BACKGROUND)
    without, added = box(one)["sentences"], box(one, note="زرنا الموقع مرتين.")["sentences"]
    assert added == [*without, "زرنا الموقع مرتين."]
    alone = box(passage(WORDS, description_ar="سلمى حداد"), note="زرنا الموقع مرتين.")
    assert alone["sentences"] == [
        "تستند هذه المادة إلى أقوال منشورة بأسماء أصحابها: سلمى حداد.",
        "زرنا الموقع مرتين.",
    ]
