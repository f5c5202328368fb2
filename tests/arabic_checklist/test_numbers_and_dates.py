"""Items 69 to 79 of the Arabic checklist: numbers, dates and counts."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.template import Context, Template
from django.urls import reverse
from django.utils import timezone

from articles import accounts, roles
from articles.text import dates, numerals
from articles.text.languages.ar import NOUNS
from articles.text.plurals import counted
from tests import makers
from tests.admin.pages import list_page, signed_in

FORMS = {0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many"}
FORMS |= {100: "other", 101: "other", 102: "other", 103: "few", 111: "many"}
SHARES = {
    0: "لا مشاركات",
    1: "مشاركة واحدة",
    2: "مشاركتان",
    3: "3 مشاركات",
    10: "10 مشاركات",
    11: "11 مشاركة",
    99: "99 مشاركة",
    100: "100 مشاركة",
    101: "101 مشاركة",
    102: "102 مشاركة",
    103: "103 مشاركات",
    111: "111 مشاركة",
}


def drawn(words: str, **context: object) -> str:
    return Template("{% load arabic %}" + words).render(Context(context))


def bare(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("n", FORMS)
def test_item_69_counters_have_six_forms_for_every_noun(noun, n):
    said, form = counted(noun, n, "ar"), getattr(NOUNS[noun], FORMS[n])
    assert said == (form if n < 3 else f"{n} {form}")


@pytest.mark.parametrize("n", SHARES)
def test_item_69_shares_are_counted_on_a_page(n):
    assert drawn('{{ n|counted:"share" }}', n=n) == SHARES[n]


@pytest.mark.parametrize(
    ("hours", "words"),
    [(1, "منذ ساعة"), (2, "منذ ساعتين"), (3, "منذ 3 ساعات"), (11, "منذ 11 ساعة")],
)
@pytest.mark.django_db
def test_item_70_relative_times_are_arabic(client, hours, words):
    story = makers.publication(at=timezone.now() - timedelta(hours=hours, minutes=5))
    page = bare(client.get("/").content.decode())
    assert words in page
    assert story.pk
    assert not re.search(r"منذ [12] ", page)


@pytest.mark.django_db
def test_item_71_the_day_stands_before_its_month(client):
    story = makers.publication(at=datetime(2022, 7, 25, 12, 4, tzinfo=UTC))
    page = bare(client.get(story.get_absolute_url()).content.decode())
    assert "الاثنين 25 يوليو 2022" in page
    assert "3:04 م" in page
    assert "يوليو 25" not in page


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
@pytest.mark.django_db
def test_item_72_months_go_by_the_setting(client, settings, months, printed):
    settings.MONTH_NAMES = months
    story = makers.publication(at=datetime(2022, 7, 25, 9, 0, tzinfo=UTC))
    assert printed in client.get(story.get_absolute_url()).content.decode()


@pytest.mark.django_db
def test_item_73_half_past_midnight_in_kuwait_is_the_kuwait_day(client):
    story = makers.publication(at=datetime(2022, 7, 24, 21, 30, tzinfo=UTC))
    page = bare(client.get(story.get_absolute_url()).content.decode())
    assert "الاثنين 25 يوليو 2022" in page
    assert "12:30 ص" in page


@pytest.mark.parametrize(
    ("setting", "digits", "printed"),
    [
        (True, "latn", "26 ذي الحجة 1443 هـ"),
        (True, "arab", "٢٦ ذي الحجة ١٤٤٣ هـ"),
        (False, "latn", None),
    ],
)
@pytest.mark.django_db
def test_item_74_the_hijri_day_by_setting(client, settings, setting, digits, printed):
    settings.HIJRI, settings.DIGITS = setting, digits
    story = makers.publication(at=datetime(2022, 7, 25, 9, 0, tzinfo=UTC))
    page = client.get(story.get_absolute_url()).content.decode()
    assert (printed in page) if printed else ("هـ" not in page)


@pytest.mark.django_db
def test_item_75_arabic_digits_are_drawn_and_nothing_machines_read_changes(client, settings):
    settings.DIGITS = "arab"
    story = makers.publication(at=datetime(2022, 7, 25, 9, 0, tzinfo=UTC))
    html = client.get(story.get_absolute_url()).content.decode()
    assert "الاثنين ٢٥ يوليو ٢٠٢٢" in bare(html)
    attributes = " ".join(re.findall(r'(?:href|action|datetime|content|data-\w+)="([^"]*)"', html))
    assert not re.search("[٠-٩]", attributes)
    assert 'datetime="2022-07-25T12:00:00+03:00"' in html
    assert not re.search("[٠-٩]", client.get("/api/v1/articles/").content.decode())
    assert not re.search("[٠-٩]", client.get("/sitemap.xml").content.decode())


def test_item_75_a_name_with_a_latin_letter_keeps_its_digits():
    assert numerals.draw_digits("F-16 في 25 يوليو", "arab") == "F-16 في ٢٥ يوليو"


@pytest.mark.parametrize(
    ("digits", "number", "percent"), [("latn", "1,234.5", "25%"), ("arab", "١٬٢٣٤٫٥", "٢٥٪")]
)
def test_item_76_numbers_are_grouped_as_the_gulf_writes_them(settings, digits, number, percent):
    settings.DIGITS = digits
    assert drawn("{{ n|number }}", n=1234.5) == number
    assert numerals.percent(25, "ar", digits) == percent


@pytest.mark.django_db
def test_item_77_every_date_stands_in_a_time_element_with_its_offset(client):
    story = makers.publication()
    makers.withdrawn()
    dated = re.compile(
        r"(?:الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد) \d|منذ \d|منذ ساع|منذ دق"
    )
    for path in ("/", "/latest/", "/economy/", story.get_absolute_url(), "/corrections/"):
        html = client.get(path).content.decode()
        times = re.findall(r"<time datetime=\"([^\"]*)\"[^>]*>[^<]*</time>", html)
        assert times, path
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+03:00", one) for one in times)
        assert not dated.search(bare(re.sub(r"<time.*?</time>", "", html, flags=re.DOTALL))), path


@pytest.mark.django_db
def test_item_78_the_admin_obeys_too():
    makers.published(at=makers.NOON)
    client = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    html = client.get(list_page("articles_transition")).content.decode()
    assert "الجمعة 20 نوفمبر 2026، 12:00 م" in html
    assert "نتيجة" in html or "نتائج" in html
    assert not re.search(r"نوفمبر 20, |منذ [12] ", html)


@pytest.mark.django_db
def test_item_78_e_mails_obey_too(client):
    user = makers.reached(makers.person(roles.REPORTER), "reporter@example.org")
    client.post(reverse("account_reset_password"), {"email": user.email})
    accounts.send_letters(at=timezone.now())
    (letter,) = mail.outbox
    text = f"{letter.subject}\n{letter.body}"
    assert re.search("[\u0621-\u064a]", text)
    assert not re.search(
        r"[\u0621-\u064a]+ \d{1,2}, \d{4}|منذ [12] |\b[12] (?:ساعة|يوم|دقيقة)", text
    )


@pytest.mark.django_db
def test_item_78_the_api_gives_machine_dates(client):
    makers.publication(at=datetime(2022, 7, 25, 9, 0, tzinfo=UTC))
    card = client.get("/api/v1/articles/").json()["results"][0]
    assert card["published_at"] == "2022-07-25T12:00:00+03:00"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "قراءة في دقيقة واحدة"),
        (2, "قراءة في دقيقتين"),
        (3, "قراءة في 3 دقائق"),
        (11, "قراءة في 11 دقيقة"),
    ],
)
def test_item_79_reading_time_is_counted(minutes, words):
    assert drawn("{{ n|reading_time }}", n=minutes) == words


@pytest.mark.django_db
def test_item_79_reading_time_stands_on_a_story(client):
    story = makers.publication(texts={"body_ar": f"<p>{'كلمة ' * 360}</p>"})
    assert "قراءة في دقيقتين" in client.get(story.get_absolute_url()).content.decode()


def test_item_74_ramadan_begins_on_its_day():
    assert dates.hijri(date(2024, 3, 11), "ar") == "1 رمضان 1445 هـ"
