"""A contributor is named anew while a story of his is printed: neither undoes the other, and they
do not wait for each other."""

from threading import Thread

import pytest
from django.db import connection, connections, transaction

from articles import press, workflow
from articles.models import Contributor, Publication
from tests import makers

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer at a time"),
]
NAME = "سلمى بنت البحر"


class Meanwhile:
    """`work` on a connection of its own, let run as far as it comes; `ended` raises what it did."""

    def __init__(self, work) -> None:
        self.work, self.wrong = work, None
        self.thread = Thread(target=self._run)
        self.thread.start()
        self.thread.join(0.7)

    def _run(self) -> None:
        try:
            with transaction.atomic():
                self.work()
        except Exception as wrong:
            self.wrong = wrong
        finally:
            connections.close_all()

    def ended(self) -> None:
        self.thread.join()
        if self.wrong:
            raise self.wrong


@pytest.fixture
def story() -> Publication:
    return makers.publication()


@pytest.fixture
def writer(story) -> Contributor:
    found = story.contributors.get()
    found.name_ar = NAME
    return found


def named_anew(writer: Contributor) -> None:
    workflow.contributor_named_anew(contributor=writer, at=makers.NOON)


def printed(story: Publication) -> None:
    told = {"at": makers.NOON, "visible_from": story.visible_from}
    press.print_story(story.article, story.revision, [story.proof], **told)


def names(story: Publication) -> list[str]:
    story.refresh_from_db()
    return [one["name"] for one in story.byline]


def test_a_print_that_begins_while_a_name_is_written_has_the_new_one(story, writer):
    with transaction.atomic():
        named_anew(writer)
        printing = Meanwhile(lambda: printed(story))
    printing.ended()
    assert names(story) == [NAME]


def test_a_name_that_is_written_while_a_story_is_printed_is_in_it(story, writer):
    with transaction.atomic():
        Publication.objects.select_for_update().get(pk=story.pk)
        naming = Meanwhile(lambda: named_anew(writer))
        printed(story)
    naming.ended()
    assert names(story) == [NAME]


def test_who_is_taken_off_a_byline_meanwhile_does_not_come_back(story, writer):
    with transaction.atomic():
        Publication.objects.filter(pk=story.pk).update(byline=[])
        naming = Meanwhile(lambda: named_anew(writer))
    naming.ended()
    assert names(story) == []
