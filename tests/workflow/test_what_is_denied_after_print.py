"""A denial that comes after print belongs to its claim and is told to readers with the next print;
until then it is a task, and the story stays published."""

import pytest
from django.utils import timezone

from articles import roles, workflow
from articles.models import Status, Task
from articles.sources import weigh
from articles.workflow import tasks_for
from tests import makers
from tests.admin.pages import form_of, signed_in, story_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    def asks(row):
        row.replies.create(party_ar="المتعهد", asked_at=makers.NOON)
        row.attributions.update(exact="لن تتجاوز ما رُصد لها")

    made = makers.draft(agreement=makers.unnamed_source())
    desk = makers.person(roles.DESK_EDITOR)
    workflow.edit(article=made, by=makers.person(roles.REPORTER), at=makers.NOON, change=asks)
    made = workflow.submit(article=made, by=desk, at=makers.NOON)
    return workflow.publish(article=makers.sign_all(made), by=desk, at=makers.NOON)


def denies(story, **more):
    desk = makers.person(roles.DESK_EDITOR)
    words = {"party_ar": "الهيئة", "answer_ar": "ننفي ذلك", "denies": True, **more}

    def add(row):
        row.replies.create(asked_at=timezone.now(), answered_at=timezone.now(), **words)

    return workflow.edit(article=story, by=desk, at=timezone.now(), change=add)


def test_a_denial_after_print_is_a_task_for_its_claim(story):
    claim = story.attributions.get()
    after = denies(story, about=claim)
    (task,) = Task.objects.all()
    assert (task.kind, task.article, task.passage) == ("denied", story, claim.exact)
    assert after.status == Status.PUBLISHED
    assert after.differs_from_print
    assert weigh(story).standing(claim) == "denied"
    assert list(tasks_for(makers.person(roles.DESK_EDITOR))) == [task]


def test_it_is_set_once_and_by_nothing_else(story):
    denies(story, denies=False)
    assert not Task.objects.exists()
    story.replies.update(denies=True)  # known before the edit
    desk = makers.person(roles.DESK_EDITOR)
    touch = {"by": desk, "at": timezone.now(), "change": lambda row: setattr(row, "urgency", 3)}
    workflow.edit(article=story, **touch)
    assert not Task.objects.exists()


def test_before_print_it_is_weighed_and_no_task():
    denies(makers.in_review(agreement=makers.unnamed_source()))
    assert not Task.objects.exists()


def test_through_the_form_of_the_story_as_an_editor_writes_it_down(story):
    client = signed_in(makers.person(roles.DESK_EDITOR))
    data = form_of(client, story_page(story))
    claim = story.attributions.get()
    data["replies-TOTAL_FORMS"] = int(data["replies-INITIAL_FORMS"]) + 1
    row = f"replies-{data['replies-INITIAL_FORMS']}"
    data |= {
        f"{row}-party_ar": "الهيئة",
        f"{row}-answer_ar": "ننفي ذلك جملة وتفصيلاً",
        f"{row}-about": claim.pk,
        f"{row}-denies": "on",
        f"{row}-shown_to_readers": "on",
        f"{row}-asked_at_0": "2026-11-20",
        f"{row}-asked_at_1": "10:00",
    }
    assert client.post(story_page(story), data).status_code == 302
    assert Task.objects.get().passage == claim.exact
    home = client.get("/admin/").content.decode()
    assert "نُفي ما نُشر" in home
