"""The nouns the paper counts, in the forms their language needs."""

from typing import NamedTuple


class ArabicNoun(NamedTuple):
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


def _feminine(singular: str, plural: str, dual: str = "", time: bool = False) -> ArabicNoun:
    one = f"{singular} واحدة"
    dual = dual or f"{singular[:-1]}ت"
    return ArabicNoun(
        f"لا {plural}",
        one,
        singular if time else one,
        f"{dual}ان",
        f"{dual}ين",
        plural,
        singular,
        singular,
    )


def _masculine(singular: str, plural: str, tanwin: str = "", time: bool = False) -> ArabicNoun:
    one = f"{singular} واحد"
    return ArabicNoun(
        f"لا {plural}",
        one,
        singular if time else one,
        f"{singular}ان",
        f"{singular}ين",
        plural,
        tanwin or f"{singular}اً",
        singular,
    )


ARABIC: dict[str, ArabicNoun] = {
    "share": _feminine("مشاركة", "مشاركات"),
    "second": _feminine("ثانية", "ثوانٍ", time=True)._replace(zero="لا ثواني"),
    "minute": _feminine("دقيقة", "دقائق", time=True),
    "hour": _feminine("ساعة", "ساعات", time=True),
    "day": _masculine("يوم", "أيام", time=True),
    "week": _masculine("أسبوع", "أسابيع", time=True),
    "month": _masculine("شهر", "أشهر", time=True),
    "year": _feminine("سنة", "سنوات", time=True),
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

ENGLISH: dict[str, tuple[str, str]] = {
    **{noun: (noun, f"{noun}s") for noun in ARABIC},
    "story": ("story", "stories"),
    "person": ("person", "people"),
}
