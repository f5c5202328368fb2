"""The checklist of Arabic search, item by item, over the analysis alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.analyse import ANALYSER_VERSION, Token, analyse, grouped


def found(
    query: str, text: str, language: str = "ar", groups: dict[str, str] | None = None
) -> bool:
    """Whether every word of ``query`` is in ``text``, by the two-way match; "…" is a phrase."""
    words = analyse(text, language, groups)
    asked = analyse(query, language, groups)
    if query.startswith('"'):
        stems = [word.primary for word in words]
        phrase = [word.primary for word in asked]
        return any(stems[i : i + len(phrase)] == phrase for i in range(len(stems)))
    return bool(asked) and all(any(meets(one, word) for word in words) for one in asked)


def meets(asked: Token, word: Token) -> bool:
    return (
        asked.primary == word.primary
        or asked.primary in word.alternates
        or word.primary in asked.alternates
    )


def each(query: str, texts: str, language: str = "ar") -> list[str]:
    """The words of ``texts`` that ``query`` does not find."""
    return [text for text in texts.split("|") if not found(query, text, language)]


def among_themselves(spellings: str, language: str = "ar") -> list[tuple[str, str]]:
    words = spellings.split("|")
    return [(a, b) for a in words for b in words if not found(a, b, language)]


def test_01_a_noun_is_found_with_article_preposition_plural_and_pronoun() -> None:
    assert each("مطار", "المطار|بالمطار|لمطار|ومطار|مطارات|مطارها|وللمطارات|فالمطار") == []


def test_02_the_article_makes_no_difference_to_a_query() -> None:
    bare, definite = analyse("مطار المطار", "ar")
    assert bare[3:] == definite[3:]


def test_03_a_first_waw_of_the_word_stays() -> None:
    assert each("وثيقة", "الوثيقة|ووثيقة|لوثيقة|وثائق|ووثائق|بالوثائق|وثيقتها") == []
    assert each("وزير", "الوزير|ووزير|لوزير|وزراء|ووزراء|الوزيرين|وزيرها|للوزراء") == []
    assert each("وفاة", "الوفاة|ووفاة|لوفاة|وفاته|وفيات") == []


def test_04_one_letter_prepositions_do_not_hide_a_town() -> None:
    assert each("باريس", "لباريس|بباريس|وباريس|ولباريس|فباريس") == []


def test_05_a_name_is_found_after_a_preposition() -> None:
    assert each("بوتين", "لبوتين|وبوتين|بوتين") == []
    assert not found("بوت", "بوتين")


def test_06_all_kinds_of_final_yaa() -> None:
    assert among_themselves("خامنئي|خامنئى|خامنئی") == []


def test_07_hamza_on_alef_may_be_left_out() -> None:
    assert among_themselves("أحمد|احمد|آحمد") == []
    assert among_themselves("الإمارات|امارات|إمارات|الامارات|الأمارات") == []


def test_08_a_title_in_all_its_forms() -> None:
    assert each("رئيس", "الرئيس|لرئيس|رئيسها|رؤساء|ورؤسائهم|رئيسة|الرئيسين") == []


def test_09_hamza_on_waw_or_yaa() -> None:
    assert among_themselves("مسئولية|مسؤولية|المسؤوليات") == []


def test_10_countries_end_in_alef_or_taa() -> None:
    assert among_themselves("سورية|سوريا") == []
    assert among_themselves("ليبيا|ليبية") == []


def test_11_a_name_with_or_without_hamza() -> None:
    assert among_themselves("إردوغان|أردوغان|اردوغان|لإردوغان") == []


def test_12_taa_marbuta_and_alef_maqsura_as_they_are_typed() -> None:
    assert among_themselves("خطة|خطه") == []
    assert among_themselves("مقهى|مقهي") == []


def test_13_vowel_marks_may_be_there_or_not() -> None:
    vowelled = "تُؤَجِّلُ اللَّجْنَةُ قَرَارَهَا"
    assert found("تؤجل اللجنة قرارها", vowelled)
    assert found(vowelled, "تؤجل اللجنة قرارها")


def test_14_tanwin_in_either_order_or_not_at_all() -> None:
    assert among_themselves("رسميا|رسمياً|رسميًا|رسمي") == []


def test_15_tatweel_is_not_seen() -> None:
    assert among_themselves("مطار|مطـــار|مـطـار|المطـار") == []


def test_16_persian_letters_find_arabic_ones() -> None:
    assert found("کویت", "الكويت")
    assert found("الكويت", "کویت")


def test_17_digits_of_all_scripts_are_one() -> None:
    assert among_themselves("٣٠|30|۳۰") == []
    assert found("30 كلم", "عمق ٣٠ كلم")


def test_18_thousands_signs_are_dropped_and_decimals_kept() -> None:
    assert among_themselves("1,234|1234|١٬٢٣٤") == []
    assert among_themselves("٣٫٥|3.5|3,5") == []
    assert not found("35", "3.5")


PLURALS = (
    "قذيفة قذائف|أزمة أزمات|دواء أدوية|قضية القضايا|محكمة محاكمها|قوة القوات|مدينة المدن"
    "|اتفاق اتفاقات|خطة خطط|كتاب كتب|قاض قضاة|قاضي القضاة|وسيلة وسائل|رهينة الرهائن|ميناء موانئ"
    "|شخص أشخاص|أرض أراض|معنى معانيها|هدية هدايا|جندي جنود|سفينة سفنها|طفل لأطفالها"
)


@pytest.mark.parametrize("pair", PLURALS.split("|"))
def test_19_a_noun_and_its_broken_plural_find_each_other(pair: str) -> None:
    assert among_themselves(pair.replace(" ", "|")) == []


def test_20_quotation_marks_are_no_part_of_a_word() -> None:
    assert each("ناتو", '«الناتو»|"الناتو"|لـ«ناتو»') == []


def test_21_a_phrase_is_found_with_its_clitics_and_not_apart() -> None:
    phrase = '"الولايات المتحدة"'
    assert found(phrase, "وللولايات المتحدة موقف")
    assert found(phrase, "في الولايات المتّحدة")
    assert not found(phrase, "الولايات الجنوبية والأمم المتحدة")


def test_22_two_words_mean_both() -> None:
    assert found("مطار الكويت", "وصل إلى الكويت عبر المطار")
    assert not found("مطار الكويت", "المطار")


def test_23_endings_that_belong_to_a_name_stay() -> None:
    assert each("السودان", "سودان|للسودان|بالسودان") == []
    assert not found("سود", "السودان")
    assert not found("السودان", "السود")
    assert not found("إير", "إيران")
    assert not found("إيران", "إير")
    assert not found("لبن", "لبنان")
    assert not found("بحر", "البحرين")
    assert not found("عم", "عمان")


def test_24_no_short_word_is_found_inside_a_longer_one() -> None:
    assert not found("رق", "شرق")
    assert not found("جنة", "لجنة")
    assert not found("كرة", "فكرة")
    assert not found("تاب", "كتاب")
    assert not found("نوك", "البنوك")
    assert not found("يد", "تجديد")


def test_25_a_hashtag_is_found_by_its_words() -> None:
    assert found("مركب", "#وسم_مركب")
    assert found("وسم", "#وسم_مركب")


def test_26_compound_names_as_one_word_or_two() -> None:
    assert among_themselves("عبدالعزيز|عبد العزيز|لعبد العزيز|وعبدالعزيز") == []
    assert among_themselves("أبوظبي|أبو ظبي|ابوظبي|بأبوظبي") == []
    assert among_themselves("نصرالله|نصر الله") == []
    assert among_themselves("رام الله|رامالله") == []
    assert not found("نصر", "والله")


def test_27_spellings_of_a_name_are_joined_by_list_and_by_the_desk() -> None:
    assert among_themselves("غوغل|جوجل|لغوغل") == []
    assert among_themselves("أمريكا|أميركا") == []
    assert among_themselves("أمريكي|الأميركيين|أميركية") == []
    groups = grouped([["سعيدي", "سعيدة", "الصعيدي"], ["من كلمتين", "كلمة"]], "ar")
    assert found("سعيدي", "الصعيدي", groups=groups)
    assert not found("سعيدي", "الصعيدي")


@pytest.mark.parametrize("hidden", ["\u200f", "\u200b", "\u00ad", "\u2060", "\u200d", "\ufeff"])
def test_28_an_invisible_character_inside_a_word_does_not_hide_it(hidden: str) -> None:
    assert found("المطار", f"المط{hidden}ار")


def test_29_presentation_forms_from_a_pdf_are_found() -> None:
    assert found("مطار", "ﺍﻟﻤﻄﺎﺭ")
    assert found("لا", "ﻻ")
    assert found("بلاد", "ﺑﻼﺩ")


def test_30_english_in_any_case_and_accents_at_will() -> None:
    assert found("nato", "NATO summit")
    assert found("cafe", "Café")
    assert found("Café", "cafe")
    assert found("ministers", "The Minister's plan", "en")
    assert found("état", "l’Etat", "fr")


def test_31_persian_with_or_without_zwnj_and_with_arabic_letters() -> None:
    assert among_themselves("می‌رود|میرود|مي‌رود", "fa") == []
    assert among_themselves("کشورها|كشورها|کشور‌ها", "fa") == []


def test_places_are_those_of_the_text_as_written() -> None:
    text = "قال: «وللولايـات» 1,250 عبدالله."
    words = analyse(text, "ar")
    assert [text[w.start : w.end] for w in words] == [w.written for w in words]
    assert [w.written for w in words] == (["قال", "وللولايـات", "1,250", "عبدالله", "عبدالله"])


@given(st.text() | st.text(alphabet=st.sampled_from("وبالكفسعدهمنتيىةأاًّـ\u200f 3.,٬")))
def test_any_text_can_be_analysed(text: str) -> None:
    for language in ("ar", "en", "fa"):
        for word in analyse(text, language):
            assert text[word.start : word.end] == word.written
            assert word.primary
            assert word.primary not in word.alternates
            assert not any(c.isspace() for stem in (word.primary, *word.alternates) for c in stem)


@given(st.text(alphabet=st.sampled_from("وبالكفسعدهمنتيىةأاًّـ"), min_size=1, max_size=9))
def test_a_word_finds_itself_and_its_bare_spelling(word: str) -> None:
    assert analyse(word, "ar") == [] or found(word, word)


def test_queries_of_nothing_and_of_far_too_much_do_no_harm() -> None:
    assert analyse("، ـ «» ...", "ar") == []
    assert analyse("", "ar") == []
    assert len(analyse("م" * 10_000, "ar")) == 1
    assert len(analyse("مطار " * 2_000, "ar")) == 2_000


def test_the_analysis_has_a_version() -> None:
    assert ANALYSER_VERSION >= 1


APART = (
    "دورة دور|جامعة جامع|طريقة طريق|عملية عملي|شرطة شرط|خبرة خبر|الإعلام الأعلام|إعداد أعداد"
    "|خدمة خادم|كتابة كتاب|المهم ألم|وكالات آت|رياضة الرياض|النساء أمر|مكتبة مكتب|لاعب عاب|بيان يان"
)


@pytest.mark.parametrize("pair", APART.split("|"))
def test_words_that_only_look_alike_stay_apart(pair: str) -> None:
    one, other = pair.split(" ")
    assert not found(one, other)
    assert not found(other, one)


WAW = "وعودة العودة|وأحد أحد|وإعلام الإعلام|وجبهة جبهة|ويكون يكون|وعدة عدة|والدول دول|والدين دين"


@pytest.mark.parametrize("pair", WAW.split("|"))
def test_and_is_cut_off_where_it_is_a_word(pair: str) -> None:
    one, other = pair.split(" ")
    assert found(one, other)
