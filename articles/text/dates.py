"""Dates and times as a paper prints them.

Every ``moment`` is taken as it stands: the caller turns it to the zone of the site first.
"""

from datetime import date, datetime, timedelta
from functools import cache

from hijridate import Gregorian

from articles.text.languages import pack
from articles.text.languages.pack import Months
from articles.text.numerals import Digits, draw_digits
from articles.text.plurals import counted

Age = tuple[str, int] | None  # noun and count
_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)


def full_date(moment: date, language: str, months: Months = "gulf", digits: Digits = "latn") -> str:
    """«الاثنين 25 يوليو 2022», "Monday 25 July 2022"; ``months`` names the Arabic months. Of a
    language without names, «2022-07-25»."""
    said = pack(language)
    if not said.weekdays:
        return f"{moment:%Y-%m-%d}"
    day, year = draw_digits(str(moment.day), digits), draw_digits(str(moment.year), digits)
    return f"{said.weekdays[moment.weekday()]} {day} {said.months(months)[moment.month - 1]} {year}"


def day_and_month(
    day: date, language: str, months: Months = "gulf", digits: Digits = "latn", *, with_year: bool
) -> str:
    """«25 يوليو» or «25 يوليو 2022»; of a language without names, «2022-07-25»."""
    said = pack(language)
    if not said.weekdays:
        return f"{day:%Y-%m-%d}"
    number = draw_digits(str(day.day), digits)
    return f"{number} {month(day, language, months, digits, with_year=with_year)}"


def month(
    day: date,
    language: str,
    months: Months = "gulf",
    digits: Digits = "latn",
    *,
    with_year: bool = True,
) -> str:
    """«نوفمبر 2026», "November 2026"; of a language without names, «2026-11»."""
    said = pack(language)
    if not said.weekdays:
        return f"{day:%Y-%m}"
    name = said.months(months)[day.month - 1]
    return f"{name} {draw_digits(str(day.year), digits)}" if with_year else name


def weekday(day: date, language: str) -> str:
    """«الاثنين», "Monday"; of a language without names, «Mon»."""
    named = pack(language).weekdays
    return named[day.weekday()] if named else f"{day:%a}"


def short_weekday(day: date, language: str) -> str:
    """«خميس», "Thu": what stands over a narrow column."""
    name = weekday(day, language)
    return name.removeprefix("ال") if name.startswith("ال") else name[:3]


def clock_time(moment: datetime, language: str, digits: Digits = "latn") -> str:
    """«3:04 م», "3:04 pm"; by 24 hours where the language has no halves of the day."""
    halves = pack(language).halves
    hour = moment.hour % 12 or 12 if halves else moment.hour
    clock = draw_digits(f"{hour}:{moment.minute:02}", digits)
    return f"{clock} {halves[moment.hour >= 12]}" if halves else clock


def age(moment: datetime, now: datetime) -> Age:
    """("minute", 5) or ("hour", 2) of what is under 24 hours old; under a minute, clocks slightly
    apart included, ("now", 0); None when a date should be shown instead."""
    gone = now - moment
    if gone >= _DAY or gone <= -_MINUTE:
        return None
    minutes = gone // _MINUTE
    if minutes < 1:
        return "now", 0
    return ("minute", minutes) if minutes < 60 else ("hour", minutes // 60)


def relative(age: Age, language: str, digits: Digits = "latn") -> str | None:
    """«منذ ساعتين», «الآن»; None when a date should be shown instead."""
    said = pack(language)
    if age is None or not said.now:
        return None
    noun, n = age
    return said.ago(counted(noun, n, language, digits, case="genitive")) if n else said.now


@cache
def ages(language: str) -> dict[str, str]:
    """The words of ``relative`` for a script that keeps them true while a page stays open: ``now``,
    and by noun and plural form a phrase with # for its figure (``hour.two``: «منذ ساعتين»)."""
    said = pack(language)
    if not said.now:
        return {}
    words = {"now": said.now}
    for noun, most in (("minute", 60), ("hour", 24)):
        for n in range(1, most):
            phrase = said.ago(said.counted(noun, n, "#", "genitive"))
            words.setdefault(f"{noun}.{said.form(n)}", phrase)
    return words


def hijri(moment: date, language: str, digits: Digits = "latn") -> str | None:
    """«26 ذي الحجة 1443 هـ» by the Umm al-Qura calendar; None outside the years it covers, and in
    a language without names for its months."""
    said = pack(language)
    try:
        day = Gregorian(moment.year, moment.month, moment.day).to_hijri()
    except (OverflowError, ValueError):
        return None
    if not said.hijri_months:
        return None
    number, year = draw_digits(str(day.day), digits), draw_digits(str(day.year), digits)
    return f"{number} {said.hijri_months[day.month - 1]} {year} {said.era}"


def reading_time(minutes: int, language: str, digits: Digits = "latn") -> str:
    """«قراءة في دقيقتين», "2 min read"; less than a minute counts as one."""
    minutes = max(1, minutes)
    return pack(language).reading_time(minutes, draw_digits(str(minutes), digits))
