"""The page on which editors write the stream of a live story."""

import pytest
from django.test import Client

from articles import roles
from articles.models import LiveEntry
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return makers.live(english=True)


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(makers.person(roles.DESK_EDITOR))
    return client


def address(story, query: str = "") -> str:
    return f"/admin/articles/article/{story.pk}/live/{query}"


WORDS = {"headline": "عادت الإشارة", "text": "إلى قناتين.", "said_by": "مدير الإرشاد"}


def test_an_entry_is_printed_in_one_step(desk, client, story):
    assert desk.post(address(story), WORDS).status_code == 302
    printed = story.publications.get(language="ar").get_absolute_url()
    assert "عادت الإشارة" in client.get(printed).content.decode()


def test_what_is_missing_is_said_and_nothing_typed_is_lost(desk, story):
    answer = desk.post(address(story), {**WORDS, "said_by": ""})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "اذكر صاحب القول" in page
    assert "إلى قناتين." in page
    assert not LiveEntry.objects.exists()


def test_each_language_has_its_own_stream(desk, story):
    desk.post(address(story, "?language=en"), {"headline": "Back", "said_by": "Pilot"})
    assert "Back" in desk.get(address(story, "?language=en")).content.decode()
    assert "Back" not in desk.get(address(story)).content.decode()
    assert desk.get(address(story, "?language=xx")).status_code == 200


def test_an_entry_is_corrected_from_the_words_that_stand(desk, story):
    first = makers.entry(story, "الموانئ أربعة")
    here = address(story, f"?entry={first.pk}")
    desk.post(here, {**WORDS, "headline": "الموانئ ثلاثة", "told": "كانت ثلاثة."})
    assert desk.get(here).context["form"].initial["headline"] == "الموانئ ثلاثة"
    answer = desk.post(here, {**WORDS, "headline": "اثنان", "told": ""})
    assert answer.status_code == 400
    assert "اثنان" in answer.content.decode()


def test_an_entry_is_taken_back(desk, client, story):
    first = makers.entry(story, "خبر كاذب")
    desk.post(address(story, f"?entry={first.pk}"), {"told": "نفته السلطة.", "take_back": "1"})
    page = client.get(story.publications.get(language="ar").get_absolute_url()).content.decode()
    assert "خبر كاذب" not in page
    assert "نفته السلطة." in page


@pytest.mark.parametrize("entry", ["x", "0", "9" * 40, "-1"])
def test_an_entry_of_another_story_is_not_there(desk, story, entry):
    assert desk.get(address(story, f"?entry={entry}")).status_code == 404
    other = makers.entry(makers.live(bylined=True))
    assert desk.get(address(story, f"?entry={other.pk}")).status_code == 404


def test_a_reporter_reads_and_prints_nothing(client, story):
    makers.entry(story, "عادت الإشارة")
    client.force_login(makers.person(roles.REPORTER))
    page = client.get(address(story)).content.decode()
    assert "عادت الإشارة" in page
    assert 'name="headline"' not in page
    assert client.post(address(story), WORDS).status_code == 403


def test_the_page_of_a_live_story_leads_there(desk, story):
    room = desk.get(f"/admin/articles/article/{story.pk}/change/").content.decode()
    assert address(story) in room
    other = makers.published()
    room = desk.get(f"/admin/articles/article/{other.pk}/change/").content.decode()
    assert address(other) not in room
