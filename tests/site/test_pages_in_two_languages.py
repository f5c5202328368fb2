"""Each edition speaks its own language and says so."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests import makers

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


@pytest.mark.parametrize("path", ["/", "/latest/", "/corrections/", "/nothing/"])
def test_arabic_stands_at_the_root_right_to_left(client, path):
    response = client.get(path)
    assert '<html lang="ar" dir="rtl"' in response.content.decode()
    assert response["Content-Language"] == "ar"


@pytest.mark.parametrize("path", ["/en/", "/en/latest/", "/en/corrections/", "/en/nothing/"])
def test_english_stands_under_its_code_left_to_right(client, path):
    response = client.get(path)
    assert '<html lang="en" dir="ltr"' in response.content.decode()
    assert response["Content-Language"] == "en"


def test_no_arabic_letter_in_the_english_edition_but_the_way_back(client):
    makers.publication(english=True)
    for path in ("/en/", "/en/latest/", "/en/economy/", "/en/nothing/"):
        body = client.get(path).content.decode()
        body = re.sub(r'<a href="[^"]*" lang="ar".*?</a>', "", body)
        assert not re.search("[\u0600-\u06ff]", body), path


def test_languages_name_each_other_where_both_exist(client):
    publication = makers.publication(english=True)
    english = publication.article.publications.get(language="en")
    for page in (publication, english):
        body = client.get(page.get_absolute_url()).content.decode()
        assert f'<link rel="canonical" href="{SITE}{page.get_absolute_url()}">' in body
        for code, other in (("ar", publication), ("en", english), ("x-default", publication)):
            address = f"{SITE}{other.get_absolute_url()}"
            assert f'<link rel="alternate" hreflang="{code}" href="{address}">' in body


def test_a_story_in_one_language_names_no_other(client):
    publication = makers.publication()
    assert (
        'hreflang="en" href="http'
        not in client.get(publication.get_absolute_url()).content.decode()
    )


def test_the_language_switch_speaks_each_languages_own_name(client):
    assert 'lang="en" dir="ltr" hreflang="en">English</a>' in client.get("/").content.decode()
    assert 'lang="ar" dir="rtl" hreflang="ar">العربية</a>' in client.get("/en/").content.decode()


def test_every_time_carries_its_offset(client):
    publication = makers.publication()
    for path in ("/", "/latest/", publication.get_absolute_url()):
        body = client.get(path).content.decode()
        moments = re.findall(r'datetime="([^"]+)"', body)
        assert moments
        assert all(moment.endswith("+03:00") for moment in moments)


def test_times_are_said_in_arabic(client):
    makers.publication(at=timezone.now() - timedelta(hours=2, minutes=5))
    assert ">منذ ساعتين</time>" in client.get("/economy/").content.decode()


def test_digits_are_drawn_as_the_paper_chose(client, settings):
    settings.DIGITS = "arab"
    publication = makers.publication(at=timezone.now() - timedelta(hours=11, minutes=5))
    body = client.get("/economy/").content.decode()
    assert ">منذ ١١ ساعة</time>" in body
    assert f"/{publication.article_id}/" in body
