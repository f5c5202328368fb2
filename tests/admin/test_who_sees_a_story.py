"""Who reads the working copy of a story: the same in lists, pages, look-ups, history and API."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from articles import roles
from articles.models import Article, Invitation, Task
from tests import makers
from tests.api import asking

pytestmark = pytest.mark.django_db

CANARY = "كناري الصباح"


@pytest.fixture
def stories():
    """One in each condition, by a reporter."""
    make = {
        "draft": makers.draft,
        "in_review": makers.in_review,
        "spiked": makers.spiked,
        "published": makers.published,
        "accusing": makers.draft,
    }
    made = {name: one(texts={"headline_ar": f"{CANARY} {name}"}) for name, one in make.items()}
    return {**made, "accusing": _accusing(made["accusing"])}


def _accusing(story):
    story.attributions.update(kind="allegation")
    return story


EVERY = {"draft", "in_review", "spiked", "published", "accusing"}
TABLE = {
    roles.REPORTER: {"published"},
    roles.DESK_EDITOR: EVERY,
    roles.COPY_EDITOR: {"in_review", "published"},
    roles.PICTURE_EDITOR: {"in_review", "published"},
    roles.TRANSLATOR: {"in_review", "published"},
    roles.MANAGING_EDITOR: EVERY,
    roles.EDITOR_IN_CHIEF: EVERY,
    roles.LEGAL: {"accusing", "published"},
    roles.SOURCE_CUSTODIAN: set(),
    roles.SYSTEM_ADMIN: set(),
}


def shown(client, name, story) -> str:
    """A page of the story; nothing where it is not there (that page tells what was printed)."""
    page = client.get(reverse(f"admin:articles_article_{name}", args=[story.pk]))
    return page.content.decode() if page.status_code == 200 else ""


def seen_by(user, stories) -> set[str]:
    """Which of them this account finds; every door has to say the same."""
    client = Client()
    client.force_login(user)
    app = Client(headers=asking.headers(user))
    found = set()
    listed = client.get(reverse("admin:articles_article_changelist"))
    numbers = (
        {story.pk for story in listed.context["cl"].result_list}
        if listed.status_code == 200
        else set()
    )
    for name, story in stories.items():
        canary = f"{CANARY} {name}"
        said = [
            story.pk in numbers,
            canary in shown(client, "change", story),
            canary in shown(client, "history", story),
            client.get(reverse("admin:articles_article_move", args=[story.pk, "hold"])).status_code
            == 200,
            canary
            in json.dumps(app.get(f"/api/v1/desk/articles/{story.pk}/").json(), ensure_ascii=False),
        ]
        assert len(set(said)) == 1, (name, said)
        found |= {name} if said[0] else set()
    return found


@pytest.mark.parametrize("role", TABLE)
def test_each_role_sees_what_the_table_says(role, stories):
    assert seen_by(makers.person(role, "somebody"), stories) == TABLE[role]


def test_a_superuser_sees_stories_as_a_chief_does(stories):
    assert seen_by(makers.superuser(), stories) == EVERY


def test_a_reporter_sees_his_own_and_what_he_is_invited_to(stories):
    assert seen_by(makers.person(roles.REPORTER), stories) == EVERY
    guest = makers.person(roles.REPORTER, "guest")
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    Invitation.objects.create(article=stories["draft"], account=guest, by=chief)
    assert seen_by(guest, stories) == {"published", "draft"}


def test_an_editor_of_a_section_sees_its_stories_alone(stories):
    sport = makers.section("sport", "رياضة", "Sport")
    editor = makers.person(roles.DESK_EDITOR, "sport")
    sport.editors.add(editor)
    assert seen_by(editor, stories) == {"published"}
    Article.objects.filter(pk=stories["draft"].pk).update(section=sport)
    assert seen_by(editor, stories) == {"published", "draft"}


def test_a_task_opens_a_draft_to_whom_it_is_given(stories):
    translator = makers.person(roles.TRANSLATOR, "asked")
    Task.objects.create(article=stories["draft"], title="ترجمة", assignee=translator)
    assert seen_by(translator, stories) == {"in_review", "published", "draft"}


def test_a_story_that_is_not_seen_is_no_different_from_nonsense(stories):
    client = Client()
    client.force_login(makers.person(roles.REPORTER, "other"))
    for number in (stories["draft"].pk, 98765):
        for name, more in (("change", []), ("history", []), ("move", ["hold"])):
            address = reverse(f"admin:articles_article_{name}", args=[number, *more])
            assert client.get(address).status_code == 404, (number, name)


@pytest.mark.parametrize("name", ["transition", "correction", "frontslot"])
def test_rows_of_a_story_that_is_not_seen_are_not_listed(name, stories):
    client = Client()
    editor = makers.person(roles.DESK_EDITOR, "sport")
    makers.section("sport", "رياضة", "Sport").editors.add(editor)
    client.force_login(editor)
    page = client.get(reverse(f"admin:articles_{name}_changelist"))
    rows = page.context["cl"].result_list
    assert {row.article_id for row in rows} <= {stories["published"].pk}
