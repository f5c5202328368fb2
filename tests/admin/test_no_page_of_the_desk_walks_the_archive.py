"""What the desk asks of a paper of a million stories is found by an index: its lists come sorted
out of one, and neither its search nor a picture that changes looks at every story."""

import re

import pytest
from django.apps import apps
from django.contrib.admin import site
from django.contrib.auth.models import User
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import roles, search, workflow
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
ALL_OF = re.compile(r"Seq Scan on articles_(?:article|publication|proof|revision|deskwords)\b")


@pytest.fixture
def unwilling():
    """A database that sorts or walks a table only where it knows no other way, as with one that is
    large."""
    with connection.cursor() as cursor:
        for way in ("seqscan", "sort", "hashagg"):
            cursor.execute(f"SET LOCAL enable_{way} = off")


def chief() -> User:
    found = makers.person(roles.EDITOR_IN_CHIEF)
    found.groups.add(*makers.person(roles.SYSTEM_ADMIN).groups.all())
    return found


@pytest.mark.parametrize("name", sorted(set(LISTS) - FEW))
def test_a_list_comes_sorted_out_of_an_index(unwilling, name):
    request = RequestFactory().get("/")
    request.user = chief()
    desk = site.get_model_admin(apps.get_model(*name.split("_", 1)))
    listed = desk.get_changelist_instance(request).get_queryset(request)
    plan = listed[: desk.list_per_page].explain()
    assert "Sort" not in plan, plan
    assert f"on {name}" in plan
    assert f"Seq Scan on {name}" not in plan, plan


@pytest.mark.parametrize(("model", "chosen"), [(Article, "genre"), (Transition, "to_status")])
def test_a_list_of_a_few_among_many_does_too(unwilling, model, chosen):
    request = RequestFactory().get("/", {f"{chosen}__exact": "live"})
    request.user = chief()
    listed = site.get_model_admin(model).get_changelist_instance(request).get_queryset(request)
    plan = listed[:50].explain()
    assert "Sort" not in plan, plan
    assert re.search(rf"Index Cond: .*{chosen}.*'live'", plan), plan


def plans(seen: CaptureQueriesContext) -> list[str]:
    found = []
    for one in list(seen):
        if one["sql"].startswith("SELECT"):
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN {one['sql']}")
                found.append("\n".join(row[0] for row in cursor.fetchall()))
    return found


@pytest.mark.parametrize("words", ["مجلس", "quays", "17"])
def test_the_desks_search_looks_at_what_it_finds_alone(unwilling, words):
    makers.draft(english=True)
    with CaptureQueriesContext(connection) as seen:
        list(search.find_on_desk(Article.objects.all(), words).order_by("-changed_at"))
    for plan in plans(seen):
        assert not ALL_OF.search(plan), plan
        # Nor at each story by its key, to ask whether it is among what was found.
        assert "SubPlan" not in plan, plan


def test_it_finds_the_same_where_a_word_is_in_many_stories(monkeypatch):
    stories = [makers.draft(english=True) for _number in range(4)]
    few = list(search.find_on_desk(Article.objects.all(), "quays"))
    monkeypatch.setattr(finding, "_FEW", 2)
    assert few == list(search.find_on_desk(Article.objects.all(), "quays")) == stories[::-1]


def test_a_picture_that_changes_finds_its_stories(unwilling):
    image = makers.picture()
    with CaptureQueriesContext(connection) as seen:
        workflow.picture_changed(image=image, at=timezone.now())
    assert any("articles_namedpicture" in plan for plan in plans(seen))
    assert not [plan for plan in plans(seen) if ALL_OF.search(plan)]
