"""Results in order in the band of sport, and what comes next."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import roles
from articles.models import Layout, Match, Section
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def sport() -> Section:
    made = makers.section("sport", "رياضة", "Sport")
    makers.archive(9, english=True, section=made)
    Section.objects.filter(pk=made.pk).update(layout=Layout.SPORT)
    return made


def played(section: Section, *score: int | None, hours: int = -20, **words) -> Match:
    """A match that began so many hours from now; its score, home side first."""
    home, away = score or (None, None)
    names = {"home_ar": "المرفأ", "away_ar": "نوارس صور", "home_en": "Harbour", "away_en": "Gulls"}
    words = {**names, "competition_ar": "كأس الموانئ", "competition_en": "Ports Cup", **words}
    starts = timezone.now() + timedelta(hours=hours)
    return Match.objects.create(
        section=section, starts_at=starts, home_score=home, away_score=away, **words
    )


def results(client, path: str = "/") -> list[str]:
    """Each as it is read: «المرفأ 3 : 1 نوارس صور»."""
    html = client.get(path).content.decode()
    found = [
        one
        for part in re.findall(r'<ul class="scores">(.*?)</ul>', html, re.DOTALL)
        for one in re.findall(r"<li>(.*?)</li>", part, re.DOTALL)
    ]
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in found]


def test_a_score_stands_where_its_side_stands(client, sport):
    played(sport, 3, 1)
    assert results(client) == ["المرفأ 3 : 1 نوارس صور"]
    assert results(client, "/en/") == ["Harbour 3 : 1 Gulls"]


def test_who_won_on_penalties_is_said(client, sport):
    played(sport, 0, 0, home_penalties=4, away_penalties=5)
    assert results(client) == ["المرفأ 0 : 0 نوارس صور نوارس صور بركلات الترجيح 5-4"]


def test_the_newest_results_come_first_and_then_what_is_next(client, sport):
    for day in range(6):
        played(sport, day, 0, hours=-20 - day)
    for hours in (90, 24, 50):
        played(sport, hours=hours, home_ar=f"فريق {hours}")
    told = results(client)
    assert [one.split()[1] for one in told[:4]] == ["0", "1", "2", "3"]
    assert [one.split()[1] for one in told[4:]] == ["24", "50"]


def test_without_results_more_of_what_is_next(client, sport):
    for hours in range(20, 29):
        played(sport, hours=hours)
    assert len(results(client)) == 6


def test_old_matches_and_those_without_a_name_here_are_not_shown(client, sport):
    played(sport, 1, 1, hours=-200)
    played(sport, 2, 2, home_en="")
    assert len(results(client)) == 1
    assert results(client, "/en/") == []
    assert client.get("/en/").context_data["bands"][0].layout == "lead"


def test_a_band_that_is_not_of_sport_asks_for_no_results(
    client, sport, django_assert_max_num_queries
):
    played(sport, 3, 1)
    Section.objects.update(layout=Layout.LEAD)
    assert results(client) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"home_score": 1},
        {"away_score": 1},
        {"home_score": 1, "away_score": 0, "home_penalties": 3, "away_penalties": 2},
        {"home_score": 1, "away_score": 1, "home_penalties": 3},
        {"home_score": 1, "away_score": 1, "home_penalties": 3, "away_penalties": 3},
        {"home_penalties": 3, "away_penalties": 2},
    ],
)
def test_a_result_that_cannot_be_is_refused(sport, wrong):
    match = Match(section=sport, home="أ", away="ب", starts_at=timezone.now(), **wrong)
    with pytest.raises(ValidationError):
        match.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        match.save()


def test_a_result_is_written_on_the_list(client, sport):
    match = played(sport, hours=-2)
    client.force_login(makers.person(roles.DESK_EDITOR))
    page = "/admin/articles/match/"
    answer = client.get(page)
    form = answer.context["cl"].formset
    assert 'name="form-0-home_score"' in answer.content.decode()
    typed = {f"form-{name}": value for name, value in form.management_form.initial.items()}
    typed |= {"form-0-id": match.pk, "form-0-home_score": 2, "form-0-away_score": 2, "_save": "x"}
    assert client.post(page, typed).status_code == 302
    assert results(client) == ["المرفأ 2 : 2 نوارس صور"]
    typed |= {"form-0-away_score": ""}
    answer = client.post(page, typed)
    assert answer.status_code == 200
    assert "اكتب النتيجتين معاً" in answer.content.decode()
