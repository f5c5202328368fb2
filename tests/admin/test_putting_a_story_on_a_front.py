"""The front's own form: a place that is taken is made free."""

import pytest
from django.test import Client

from articles import roles
from articles.models import FrontSlot
from tests import makers

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/frontslot/add/"


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(makers.person(roles.EDITOR_IN_CHIEF))
    return client


def put(desk: Client, story, **typed: object):
    words = {"position": 1, "section": "", "topic": "", "article": story.pk, **typed}
    words |= {f"headline_override_{code}": "" for code in ("ar", "en", "fr")}
    words |= {"pinned_until_0": "", "pinned_until_1": ""}
    return desk.post(ADD, words)


def places() -> list[tuple[int, int]]:
    slots = FrontSlot.objects.on(None).order_by("position")
    return list(slots.values_list("position", "article"))


def test_what_stands_at_the_place_moves_on_with_what_is_in_its_way(desk):
    one, two, three, new = makers.archive(4)
    for place, story in ((1, one), (2, two), (5, three)):
        FrontSlot.objects.create(position=place, article=story)
    answer = put(desk, new)
    assert answer.status_code == 302, answer.context["errors"]
    assert places() == [(1, new.pk), (2, one.pk), (3, two.pk), (5, three.pk)]


def test_a_slot_that_is_moved_upon_another_changes_with_it(desk):
    one, two = makers.archive(2)
    FrontSlot.objects.create(position=1, article=one)
    moved = FrontSlot.objects.create(position=2, article=two)
    words = {"position": 1, "section": "", "topic": "", "article": two.pk}
    answer = desk.post(f"/admin/articles/frontslot/{moved.pk}/change/", words)
    assert answer.status_code == 302
    assert places() == [(1, two.pk), (2, one.pk)]


def test_the_fronts_of_sections_are_left_alone(desk):
    one, new = makers.archive(2)
    FrontSlot.objects.create(section=makers.section(), position=1, article=one)
    put(desk, new)
    assert FrontSlot.objects.get(article=one).position == 1


def test_the_next_place_and_the_story_are_filled_in(desk):
    one, new = makers.archive(2)
    FrontSlot.objects.create(position=4, article=one)
    page = desk.get(f"{ADD}?article={new.pk}").content.decode()
    assert 'name="position" value="5"' in page
    assert f'<option value="{new.pk}" selected' in page


def test_the_page_of_a_story_leads_there(desk):
    (story,) = makers.archive(1)
    page = desk.get(f"/admin/articles/article/{story.pk}/change/").content.decode()
    assert f"/admin/articles/frontslot/add/?article={story.pk}" in page


def test_a_place_beyond_the_last_is_refused_in_words(desk):
    (story,) = makers.archive(1)
    answer = put(desk, story, position=100)
    assert answer.status_code == 200
    assert answer.context["adminform"].form.errors["position"]
