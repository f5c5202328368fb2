"""Shares that came too fast: the desk sees how they came and says whether they count."""

import pytest
from django.urls import reverse

from articles import roles, shares
from articles.models import ShareReview, ShareTotal
from tests import makers
from tests.admin.pages import list_page, signed_in
from tests.shares.presses import press

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(settings):
    settings.SHARES_AN_HOUR = 3
    story = makers.published()
    for reader in range(8):
        assert press(story, address=f"2001:{reader:x}::1")
    shares.fold(at=makers.NOON)
    return ShareReview.objects.get()


def page_of(review):
    return reverse("admin:articles_sharereview_change", args=[review.pk])


def test_the_desk_is_told_at_home_and_finds_them_in_a_list(review):
    client = signed_in(makers.person(roles.DESK_EDITOR), "ar")
    assert "decided_at__isempty=1" in client.get("/admin/").content.decode()
    listed = client.get(list_page("articles_sharereview") + "?decided_at__isempty=1")
    assert page_of(review) in listed.content.decode()


def test_the_page_shows_hour_by_hour_what_is_counted_and_what_waits(review):
    context = signed_in(makers.person(roles.DESK_EDITOR)).get(page_of(review)).context
    assert context["hours"] == [(12, 3, 5)]
    assert (context["review"].waits, context["review"].networks) == (5, 5)
    assert [number for _why, number in context["reasons"]] == [5]
    assert context["largest"] == [1, 1, 1, 1, 1]


@pytest.mark.parametrize(("answer", "total"), [("count", 8), ("drop", 3)])
def test_an_editor_says_whether_they_count(review, answer, total):
    editor = makers.person(roles.DESK_EDITOR)
    client = signed_in(editor)
    assert client.post(page_of(review), {answer: ""}).status_code == 302
    review.refresh_from_db()
    assert (review.decided_by, review.is_counted, review.intents) == (editor, total == 8, 5)
    assert ShareTotal.objects.get().total == total
    assert 'name="count"' not in client.get(page_of(review)).content.decode()


def test_the_second_answer_is_told_that_there_was_a_first(review):
    client = signed_in(makers.person(roles.MANAGING_EDITOR))
    client.post(page_of(review), {"count": ""})
    answer = client.post(page_of(review), {"drop": ""})
    assert (answer.status_code, ShareTotal.objects.get().total) == (409, 8)


@pytest.mark.parametrize(
    "role", sorted(set(roles.ROLES) - {roles.DESK_EDITOR, *roles.CHIEFS}), ids=str
)
def test_the_other_roles_have_no_such_page(review, role):
    client = signed_in(makers.person(role))
    assert client.get(list_page("articles_sharereview")).status_code == 403
    assert client.get(page_of(review)).status_code in (302, 403, 404)
    client.post(page_of(review), {"count": ""})
    assert ShareTotal.objects.get().total == 3
