"""The editors' rooms draw days, moments, numbers and counts as the paper does: by its months and
digits, in its clock; and nothing that Django's stock Arabic gets wrong is left on a page."""

import gettext
import re
from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import formats, translation

from articles import roles
from articles.models import FrontSlot
from articles.text import dates
from tests import makers
from tests.admin.pages import LISTS, list_page, signed_in, story_page, visible_words

pytestmark = pytest.mark.django_db

MONTHS = ("gulf", "levant", "maghreb", "morocco", "both")
# Month before day, a colon-less moment, a digit before one or two things, a date by numbers.
WRONG = re.compile(
    r"[\u0621-\u064a]+ \d{1,2}, \d{4}"
    r"|منذ [12] |\b[12] (?:نتيجة|نتائج|سطر|مادة|عنصر)|0 (?:من|of) \d"
    r"|\b\d{1,2}/\d{1,2}/\d{4}|\b\d{4}-\d{2}-\d{2}\b|\d\.\d{3}\b"
)


def pages_of_everything() -> list[str]:
    story = makers.published(at=makers.NOON)
    makers.scheduled()
    makers.retracted()
    FrontSlot.objects.create(position=1, article=story, pinned_until=makers.NOON)
    agreement = makers.unnamed_source()
    makers.in_review(agreement=agreement)
    source = agreement.source
    return [
        reverse("admin:index"),
        *map(list_page, LISTS),
        story_page(story),
        reverse("admin:articles_article_history", args=[story.pk]),
        reverse("admin:articles_source_change", args=[source.pk]),
        reverse("admin:auth_user_change", args=[makers.person(roles.REPORTER).pk]),
        *(
            reverse("admin:articles_transition_change", args=[t.pk])
            for t in story.transitions.all()
        ),
    ]


def everyone():
    user = makers.superuser()
    user.groups.add(*makers.person(roles.EDITOR_IN_CHIEF).groups.all())
    return signed_in(user)


def drawn_on(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    html = answer.content.decode()
    return visible_words(html)


def test_no_page_draws_what_stock_arabic_draws():
    client = everyone()
    for address in pages_of_everything():
        assert WRONG.findall(drawn_on(client, address)) == [], address


def test_every_moment_of_a_list_stands_in_a_time_element_with_its_offset():
    client = everyone()
    makers.published(at=makers.NOON)
    for name in ("articles_transition", "articles_article"):
        html = client.get(list_page(name)).content.decode()
        assert "الجمعة 20 نوفمبر 2026، 12:00 م" in html
        assert re.search(r'<time datetime="2026-11-20T12:00:00\+03:00">الجمعة', html)


@pytest.mark.parametrize("months", MONTHS)
def test_months_are_those_of_the_setting(months, settings):
    settings.MONTH_NAMES = months
    client = everyone()
    makers.published(at=makers.NOON)
    expected = dates.full_date(date(2026, 11, 20), "ar", months)
    for name in ("articles_transition", "articles_article"):
        assert expected in client.get(list_page(name)).content.decode()


def test_digits_are_those_of_the_setting_and_addresses_keep_theirs(settings):
    settings.DIGITS = "arab"
    client = everyone()
    story = makers.published(at=makers.NOON)
    for _one in range(3):
        makers.draft()
    html = client.get(list_page("articles_article")).content.decode()
    assert "الجمعة ٢٠ نوفمبر ٢٠٢٦، ١٢:٠٠ م" in html
    assert "٤ نتائج" in html
    assert 'datetime="2026-11-20T12:00:00+03:00"' in html
    assert f"/admin/articles/article/{story.pk}/change/" in html
    form = client.get(story_page(story)).content.decode()
    assert re.search(r'name="urgency"[^>]*value="5"|value="5"[^>]*name="urgency"', form)


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "لا نتائج"), (1, "نتيجة واحدة"), (2, "نتيجتان"), (3, "3 نتائج"), (11, "11 نتيجة")],
)
def test_lists_count_as_arabic_counts(count, words):
    client = everyone()
    for _one in range(count):
        makers.draft()
    assert words in drawn_on(client, list_page("articles_article"))


def test_page_numbers_lead_on_and_are_drawn_in_the_digits_of_the_setting(settings, monkeypatch):
    from articles.admin.desk import DeskAdmin

    settings.DIGITS = "arab"
    monkeypatch.setattr(DeskAdmin, "list_per_page", 1)
    for _one in range(3):
        makers.draft()
    html = everyone().get(list_page("articles_article")).content.decode()
    assert '<a href="?p=2">٢</a>' in html
    assert 'aria-current="page">١</span>' in html


def catalogue(months: str, domain: str) -> gettext.GNUTranslations:
    folder = settings.BASE_DIR / "articles" / "locale" / "months" / months / "ar" / "LC_MESSAGES"
    with (folder / f"{domain}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


@pytest.mark.parametrize("months", MONTHS)
def test_what_django_draws_by_itself_has_the_months_of_the_paper(months):
    django, script = catalogue(months, "django"), catalogue(months, "djangojs")
    for month in range(1, 13):
        english = date(2026, month, 1).strftime("%B")
        ours = dates.full_date(date(2026, month, 1), "ar", months).split(" 1 ")[1][:-5]
        assert django.gettext(english) == script.gettext(english) == ours
        assert script.pgettext(f"abbrev. month {english}", english[:3]) == ours


def test_the_catalogue_of_months_is_the_one_of_the_setting():
    assert settings.LOCALE_PATHS[-1].name == settings.MONTH_NAMES
    with translation.override("ar"):
        for month in range(1, 13):
            day = date(2026, month, 20)
            assert formats.date_format(day) == dates.full_date(day, "ar")


def test_the_calendar_of_a_form_has_the_months_of_the_paper():
    script = everyone().get(reverse("admin:jsi18n")).content.decode()
    assert '"April": "\\u0623\\u0628\\u0631\\u064a\\u0644"' in script
    assert "plural" in script


def test_the_keys_of_an_account_are_dated_as_the_paper_dates(monkeypatch):
    from allauth.mfa.models import Authenticator

    user = makers.person(roles.REPORTER)
    Authenticator.objects.create(
        user=user,
        type="webauthn",
        data={"name": "مفتاح", "credential": {"clientExtensionResults": {}}},
        created_at=makers.NOON,
        last_used_at=makers.NOON,
    )
    client = signed_in(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": 9e9}]
    session.save()
    page = client.get(reverse("mfa_list_webauthn"), follow=True)
    words = page.content.decode()
    assert "الجمعة 20 نوفمبر 2026" in words
    assert "الجمعة 20 نوفمبر 2026، 12:00 م" in words
