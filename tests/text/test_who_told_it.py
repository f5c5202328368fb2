"""Where copy says who told it: verbs and phrases, with what is put before and after them."""

import pytest

from articles.text.languages import pack

TELLS = {
    "كشف مصدر في الوزارة أن العقد أُلغي": "كشف",
    "وكشفت مصادر مطلعة عن صفقة ثانية": "وكشفت",
    "ووفقاً للمصدر، تأخر المشروع": "ووفقاً للمصدر",
    "وفق مصدر في الهيئة تأخر المشروع": "وفق مصدر",
    "ووفقا له تأخر المشروع": "ووفقا له",
    "وبحسب المسؤول تأخر المشروع": "وبحسب المسؤول",
    "حسب قوله تأخر المشروع": "حسب قوله",
    "وأوضحت الناطقة أن الموعد قائم": "وأوضحت",
    "وقالا إن الموعد قائم": "وقالا",
    "ويقول الوزير إن الموعد قائم": "ويقول",
    "وأكّدت الهيئة الموعد": "وأكّدت",
    "سيعلن المجلس النتائج غداً": "سيعلن",
    "وبيّن المدير موعد الافتتاح": "وبيّن",
    "وبين المدير أن الافتتاح قريب": "وبين",
    "وذكر المصدر، أن الشحنة وصلت": "وذكر",
    "وأشار المسؤول إلى تأخر الشحنة": "وأشار",
    "تأخرت الشحنة، نقلاً عن مسؤول في الميناء": "نقلاً عن",
    "تأخرت الشحنة على حد قوله": "على حد قوله",
    "قـــال الوزير نعم": "قـــال",
}
TELLS_NOTHING = [
    "يقع الجسر بين المدينة والميناء",
    "وبين الجانبين خلاف قديم",
    "نقل المصابون إلى المستشفى",
    "قدّم كشف الحساب في موعده",
    "شارك ثلاثون ذكراً وأنثى",
    "وُزعت الحصص حسب المنطقة",
    "يُعاقَب المخالف وفق القانون",
    "ليس هذا فحسب",
    "وشمل التفاهم فتح المنافذ",
    "لفت المعرض الأنظار",
    "",
]


@pytest.mark.parametrize("sentence", TELLS)
def test_a_phrase_is_found_with_its_prefixes_and_pronouns(sentence):
    (start, end), *_more = pack("ar").attributions(sentence)
    assert sentence[start:end] == TELLS[sentence]


@pytest.mark.parametrize("sentence", TELLS_NOTHING)
def test_a_word_that_only_looks_like_one_tells_nothing(sentence):
    assert list(pack("ar").attributions(sentence)) == []


def test_english_says_it_as_well():
    sentence = "The pier is late, according to two officials."
    (start, end), *_more = pack("en").attributions(sentence)
    assert sentence[start:end] == "according to"
    assert list(pack("en").attributions("The pier is late.")) == []
