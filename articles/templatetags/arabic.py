"""Words that templates may say about time, number and direction, in the language of the page."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import cast

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from articles.models import Publication
from articles.models.edition import current
from articles.models.live import Told
from articles.text import dates, numerals, plurals
from articles.text.bidi import direction as direction_of
from articles.text.languages.pack import Months

register = template.Library()

_FIGURES = re.compile(r"\d+(?:[-–/]\d+)+")
_HELD = '<span class="unbroken">{}</span>'
_TAGS = re.compile(r"""(<(?:"[^"]*"|'[^']*'|[^'">])*>)""")


def _language() -> str:
    return current().language


def _months() -> Months:
    return cast(Months, settings.MONTH_NAMES)


def _digits() -> numerals.Digits:
    return current().digits


def _time(moment: date, text: str, *, refreshed: bool = False) -> SafeString:
    mark = SafeString(" data-ago") if refreshed else ""
    if isinstance(moment, datetime):
        moment = moment.replace(microsecond=0)
    return format_html('<time datetime="{}"{}>{}</time>', moment.isoformat(), mark, text)


def _day(moment: date) -> str:
    return dates.full_date(moment, _language(), _months(), _digits())


@register.filter
def midnight(moment: datetime) -> datetime:
    """The start of the site's day: what is drawn from it is the same all day, byte for byte."""
    return timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)


@register.filter
def full_date(moment: datetime) -> SafeString:
    """The site's day of an aware moment: <time>الاثنين 25 يوليو 2022</time>."""
    local = timezone.localtime(moment)
    return _time(local, _day(local))


@register.filter
def time_of_day(moment: datetime) -> SafeString:
    """The site's clock at an aware moment: <time>3:04 م</time>."""
    local = timezone.localtime(moment)
    return _time(local, dates.clock_time(local, _language(), _digits()))


def plain_moment(at: datetime) -> str:
    """«الاثنين 25 يوليو 2022، 3:04 م» by the site's clock, where no markup can stand."""
    local = timezone.localtime(at)
    return f"{_day(local)}{gettext(', ')}{dates.clock_time(local, _language(), _digits())}"


@register.filter
def moment(at: datetime) -> SafeString:
    """The same as <time>; an aware moment."""
    return _time(timezone.localtime(at), plain_moment(at))


@register.filter
def day(when: date) -> SafeString:
    """A day of the calendar that has no clock: <time>الاثنين 25 يوليو 2022</time>."""
    return _time(when, _day(when))


def plain_day(when: date) -> str:
    """The same where no markup can stand."""
    return _day(when)


def plain_month(when: date) -> str:
    """«نوفمبر 2026»."""
    return dates.month(when, _language(), _months(), _digits())


@register.filter
def month_name(when: date) -> str:
    return plain_month(when)


@register.filter
def month_alone(when: date) -> str:
    return dates.month(when, _language(), _months(), _digits(), with_year=False)


@register.filter
def weekday(when: date) -> str:
    return dates.weekday(when, _language())


@register.filter
def short_weekday(when: date) -> str:
    return dates.short_weekday(when, _language())


@register.filter
def year(number: int) -> str:
    """A year has no sign between its thousands."""
    return numerals.draw_digits(str(number), _digits())


@register.filter
def hijri_date(when: date) -> str:
    """The Hijri day of a day of the calendar; empty when HIJRI is off or the year not covered."""
    return (settings.HIJRI and dates.hijri(when, _language(), _digits())) or ""


@register.filter
def hijri_day(when: date) -> str:
    """Its number alone, and at the head of a month its name."""
    day, _blank, rest = hijri_date(when).partition(" ")
    return f"{day} {rest.rpartition(' ')[0].rpartition(' ')[0]}" if day in ("1", "١") else day


def _hold(figures: re.Match[str]) -> str:
    return _HELD.format(figures[0])


@register.filter
def unbroken(text: str) -> SafeString:
    """Words whose scores, spans and dates in figures (3-1, 2020–2024) stay on one line."""
    escaped = conditional_escape(text)
    return mark_safe(_FIGURES.sub(_hold, escaped))


@register.filter
def unbroken_html(html: str) -> SafeString:
    """The same for markup of ours (Publication.body_html): tags and attributes stay as they are."""
    parts = _TAGS.split(html)
    parts[::2] = [_FIGURES.sub(_hold, words) for words in parts[::2]]
    return mark_safe("".join(parts))


