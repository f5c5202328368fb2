"""Arabic."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from articles.text import attribution_words, house_rules, source_words
from articles.text.languages import ar_words
from articles.text.languages.pack import Case, Months, Pack, PluralForm, Span, Words

_NO_BREAK = "\u00a0"
_PERSIAN_LETTERS = str.maketrans("یک", "يك")
_GULF = "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر".split("|")
_LEVANT = (
    "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول"
).split("|")
_MONTHS: dict[Months, Sequence[str]] = {
    "gulf": _GULF,
    "levant": _LEVANT,
    "maghreb": "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر".split("|"),
    "morocco": "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر".split("|"),
    "both": [f"{gulf}/{levant}" for gulf, levant in zip(_GULF, _LEVANT, strict=True)],
}
# 10 to the power of: one, two, three to ten
_SCALES = {
    12: ("تريليون", "تريليونان", "تريليونات"),
    9: ("مليار", "ملياران", "مليارات"),
    6: ("مليون", "مليونان", "ملايين"),
    3: ("ألف", "ألفان", "آلاف"),
}


class Noun(NamedTuple):
    """Forms by number: 0, 1, 2 (subject, and after a preposition), 3–10, 11–99, hundreds.

    ``bare`` is the singular after منذ or قبل, where units of time take no «واحدة».
    """

    zero: str
    one: str
    bare: str
    two: str
    two_genitive: str
    few: str
    many: str
    other: str


def _feminine(singular: str, plural: str, dual: str = "", time: bool = False) -> Noun:
    one = f"{singular} واحدة"
    dual = dual or f"{singular[:-1]}ت"
    return Noun(
        f"لا {plural}",
        one,
        singular if time else one,
        f"{dual}ان",
        f"{dual}ين",
        plural,
        singular,
        singular,
    )


def _masculine(singular: str, plural: str, tanwin: str = "", time: bool = False) -> Noun:
    one = f"{singular} واحد"
    return Noun(
        f"لا {plural}",
        one,
        singular if time else one,
        f"{singular}ان",
        f"{singular}ين",
        plural,
        tanwin or f"{singular}اً",
        singular,
    )


NOUNS: dict[str, Noun] = {
    "share": _feminine("مشاركة", "مشاركات"),
    "second": _feminine("ثانية", "ثوانٍ", time=True)._replace(zero="لا ثواني"),
    "minute": _feminine("دقيقة", "دقائق", time=True),
    "hour": _feminine("ساعة", "ساعات", time=True),
    "day": _masculine("يوم", "أيام", time=True),
    "week": _masculine("أسبوع", "أسابيع", time=True),
    "month": _masculine("شهر", "أشهر", time=True),
    "year": _feminine("سنة", "سنوات", time=True),
    "entry": _masculine("مدخل", "مداخل"),
    "result": _feminine("نتيجة", "نتائج"),
    "article": _feminine("مادة", "مواد"),
    "story": _masculine("خبر", "أخبار"),
    "comment": _masculine("تعليق", "تعليقات"),
    "word": _feminine("كلمة", "كلمات"),
    "letter": _masculine("حرف", "أحرف"),
    "source": _masculine("مصدر", "مصادر"),
    "picture": _feminine("صورة", "صور"),
    "passage": _masculine("مقطع", "مقاطع"),
    "paragraph": _feminine("فقرة", "فقرات"),
    "sentence": _feminine("جملة", "جمل"),
    "view": _feminine("مشاهدة", "مشاهدات"),
    "reader": _masculine("قارئ", "قراء", "قارئاً"),
    "correction": _masculine("تصحيح", "تصحيحات"),
    "change": _masculine("تعديل", "تعديلات"),
    "revision": _feminine("نسخة", "نسخ"),
    "note": _feminine("ملاحظة", "ملاحظات"),
    "task": _feminine("مهمة", "مهام"),
    "reason": _masculine("سبب", "أسباب"),
    "item": _masculine("عنصر", "عناصر"),
    "language": _feminine("لغة", "لغات"),
    "topic": _masculine("موضوع", "مواضيع"),
    "attribution": _masculine("إسناد", "إسنادات"),
    "sign-off": _masculine("اعتماد", "اعتمادات"),
    "person": _masculine("شخص", "أشخاص"),
    "file": _masculine("ملف", "ملفات"),
}


class Arabic(Pack):
    name = "العربية"
    locale = "ar_AR"  # Meta's list has one Arabic; ar_KW and the like are not on it
    is_ready = True
    has_arabic_digits = True
    weekdays = "الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد".split("|")
    halves = ("ص", "م")
    now = "الآن"
    era = "هـ"
    # After the number of a day the name stands in the genitive: ذي الحجة, not ذو الحجة.
    hijri_months = (
        "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال"
        "|ذي القعدة|ذي الحجة"
    ).split("|")
    words_a_minute = 180

    def months(self, names: Months) -> Sequence[str]:
        return _MONTHS[names]

    def form(self, n: int) -> PluralForm:
        n = abs(n)
        if n <= 2:
            return ("zero", "one", "two")[n]
        if 3 <= n % 100 <= 10:
            return "few"
        if 11 <= n % 100 <= 99:
            return "many"
        return "other"

    def counted(self, noun: str, n: int, drawn: str, case: Case = "nominative") -> str:
        """No figure for one and two, «لا مشاركات» for none; in the genitive after a preposition:
        «منذ ساعتين»."""
        forms, form = NOUNS[noun], self.form(n)
        if form == "zero":
            return forms.zero
        if form == "one":
            return forms.bare if case == "genitive" else forms.one
        if form == "two":
            return forms.two_genitive if case == "genitive" else forms.two
        written = {"few": forms.few, "many": forms.many, "other": forms.other}[form]
        return f"{drawn} {written}"

    def scaled(self, amount: float, power: int, drawn: str) -> str:
        one, two, few = _SCALES[power]
        if amount in {1, 2}:
            return one if amount == 1 else two
        return f"{drawn}{_NO_BREAK}{few if amount == int(amount) and 3 <= amount <= 10 else one}"

    def ago(self, phrase: str) -> str:
        return f"منذ {phrase}"

    def reading_time(self, minutes: int, drawn: str) -> str:
        if minutes == 1:
            return "قراءة في دقيقة واحدة"
        return f"قراءة في {self.counted('minute', minutes, drawn, 'genitive')}"

    @property
    def rules(self) -> Sequence[Callable[[str], Iterator[Any]]]:
        return house_rules.ARABIC_RULES

    def for_address(self, text: str) -> str:
        return text.translate(_PERSIAN_LETTERS)

    def sources(self, text: str) -> Sequence[Span]:
        return source_words.mentions(text)

    def plural_sources(self, text: str) -> Sequence[Span]:
        return source_words.plural_mentions(text)

    def is_bare(self, text: str, mention: Span) -> bool:
        return source_words.is_bare(text, mention)

    def attributions(self, sentence: str) -> Sequence[Span]:
        return attribution_words.arabic(sentence)

    def analysed(self, written: str) -> Words:
        return ar_words.analysed(written)

    def beginnings(self, written: str) -> Sequence[str]:
        return ar_words.beginnings(written)


PACK = Arabic()
