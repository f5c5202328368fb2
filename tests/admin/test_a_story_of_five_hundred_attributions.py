"""The form of a story costs the same queries for 25 attributions and for 500, a page of them is
saved, and the rows that are not on the page stay as they are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import roles, workflow
from tests import makers
from tests.admin.pages import form_of, signed_in, story_page

pytestmark = pytest.mark.django_db

LINES = [f"قال المصدر إن البند {number} تأخر عن موعده." for number in range(500)]
BODY = "".join(f"<p>{' '.join(LINES[at : at + 5])}</p>" for at in range(0, 500, 5))  # 4,000 words


def story_of(count: int):
    agreement = makers.unnamed_source()
    story = makers.draft(agreement=agreement, texts={"body_ar": BODY})

    def link(row):
        row.attributions.all().delete()
        for line in LINES[:count]:
            row.attributions.create(agreement=agreement, language="ar", exact=line)

    return workflow.edit(
        article=story, by=makers.person(roles.REPORTER), at=makers.NOON, change=link
    )


def cost(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_queries_do_not_grow_with_the_attributions():
    client = signed_in(makers.person(roles.REPORTER))
    few, many = story_of(25), story_of(500)
    for page in ("change/", "attributions/"):
        address = story_page(few).replace("change/", page)
        other = story_page(many).replace("change/", page)
        assert cost(client, other) == cost(client, address) <= {"change/": 55}.get(page, 20)


def test_a_page_of_them_is_changed_and_the_others_stay():
    client, story = signed_in(makers.person(roles.REPORTER)), story_of(60)
    address = f"{story_page(story)}?attributions-page=2"
    data = form_of(client, address)
    assert data["attributions-INITIAL_FORMS"] == 25
    data["attributions-0-kind"] = "plan"
    assert client.post(address, data).status_code == 302
    kinds = list(story.attributions.values_list("kind", flat=True))
    assert kinds == ["fact"] * 25 + ["plan"] + ["fact"] * 34


def test_the_pages_are_links_that_a_keyboard_reaches():
    client, story = signed_in(makers.person(roles.REPORTER)), story_of(60)
    page = client.get(story_page(story)).content.decode()
    assert 'href="?attributions-page=3#attributions"' in page
    assert "60 إسناداً" in page
