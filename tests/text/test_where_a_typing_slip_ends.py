"""The edges of a typing slip: how many letters, where a quotation ends, what a word carries."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.text import slip
from articles.text.slip import Verdict, judge

NAMES = ["سلمى الهاشم", "سلم", "Salma Hashem (Beirut)", "( ) van Dyke"]


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("بدأت المفاوضات فيالعاصمة", "بدأت المفاوضات في العاصمة", 1),
        ("بدأت المفاوضات في العا صمة", "بدأت المفاوضات في العاصمة", 1),
        ("قال لايريد الحرب", "قال لا يريد الحرب", 1),
        ("في في موعدها انعقدت القمة", "في موعدها انعقدت القمة", 1),
        ("قيل وتسلمو أمس", "قيل وتسلموا أمس", 1),
        ("انعقدت القمة في في موعدها", "انعقدت القمة في موعدها", 1),
        ("انعقدت القمة أمس انعقدت القمة أمس في موعدها", "انعقدت القمة أمس في موعدها", 3),
        ("المدينه الكبيره أعلنت خطتها وأقرت موازنه", "المدينة الكبيرة أعلنت خطتها وأقرت موازنة", 3),
    ],
)
def test_mended_words_are_counted(old, new, count):
    assert judge(old, new, "ar", names=NAMES) == Verdict(count=count)


def test_a_long_text_is_compared_word_by_word():
    old = "أقرت المدينة خطة الرصيف ثم أقرت المدينة موازنة الرصيف أمس. " * 40
    new = old.replace("خطة الرصيف", "خطه الرصيف", 1)
    assert judge(new, old, "ar") == Verdict(count=1)


def test_words_are_counted_over_all_paragraphs():
    old = "<p>أقرت المدينه خطتها.</p><p>أقرت المدينه موازنتها.</p>"
    assert judge(old, old.replace("نه", "نة"), "ar", is_html=True).count == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("زارت سلمى المدينة", "زارت سل مى المدينة"),
        ("زارت سل مى المدينة", "زارت سلمى المدينة"),
        ("جاءت سلمى سلمى أمس", "جاءت سلمى أمس"),
        ("رحبت بالهاشم أمس", "رحبت بالهاشمي أمس"),
        ("رحبت وبسلمى أمس", "رحبت وبسلما أمس"),
        ("he saw dyke there", "he saw dykes there"),
        ("in beirut, later", "in beirat, later"),
    ],
)
def test_a_name_is_never_mended_as_a_slip(old, new):
    assert judge(old, new, "ar", names=NAMES).reason == "name"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("وصل بثلاثين سفينة", "وصل بثمانين سفينة", "number"),
        ("وصل وبثلاثين سفينة", "وصل وبثمانين سفينة", "number"),
        ("the 3rd ship", "the 4rd ship", "number"),
        ("وصل عشرون عشرون سفينة", "وصل عشرون سفينة", "number"),
        ("كانت ولا مرة", "كانت وما مرة", "negation"),
        ("لا لا يريد", "لا يريد", "negation"),
        ("he don't know", "he didn’t know", "negation"),
        ("ونقل عن مصدر مطلع", "ونقل عن مصدق مطلع", "source"),
        ("نقل عن المصادر قوله", "نقل عن المصادم قوله", "source"),
    ],
)
def test_what_a_word_carries_is_found_behind_its_prefixes(old, new, reason):
    language = "en" if old.isascii() else "ar"
    assert judge(old, new, language).reason == reason


@pytest.mark.parametrize(
    ("was", "now", "reason"),
    [
        ("كتب", "كتف", "too_far"),  # three letters: a letter is a meaning
        ("كاتب", "كاتف", ""),  # four: one may be wrong
        ("الكتب", "الكتف", "too_far"),  # its article does not count
        ("كاتبون", "كاتفين", ""),  # six: two
        ("مكتوب", "مكتفي", "too_far"),  # two of five
        ("مكتوبات", "مكتيباط", ""),  # two of seven
        ("مكتوبات", "مقتيباط", "too_far"),  # three
        ("حكومة", "حوكمة", ""),  # two that changed places
    ],
)
def test_letters_that_may_be_wrong(was, now, reason):
    assert judge(f"قيل {was} أمس", f"قيل {now} أمس", "ar").reason == reason


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("قالت «المدينه أعلنت» أمس", "قالت «المدينة أعلنت» أمس", "quotation"),
        ("قالت المدينه «أعلنت» أمس", "قالت المدينة «أعلنت» أمس", ""),
        ("قالت «أعلنت» المدينه أمس", "قالت «أعلنت» المدينة أمس", ""),
        ("قالت «أعلنت» ثم «قررت المدينه»", "قالت «أعلنت» ثم «قررت المدينة»", "quotation"),
        ("قالت «أعلنت المدينه", "قالت «أعلنت المدينة", "quotation"),
        ('said "the goverment" then', 'said "the government" then', "quotation"),
        ('said "this" the goverment', 'said "this" the government', ""),
        ("said ‘this goverment’ then", "said ‘this government’ then", "quotation"),
        ("said ‘this one’ the goverment", "said ‘this one’ the government", ""),
        ("said “this ‘one’ goverment” then", "said “this ‘one’ government” then", "quotation"),
        ("قالت المدينه أمس", "قالت «المدينة» أمس", "quotation"),
        ("قالت « المدينة أمس", "قالت المدينة أمس", "quotation"),
    ],
)
def test_a_quotation_reaches_from_mark_to_mark(old, new, reason):
    language = "en" if old[0] == "s" else "ar"
    assert judge(old, new, language).reason == reason


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("طلب المدعي التأجيل", "طلب المدعى التأجيل", "meaning"),
        ("طلب المدعى التأجيل", "طلب المدعي التأجيل", "meaning"),
        ("بلغ عدم مدعي", "بلغ عدم مدعى", "meaning"),
        ("the illegal move", "the legal move", "meaning"),
        ("he was disproved there", "he was improved there", "meaning"),
        ("he was proved there", "he was proven there", ""),
        ("he dis saw", "he un saw", "too_far"),  # a prefix alone is no other sense of a word
    ],
)
def test_words_that_are_taken_for_each_other(old, new, reason):
    language = "en" if old.isascii() else "ar"
    assert judge(old, new, language).reason == reason


@pytest.mark.parametrize(
    ("was", "now", "reason"),
    [
        ("مدرَسة", "مدرسة", "vowels"),
        ("شدَّد", "شدد", "vowels"),
        ("شدّد", "شدد", ""),
        ("غداً", "غدا", ""),
        ("كتاباً", "كتابٌ", ""),  # a case ending
        ("مُدَرِّسة", "مُدَرِّسه", ""),
    ],
)
def test_vowel_marks_that_make_another_word(was, now, reason):
    assert judge(f"قيل {was} أمس", f"قيل {now} أمس", "ar").reason == reason


def test_guarded_words_are_found_wherever_they_stand():
    guarded = ["حوّل الأموال"]
    old = "قيل إنه حوّل الأموال ثم عاد، وقيل إنه حوّل الأموال أمس إلى المدينه"
    first = old.replace("الأموال ثم", "الاموال ثم")
    second = old.replace("الأموال أمس", "الاموال أمس")
    assert judge(old, first, "ar", guarded=guarded).reason == "guarded"
    assert judge(old, second, "ar", guarded=guarded).reason == "guarded"
    assert judge(old, old.replace("عاد", "عادا"), "ar", guarded=guarded).reason == "too_far"
    assert judge(old, old.replace("المدينه", "المدينة"), "ar", guarded=guarded).reason == ""
    assert judge("المدينه", "المدينة", "ar", guarded=["المدينه الكبيرة"]).reason == ""
    assert judge("أقرت المدينه", "أقرت المدينة", "ar", guarded=["المدينه"]).reason == "guarded"
    assert judge("المدينه أقرت", "المدينة أقرت", "ar", guarded=["أقرت", ""]).reason == "guarded"


WORD = st.text(alphabet="abc", max_size=6)


@given(WORD, WORD)
def test_the_distance_is_the_same_both_ways_and_nothing_only_to_itself(one, other):
    assert slip._distance(one, other) == slip._distance(other, one)
    assert (slip._distance(one, other) == 0) == (one == other)


@given(WORD, WORD)
@example("ab", "ba")
@example("cab", "cba")
@example("abc", "bac")
@example("ab", "cba")
@example("cab", "ba")
def test_the_distance_is_the_least_number_of_strokes(one, other):
    """Against the definition: the shortest of all ways, letter by letter from the end."""

    def least(a: str, b: str) -> int:
        if not a or not b:
            return len(a) + len(b)
        ways = [
            least(a[:-1], b) + 1,
            least(a, b[:-1]) + 1,
            least(a[:-1], b[:-1]) + (a[-1] != b[-1]),
        ]
        if len(a) > 1 and len(b) > 1 and a[-2:] == b[-2:][::-1]:
            ways.append(least(a[:-2], b[:-2]) + 1)
        return min(ways)

    assert slip._distance(one[:5], other[:5]) == least(one[:5], other[:5])
