"""Nobody assigns a status; the database refuses what cannot be."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from articles.models import Article, Status, StatusAssigned
from articles.models.status import status_may_change
from tests import makers

pytestmark = pytest.mark.django_db


def test_assigning_a_status_raises():
    story = makers.draft()
    with pytest.raises(StatusAssigned):
        story.status = Status.PUBLISHED
    assert story.status == Status.DRAFT


def test_updating_a_status_raises():
    story = makers.draft()
    with pytest.raises(StatusAssigned):
        Article.objects.filter(pk=story.pk).update(status=Status.PUBLISHED)


def test_a_story_cannot_be_born_published():
    with pytest.raises(StatusAssigned):
        Article(status=Status.PUBLISHED, first_published_at=makers.NOON).save()
    with pytest.raises(StatusAssigned):
        Article.objects.bulk_create(
            [Article(status=Status.PUBLISHED, first_published_at=makers.NOON)]
        )


def test_reading_the_row_again_takes_what_the_database_says():
    story = makers.in_review()
    copy = Article.objects.get(pk=story.pk)
    makers.sign_all(story)
    copy.refresh_from_db()
    assert copy.status == Status.APPROVED


@pytest.mark.parametrize(
    "impossible",
    [
        {"status": Status.PUBLISHED},
        {"status": Status.WITHDRAWN},
        {"status": Status.RETRACTED},
        {"status": Status.SCHEDULED},
        {"status": Status.DRAFT, "first_published_at": makers.NOON},
        {
            "status": Status.SCHEDULED,
            "publish_at": makers.NOON,
            "embargoed_until": makers.NOON + timedelta(hours=1),
        },
        {"status": "lost"},
        {"urgency": 0},
        {"urgency": 10},
    ],
)
def test_the_database_refuses_what_cannot_be(impossible):
    story = makers.draft()
    with pytest.raises(IntegrityError), status_may_change(), transaction.atomic():
        Article.objects.filter(pk=story.pk).update(**impossible)
