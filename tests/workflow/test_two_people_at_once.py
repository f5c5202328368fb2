"""A stale form is refused; one of two equal moves wins and the other reads why."""

import threading

import pytest
from django.db import connection

from articles import roles, workflow
from articles.models import Publication
from tests import makers


def set_headline(words):
    def change(article):
        article.headline_ar = words

    return change


@pytest.mark.django_db
def test_a_stale_version_is_refused_and_nothing_is_lost():
    story = makers.draft()
    opened = story.version
    editor = makers.person(roles.DESK_EDITOR)
    workflow.edit(
        article=story, by=editor, at=makers.NOON, change=set_headline("الأول"), version=opened
    )
    with pytest.raises(workflow.Stale) as stale:
        workflow.edit(
            article=story, by=editor, at=makers.NOON, change=set_headline("الثاني"), version=opened
        )
    assert (stale.value.given, stale.value.current) == (opened, opened + 1)
    story.refresh_from_db()
    assert story.headline_ar == "الأول"


@pytest.mark.django_db
def test_a_move_on_a_story_that_changed_meanwhile_is_refused():
    story = makers.draft()
    with pytest.raises(workflow.Stale):
        workflow.submit(
            article=story, by=makers.person("reporter"), at=makers.NOON, version=story.version - 1
        )


@pytest.mark.django_db
def test_a_reporter_changes_only_his_own_draft():
    story = makers.draft()
    stranger = makers.person(roles.REPORTER, "stranger")
    with pytest.raises(workflow.Refused):
        workflow.edit(article=story, by=stranger, at=makers.NOON, change=set_headline("x"))
    story = workflow.submit(article=story, by=makers.person("reporter"), at=makers.NOON)
    with pytest.raises(workflow.Refused):
        workflow.edit(
            article=story, by=makers.person("reporter"), at=makers.NOON, change=set_headline("x")
        )


@pytest.mark.django_db(transaction=True)
def test_two_editors_publish_at_once_and_one_wins():
    from django.contrib.auth.models import Group  # groups are flushed between such tests

    if not Group.objects.exists():
        workflow.people.make_groups()
    story = makers.approved()
    editors = [makers.person(roles.DESK_EDITOR), makers.person(roles.MANAGING_EDITOR)]
    answers = []
    gate = threading.Barrier(2)

    def press(editor):
        gate.wait()
        try:
            workflow.publish(article=story, by=editor, at=makers.NOON)
            answers.append("published")
        except workflow.Refused as refused:
            answers.append(refused.reasons[0].code)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[editor]) for editor in editors]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["published", "wrong_state"]
    assert Publication.objects.count() == 1
    assert story.transitions.filter(move="publish").count() == 1
