"""A list costs at most fifteen queries however much it shows; home costs the same at any size."""

import pytest
from django.urls import reverse

from articles import roles
from tests import makers
from tests.admin.pages import LISTS, list_page, signed_in

pytestmark = pytest.mark.django_db


def queries(client, address, capture) -> int:
    client.get(address)  # session, content types
    with capture() as seen:
        assert client.get(address).status_code == 200
    return len(seen)


@pytest.fixture
def capture(django_assert_max_num_queries):
    return lambda: django_assert_max_num_queries(1000)


def test_the_list_of_stories_stays_within_budget(capture):
    makers.archive(60)
    makers.in_review(agreement=makers.unnamed_source())
    client = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    assert queries(client, list_page("articles_article"), capture) <= 15
    assert queries(client, list_page("articles_article") + "?q=مجلس", capture) <= 15


def test_the_other_lists_stay_within_budget(capture):
    makers.archive(30)
    makers.retracted()
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    chief.groups.add(*makers.person(roles.SYSTEM_ADMIN).groups.all())
    client = signed_in(chief)
    for name in LISTS:
        assert queries(client, list_page(name), capture) <= 15, name


def test_the_home_page_costs_the_same_for_two_stories_and_for_twelve(capture):
    client = signed_in(makers.person(roles.EDITOR_IN_CHIEF))
    for _number in range(2):
        makers.in_review(agreement=makers.unnamed_source())
        makers.approved()
    few = queries(client, reverse("admin:index"), capture)
    for _number in range(5):
        makers.in_review(agreement=makers.unnamed_source())
        makers.approved()
    assert queries(client, reverse("admin:index"), capture) == few
    assert few <= 34
