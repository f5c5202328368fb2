"""A story pasted as one run of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.normalise import clean
from articles.text.raw_story import read_raw

SENTENCES = [
    "كشف مصدر في هيئة الموانئ لـ«النهار الجديد» أن لجنة فنية أوصت بتأجيل افتتاح الرصيف"
    " الشمالي عاماً كاملاً",
    "وأوضح المصدر أن التكلفة ارتفعت 3.5 في المئة، وأن المقاول طلب «مهلة أخيرة. لا تمديد"
    " بعدها» قبل نهاية الصيف",
    "وقال د. ناصر العبيد إن الخط البحري بين ميناء السلام ـ رأس الرمال سيُشغَّل تجريبياً"
    " بسفينتين صغيرتين",
    "ولوّحت النقابة بإضراب مفتوح رداً على ما سمّته «تهميشاً متعمداً» لعمال المناوبة الليلية"
    " في الأرصفة القديمة",
    "في المقابل، نفت الهيئة رسمياً أي تأخير، مؤكدة أن الأعمال تسير وفقاً للجدول المعلن"
    " وأن التشغيل بات وشيكاً جداً",
    "ورأى مراقبون أن المشروع يحتاج ضخّ أموال جديدة، لكن الخزانة لا تستطيع ذلك حالياً"
    " رغم وعود متكررة سابقاً",
]
STORY = ". ".join(SENTENCES) + "."


def test_every_word_and_mark_is_kept_and_the_share_label_dropped() -> None:
    story = read_raw(STORY + "\nمشاركة :")
    assert story.dropped == ["مشاركة :"]
    whole = " ".join(story.paragraphs)
    assert whole == STORY
    assert whole.count("«") == whole.count("»") == 3
    assert whole.count("اً") == STORY.count("اً") > 5
    assert "ـ" in whole
    assert "لوّحت" in whole


def test_paragraphs_are_of_readable_length_and_end_with_a_sentence() -> None:
    lengths = [len(paragraph.split()) for paragraph in read_raw(STORY * 3).paragraphs]
    assert all(30 <= length <= 80 for length in lengths[:-1])
    assert all(p.endswith(".") and p.count("«") == p.count("»") for p in read_raw(STORY).paragraphs)


def test_breaks_of_the_sender_stay() -> None:
    assert read_raw("فقرة أولى.\n\nفقرة ثانية.").paragraphs == ["فقرة أولى.", "فقرة ثانية."]


@pytest.mark.parametrize(
    "label", ["مشاركة :", "شارك", "مشــاركة:", "شارك الخبر", "Share:", "share"]
)
def test_share_labels_on_the_last_line_go(label: str) -> None:
    assert read_raw(f"انتهى الخبر.\n{label}\n") == (["انتهى الخبر."], [label])


def test_a_label_run_into_the_last_line_goes_with_its_colon_only() -> None:
    assert read_raw("انتهى الخبر. مشاركة :") == (["انتهى الخبر."], ["مشاركة :"])
    assert read_raw("طلبت الوزارة. مشاركة").dropped == []
    assert read_raw("أعلنت الشركات مشاركة").dropped == []


def test_an_empty_text_is_an_empty_story() -> None:
    assert read_raw(" \n ") == ([], [])


@given(
    st.lists(st.sampled_from([*SENTENCES, "لا", "«نعم. ربما"]), max_size=12),
    st.sampled_from([". ", "! ", "\n"]),
)
def test_words_come_out_in_the_order_they_went_in(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    assert " ".join(read_raw(text).paragraphs).split() == clean(text).split()
