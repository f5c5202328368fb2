"""Dates as papers of each region print them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from articles.text.dates import age, clock_time, full_date, hijri, reading_time, relative

JULY = datetime(2022, 7, 25, 15, 4, tzinfo=ZoneInfo("Asia/Kuwait"))


@pytest.mark.parametrize(
    ("months", "printed"),
    [
        ("gulf", "الاثنين 25 يوليو 2022"),
        ("levant", "الاثنين 25 تموز 2022"),
        ("maghreb", "الاثنين 25 جويلية 2022"),
        ("morocco", "الاثنين 25 يوليوز 2022"),
        ("both", "الاثنين 25 يوليو/تموز 2022"),
    ],
)
def test_months_are_named_by_region(months: str, printed: str) -> None:
    assert full_date(JULY, "ar", months) == printed  # type: ignore[arg-type]


def test_dates_in_english_and_in_arabic_digits() -> None:
    assert full_date(JULY, "en") == "Monday 25 July 2022"
    assert full_date(JULY, "ar", digits="arab") == "الاثنين ٢٥ يوليو ٢٠٢٢"


@pytest.mark.parametrize(
    ("hour", "arabic", "english"),
    [(0, "12:04 ص", "12:04 am"), (12, "12:04 م", "12:04 pm"), (15, "3:04 م", "3:04 pm")],
)
def test_the_clock_has_twelve_hours(hour: int, arabic: str, english: str) -> None:
    moment = JULY.replace(hour=hour)
    assert (clock_time(moment, "ar"), clock_time(moment, "en")) == (arabic, english)


@pytest.mark.parametrize(
    ("gone", "arabic", "english"),
    [
        (timedelta(seconds=20), "الآن", "now"),
        (timedelta(seconds=-20), "الآن", "now"),
        (timedelta(minutes=1), "منذ دقيقة", "1 minute ago"),
        (timedelta(minutes=2), "منذ دقيقتين", "2 minutes ago"),
        (timedelta(minutes=15), "منذ 15 دقيقة", "15 minutes ago"),
        (timedelta(hours=1), "منذ ساعة", "1 hour ago"),
        (timedelta(hours=2), "منذ ساعتين", "2 hours ago"),
        (timedelta(hours=3), "منذ 3 ساعات", "3 hours ago"),
        (timedelta(hours=11), "منذ 11 ساعة", "11 hours ago"),
        (timedelta(hours=24), None, None),
        (timedelta(hours=-1), None, None),
    ],
)
def test_fresh_stories_say_how_old_they_are(
    gone: timedelta, arabic: str | None, english: str | None
) -> None:
    assert relative(age(JULY - gone, JULY), "ar") == arabic
    assert relative(age(JULY - gone, JULY), "en") == english


def test_the_hijri_date_and_its_limits() -> None:
    assert hijri(JULY, "ar") == "26 ذي الحجة 1443 هـ"
    assert hijri(JULY, "en") == "26 Dhu al-Hijjah 1443 AH"
    assert hijri(date(1800, 1, 1), "ar") is None
    assert hijri(date(2900, 1, 1), "ar") is None


def test_reading_time_is_right_for_one_two_three_and_eleven() -> None:
    assert [reading_time(n, "ar") for n in (0, 1, 2, 3, 11)] == [
        "قراءة في دقيقة واحدة",
        "قراءة في دقيقة واحدة",
        "قراءة في دقيقتين",
        "قراءة في 3 دقائق",
        "قراءة في 11 دقيقة",
    ]
    assert reading_time(3, "en") == "3 min read"
