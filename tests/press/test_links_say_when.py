"""What a print is about and who made it says when the story first appeared, as the print does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import roles, workflow
from articles.models import Article, ContributorLink, Publication, TopicLink
from tests import makers

pytestmark = pytest.mark.django_db


def told() -> dict[str, set[tuple[int, str, object]]]:
    fields = ("publication", "language", "first_published_at")
    return {
        "prints": set(Publication.objects.values_list("pk", *fields[1:])),
        "topics": set(TopicLink.objects.values_list(*fields)),
        "people": set(ContributorLink.objects.values_list(*fields)),
    }


def ordered(story: Article, *, in_hours: int) -> Article:
    at = makers.NOON
    return workflow.schedule(
        article=story,
        by=makers.person(roles.DESK_EDITOR),
        at=at,
        publish_at=at + timedelta(hours=in_hours),
    )


def agree() -> bool:
    said = told()
    return said["prints"] == said["topics"] == said["people"] != set()


def test_an_archive_that_was_taken_in():
    makers.archive(2)
    assert told()["prints"] == told()["people"]
    assert told()["topics"] <= told()["prints"]


def test_printed_ahead_and_again_for_another_hour():
    story = ordered(makers.with_everything(), in_hours=6)
    assert agree()
    first = told()
    story = workflow.unschedule(article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)
    ordered(story, in_hours=9)
    assert agree()
    assert told() != first


def test_a_list_reads_the_moment_of_the_link():
    makers.published(at=timezone.now() - timedelta(hours=2))
    topic = makers.topic()
    asked = str(Publication.objects.about(topic).newest_first().query)
    assert asked.count("JOIN") == 1
    assert "publication_topics" in asked[asked.index("ORDER BY") :]
