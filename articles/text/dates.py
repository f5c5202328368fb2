"""Dates and times as a paper prints them.

Every ``moment`` is taken as it stands: the caller turns it to the zone of the site first.
"""

from datetime import date, datetime, timedelta
from typing import Literal

from hijridate import Gregorian

from articles.text.numerals import Digits, draw_digits
from articles.text.plurals import counted

Months = Literal["gulf", "levant", "maghreb", "morocco", "both"]

_ARABIC_MONTHS: dict[Months, str] = {
    "gulf": "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    "levant": "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول"
    "|تشرين الأول|تشرين الثاني|كانون الأول",
    "maghreb": "جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
    "morocco": "يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر",
}
_MONTHS = {
    "en": "January|February|March|April|May|June|July|August|September|October|November|December",
    "fr": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "fa": "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر",
}
_WEEKDAYS = {
    "ar": "الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد",
    "en": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
    "fr": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "fa": "دوشنبه|سه‌شنبه|چهارشنبه|پنجشنبه|جمعه|شنبه|یکشنبه",
}
# After the number of a day the name stands in the genitive: ذي الحجة, not ذو الحجة.
_HIJRI_ARABIC = (
    "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال"
    "|ذي القعدة|ذي الحجة"
)
_HIJRI_LATIN = (
    "Muharram|Safar|Rabi al-Awwal|Rabi al-Thani|Jumada al-Ula|Jumada al-Akhirah|Rajab|Shaban"
    "|Ramadan|Shawwal|Dhu al-Qadah|Dhu al-Hijjah"
)


def _named(names: str, place: int) -> str:
    return names.split("|")[place]


def _month(month: int, language: str, months: Months) -> str:
    if language != "ar":
        return _named(_MONTHS.get(language, _MONTHS["en"]), month - 1)
    if months == "both":
        gulf, levant = _ARABIC_MONTHS["gulf"], _ARABIC_MONTHS["levant"]
        return f"{_named(gulf, month - 1)}/{_named(levant, month - 1)}"
    return _named(_ARABIC_MONTHS[months], month - 1)


def full_date(moment: date, language: str, months: Months = "gulf", digits: Digits = "latn") -> str:
    """«الاثنين 25 يوليو 2022», "Monday 25 July 2022"; ``months`` names the Arabic months."""
    weekday = _named(_WEEKDAYS.get(language, _WEEKDAYS["en"]), moment.weekday())
    day, year = draw_digits(str(moment.day), digits), draw_digits(str(moment.year), digits)
    return f"{weekday} {day} {_month(moment.month, language, months)} {year}"


def clock_time(moment: datetime, language: str, digits: Digits = "latn") -> str:
    """«3:04 م», "3:04 pm"; French and Persian by 24 hours."""
    if language in ("fr", "fa"):
        return draw_digits(f"{moment.hour}:{moment.minute:02}", digits)
    morning, evening = ("ص", "م") if language == "ar" else ("am", "pm")
    clock = draw_digits(f"{moment.hour % 12 or 12}:{moment.minute:02}", digits)
    return f"{clock} {morning if moment.hour < 12 else evening}"


def relative(moment: datetime, now: datetime, language: str, digits: Digits = "latn") -> str | None:
    """«منذ ساعتين» for what is under 24 hours old; None when a date should be shown instead.

    Under a minute, clocks slightly apart included, it is «الآن».
    """
    age = now - moment
    if age >= timedelta(hours=24) or age <= timedelta(minutes=-1):
        return None
    minutes = age // timedelta(minutes=1)
    if minutes < 1:
        return "الآن" if language == "ar" else "now"
    noun, n = ("minute", minutes) if minutes < 60 else ("hour", minutes // 60)
    if language == "ar":
        return f"منذ {counted(noun, n, language, digits, case='genitive')}"
    return f"{counted(noun, n, language, digits)} ago"


def hijri(moment: date, language: str, digits: Digits = "latn") -> str | None:
    """«26 ذي الحجة 1443 هـ» by the Umm al-Qura calendar; None outside the years it covers."""
    try:
        day = Gregorian(moment.year, moment.month, moment.day).to_hijri()
    except (OverflowError, ValueError):
        return None
    names, era = (_HIJRI_ARABIC, "هـ") if language == "ar" else (_HIJRI_LATIN, "AH")
    number, year = draw_digits(str(day.day), digits), draw_digits(str(day.year), digits)
    return f"{number} {_named(names, day.month - 1)} {year} {era}"


def reading_time(minutes: int, language: str, digits: Digits = "latn") -> str:
    """«قراءة في دقيقتين», "2 min read"; less than a minute counts as one."""
    minutes = max(1, minutes)
    if language == "ar":
        if minutes == 1:
            return "قراءة في دقيقة واحدة"
        return f"قراءة في {counted('minute', minutes, language, digits, case='genitive')}"
    return f"{draw_digits(str(minutes), digits)} min read"
