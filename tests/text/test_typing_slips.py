"""Slip or correction, as a copy chief would say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.slip import judge

AR = [
    ("أقرّ المجلس خطة لتوسعة الرصيف", "أقر المجلس خطة لتوسعة الرصيف", ""),
    ("اجتمع الوزراء في المدينه أمس", "اجتمع الوزراء في المدينة أمس", ""),
    ("وصل الوفد الى الكويت", "وصل الوفد إلى الكويت", ""),
    ("تحدث المسؤلون عن الخطة", "تحدث المسؤولون عن الخطة", ""),
    ("أعلنت الحوكمة موازنتها", "أعلنت الحكومة موازنتها", ""),
    ("انعقدت القمة في في موعدها", "انعقدت القمة في موعدها", ""),
    ("بدأت المفاوضات فيالعاصمة", "بدأت المفاوضات في العاصمة", ""),
    ("توقعت الهيئة انكماش الاقتصاذ", "توقعت الهيئة انكماش الاقتصاد", ""),
    ("يفتتح المعرض غداً", "يفتتح المعرض غدا", ""),
    ("أعلنت الهيئة إعدام خطتها", "أعلنت الهيئة إعداد خطتها", "meaning"),
    ("وافق المجلس على الاتفاق", "لم يوافق المجلس على الاتفاق", "added"),
    ("لم يوافق المجلس", "لن يوافق المجلس", "negation"),
    ("كشف عن اتفاق سري", "كشف عن اتفاق سري ونفت طهران ذلك لاحقاً", "added"),
    ("قَتل الحارس اللص", "قُتل الحارس اللص", "vowels"),
    ("تنجز في 30 شهراً", "تنجز في 36 شهراً", "number"),
    ("تنجز في ثلاثين شهراً", "تنجز في ثمانين شهراً", "number"),
    ("كلفتها مليون دينار", "كلفتها مليار دينار", "number"),
    ("رفض الوزير العرض", "فرض الوزير العرض", "meaning"),
    ("اعتقال المعارض أمس", "اغتيال المعارض أمس", "meaning"),
    ("طلب المدعي التأجيل", "طلب المدعى التأجيل", "meaning"),
    ("قال إن الكلفة «لن تتجاوز المرصود»", "قال إن الكلفة «لن تجاوز المرصود»", "quotation"),
    ("قال إن الكلفة لن ترتفع", "قال إن الكلفة «لن ترتفع»", "quotation"),
    ("وصلت سلمى الهاشم", "وصلت سلمى الهاشمي", "name"),
    ("قال مصدر في الهيئة", "قال مصادر في الهيئة", "source"),
]
EN = [
    ("The goverment approved the plan", "The government approved the plan", ""),
    ("The council has aproved the plan", "The council has approved the plan", ""),
    ("Officials said that that was late", "Officials said that was late", ""),
    ("Officals met in the the capital", "Officials met in the capital", "name"),
    ("The move was legal", "The move was illegal", "meaning"),
    ("The court will convict him", "The court will not convict him", "added"),
    ("He can attend the hearing", "He can't attend the hearing", "negation"),
    ("The ministry cut imports", "The ministry cut exports", "meaning"),
    ("Two officers were detained", "Ten officers were detained", "number"),
    ("The cost “will not exceed” that", "The cost “will not exeed” that", "quotation"),
    ("Salma Hashem spoke", "Selma Hashem spoke", "name"),
    ("A source at the port said", "A sauce at the port said", "source"),
    ("He was paid in march", "He was paid in batch", "too_far"),
]
NAMES = ["سلمى الهاشم", "Salma Hashem"]


@pytest.mark.parametrize(("old", "new", "reason"), AR)
def test_in_arabic(old, new, reason):
    assert judge(old, new, "ar", names=NAMES).reason == reason


@pytest.mark.parametrize(("old", "new", "reason"), EN)
def test_in_english(old, new, reason):
    assert judge(old, new, "en", names=NAMES).reason == reason


def test_words_of_an_allegation_are_no_slip():
    old, new = "اتهمه بتحويل الأمول إلى الخارج وسافر", "اتهمه بتحويل الأموال إلى الخارج وسافر"
    assert judge(old, new, "ar").reason == ""
    guarded = ["بتحويل الأمول إلى الخارج"]
    assert judge(old, new, "ar", guarded=guarded).reason == "guarded"
    assert judge(old, new, "ar", guarded=[""]).reason == "guarded"  # the whole story
    assert judge(f"{old} بطائره", f"{old} بطائرة", "ar", guarded=guarded).reason == ""


def test_a_heading_that_becomes_a_paragraph_is_more_than_a_slip():
    old, new = "<h2>خطة الرصيف</h2><p>أقرت.</p>", "<p>خطة الرصيف</p><p>أقرت.</p>"
    assert judge(old, new, "ar", is_html=True).reason != ""
    mended = "<h2>خطه الرصيف</h2><p>أقرت.</p>"
    assert judge(mended, old, "ar", is_html=True).reason == ""


def test_another_link_is_more_than_a_slip():
    old = '<p>قال <a href="https://example.com/a">المجلس</a> أمس.</p>'
    assert judge(old, old.replace("/a", "/b"), "ar", is_html=True).reason != ""


def test_words_are_counted():
    old, new = "المدينه الكبيره أعلنت خطتها", "المدينة الكبيرة أعلنت خطتها"
    assert judge(old, new, "ar").count == 2
    assert judge(new, new, "ar").count == 0


@given(st.text(alphabet="ابتن «»3قلم", max_size=30))
def test_a_text_is_no_change_of_itself(text):
    assert judge(text, text, "ar") == judge("", "", "ar")


@given(
    st.lists(st.sampled_from(["قال", "المجلس", "لا", "3", "«", "»", "أمس"]), max_size=8), st.data()
)
def test_a_number_or_negation_never_comes_or_goes(words, data):
    place = data.draw(st.integers(0, len(words)))
    come = data.draw(st.sampled_from(["لم", "لن", "7", "ألف", "غير"]))
    more = [*words[:place], come, *words[place:]]
    assert judge(" ".join(words), " ".join(more), "ar").reason
    assert judge(" ".join(more), " ".join(words), "ar").reason
