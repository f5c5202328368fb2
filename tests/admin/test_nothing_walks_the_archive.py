"""What desk and clock ask of a paper of a million stories is found by an index: lists come sorted
out of one, and neither a search nor a picture that changes nor a stroke looks at every story."""

import re

import pytest
from django.apps import apps
from django.contrib.admin import site
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import freshness, roles, search, workflow
from articles.admin import find
from articles.models import Article, Transition
from articles.search import finding
from tests import makers
from tests.admin.pages import LISTS

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="reads PostgreSQL's plan"),
]
# As many rows as a paper has parts, people of the desk, or what went wrong today.
FEW = {
    *("articles_section", "articles_frontslot", "articles_setback", "articles_sharereview"),
    *("auth_user", "auth_group", "articles_accountrequest"),
}
STORIES = 300
# As many rows as a paper has stories, or more.
MANY = {
    f"articles_{name}"
    for name in (
        *("article", "publication", "printed", "proof", "revision", "transition", "attribution"),
        *("image", "match", "breakingline", "deskwords", "printedwords"),
        *("publication_topics", "publication_contributors"),
    )
}


@pytest.fixture
def unsorted():
    """A database that walks a table or sorts it only where it knows no other way, as with one that
    is large."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")


@pytest.fixture
def archive():
    """As many stories as make a difference, and a database that knows it."""
    makers.archive(STORIES)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def chief() -> User:
    found = makers.person(roles.EDITOR_IN_CHIEF)
    found.groups.add(*makers.person(roles.SYSTEM_ADMIN).groups.all())
    return found


@pytest.mark.parametrize("name", sorted(set(LISTS) - FEW))
def test_a_list_comes_sorted_out_of_an_index(unsorted, name):
    request = RequestFactory().get("/")
    request.user = chief()
    desk = site.get_model_admin(apps.get_model(*name.split("_", 1)))
    listed = desk.get_changelist_instance(request).get_queryset(request)
    plan = listed[: desk.list_per_page].explain()
    assert "Sort" not in plan, plan
    assert f"on {name}" in plan
    assert f"Seq Scan on {name}" not in plan, plan


@pytest.mark.parametrize(("model", "chosen"), [(Article, "genre"), (Transition, "to_status")])
def test_a_list_of_a_few_among_many_does_too(unsorted, model, chosen):
    request = RequestFactory().get("/", {f"{chosen}__exact": "live"})
    request.user = chief()
    listed = site.get_model_admin(model).get_changelist_instance(request).get_queryset(request)
    plan = listed[:50].explain()
    assert "Sort" not in plan, plan
    assert re.search(rf"Index Cond: .*{chosen}.*'live'", plan), plan


def most_read(seen: CaptureQueriesContext) -> int:
    """How many rows of tables that have many one of these questions reads."""

    def read(node: dict) -> int:
        inner = sum(read(one) for one in node.get("Plans", ()))
        rows = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
        return inner + (node.get("Relation Name") in MANY) * int(rows * node["Actual Loops"])

    found = [0]
    with connection.cursor() as cursor:
        for sql in [one["sql"] for one in seen]:
            if sql.startswith("SELECT"):
                cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
                found.append(read(cursor.fetchone()[0][0]["Plan"]))
    return max(found)


@pytest.mark.parametrize("words", ["quays", "كوكب", "17"])
def test_the_desks_search_looks_at_what_it_finds_alone(archive, words):
    makers.draft(english=True)
    with CaptureQueriesContext(connection) as seen:
        list(search.find_on_desk(Article.objects.all(), words).order_by("-changed_at"))
    assert most_read(seen) < STORIES / 3


def test_it_finds_the_same_where_a_word_is_in_many_stories(monkeypatch):
    stories = [makers.draft(english=True) for _number in range(4)]
    few = list(search.find_on_desk(Article.objects.all(), "quays"))
    monkeypatch.setattr(finding, "_FEW", 2)
    assert few == list(search.find_on_desk(Article.objects.all(), "quays")) == stories[::-1]


def test_a_picture_that_changes_finds_its_stories(archive):
    image = makers.picture()
    with CaptureQueriesContext(connection) as seen:
        workflow.picture_changed(image=image, at=timezone.now())
    assert any("articles_namedpicture" in one["sql"] for one in seen)
    assert most_read(seen) < STORIES / 3


def test_nor_does_the_clock(archive):
    makers.published()
    call_command("clock", "--once")  # what is to be done is done
    with CaptureQueriesContext(connection) as seen:
        call_command("clock", "--once")
    assert most_read(seen) < STORIES / 3


def test_nor_does_who_asks_when_pages_change_by_themselves(archive):
    with CaptureQueriesContext(connection) as seen:
        freshness.next_moment(at=timezone.now())
    assert most_read(seen) < STORIES / 3


def test_ones_own_last_stories_are_found_by_ones_last_saves(archive):
    writer = makers.person(roles.REPORTER)
    story = makers.draft(by=writer)
    with CaptureQueriesContext(connection) as seen:
        found = find.found(writer, "")
    assert found == [story]
    assert most_read(seen) < STORIES / 3


NAMES = ("/api/v1/topics/", "/api/v1/contributors/", "/sitemaps/pages.xml", "/search/suggest/?q=م")


@pytest.mark.parametrize("path", NAMES)
def test_nor_does_a_reader_who_asks_whom_and_what_stories_are_about(archive, path):
    with CaptureQueriesContext(connection) as seen:
        assert Client().get(path).status_code == 200
    assert most_read(seen) < STORIES / 3