@register.filter
def marked(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    """A text cut at the words that were looked for (articles.search.mark), those in <mark>; figures
    that belong together stay on one line, however they were cut."""
    letters = [(letter, is_hit) for text, is_hit in pieces for letter in text]
    whole = "".join(letter for letter, _is_hit in letters)
    held = {i: pair.start() for pair in _FIGURES.finditer(whole) for i in range(*pair.span())}
    drawn = ""
    for pair, places in groupby(range(len(letters)), key=held.get):
        words = ""
        for is_hit, part in groupby((letters[i] for i in places), key=itemgetter(1)):
            text = escape("".join(letter for letter, _is_hit in part))
            words += f"<mark>{text}</mark>" if is_hit else text
        drawn += words if pair is None else _HELD.format(words)
    return mark_safe(drawn)


@register.filter
def digits(text: object) -> str:
    """Text that others made, in the digits of the site. Only for what is drawn."""
    return numerals.draw_digits(str(text), _digits())


@register.filter
def hijri(moment: datetime) -> str:
    """The Hijri day by Umm al-Qura; empty when HIJRI is off or the year is not covered."""
    if not settings.HIJRI:
        return ""
    return dates.hijri(timezone.localtime(moment), _language(), _digits()) or ""


@register.simple_tag
def ago(moment: datetime, now: datetime) -> SafeString:
    """«منذ ساعتين» up to a day, then «أمس», «الاثنين», «25 يوليو»: as much as a line under a
    headline needs; always inside <time>, which gives the moment."""
    edition = current()
    how = (edition.language, _months(), edition.digits)
    return _ago(moment, dates.age(moment, now), timezone.localdate(now), *how)


@register.simple_tag
def coming(moment: datetime, now: datetime) -> SafeString:
    """When something will be: «7:30 م» today, «غداً 7:30 م», «الجمعة 5:00 م», «12 نوفمبر»."""
    local = timezone.localtime(moment)
    ahead = (local.date() - timezone.localdate(now)).days
    clock = dates.clock_time(local, _language(), _digits())
    if ahead <= 0:
        return _time(local, clock)
    if ahead == 1:
        tomorrow = gettext("tomorrow")
        return _time(local, f"{tomorrow} {clock}")
    if ahead < 7:
        return _time(local, f"{dates.weekday(local, _language())} {clock}")
    return _time(
        local, dates.day_and_month(local, _language(), _months(), _digits(), with_year=False)
    )


@lru_cache(2000)  # the newest stories stand beside every other
def _ago(
    moment: datetime,
    age: dates.Age,
    today: date,
    language: str,
    months: Months,
    digits: numerals.Digits,
) -> SafeString:
    """`language`: the active one."""
    local = timezone.localtime(moment)
    relative = dates.relative(age, language, digits)
    said = relative or _near_day(local.date(), today, language, months, digits)
    return _time(local, said, refreshed=relative is not None)


def _near_day(
    day: date, today: date, language: str, months: Months, digits: numerals.Digits
) -> str:
    gone = (today - day).days
    if gone == 1:
        return gettext("yesterday")
    if 1 < gone < 7:
        return dates.weekday(day, language)
    has_year = day.year != today.year
    return dates.day_and_month(day, language, months, digits, with_year=has_year)


@register.filter
def by_day(stories: Iterable[Publication], now: datetime) -> list[tuple[str, list[Publication]]]:
    """Stories in their order under the days they were printed on, by the site's clock: "" for
    today's, then «أمس», then «الأربعاء 25 نوفمبر»."""
    today, here = timezone.localdate(now), timezone.get_current_timezone()
    days = groupby(stories, key=lambda one: one.first_published_at.astimezone(here).date())
    how = (_language(), _months(), _digits())
    return [(_heading(day, today, *how), list(told)) for day, told in days]


@register.filter
def together(stories: list[Publication]) -> list[tuple[str, list[Publication]]]:
    """The same under no heading."""
    return [("", stories)] if stories else []


@register.filter
def by_month(stories: Iterable[Publication]) -> list[tuple[str, list[Publication]]]:
    """The same under the months they were printed in: «نوفمبر 2026»."""
    first = groupby(
        stories, key=lambda one: timezone.localdate(one.first_published_at).replace(day=1)
    )
    return [(plain_month(month), list(told)) for month, told in first]


@register.filter
def entries_by_day(entries: Iterable[Told], now: datetime) -> list[tuple[str, list[Told]]]:
    """The entries of a live story under the days they were told on: "" for today's."""
    today = timezone.localdate(now)
    days = groupby(entries, key=lambda one: timezone.localdate(one.first.at))
    how = (_language(), _months(), _digits())
    return [(_heading(day, today, *how), list(told)) for day, told in days]


@lru_cache(500)
def _heading(day: date, today: date, language: str, months: Months, digits: numerals.Digits) -> str:
    """`language`: the active one."""
    if day >= today:
        return ""
    if (today - day).days == 1:
        return gettext("Yesterday")
    if day.year != today.year:
        return dates.full_date(day, language, months, digits)
    shown = dates.day_and_month(day, language, months, digits, with_year=False)
    return f"{dates.weekday(day, language)} {shown}"


@register.filter
def counted(n: int, noun: str) -> str:
    """«3 مشاركات»; `noun` is the English singular known to the packs of articles.text.languages."""
    return plurals.counted(noun, n, _language(), _digits())


@register.filter
def number(value: int | float) -> str:
    return numerals.number(value, _language(), _digits())


@register.filter
def reading_time(minutes: int) -> str:
    return dates.reading_time(minutes, _language(), _digits())


@register.filter
def direction(language: str) -> str:
    """`rtl` or `ltr`, for the dir attribute."""
    return direction_of(language)
