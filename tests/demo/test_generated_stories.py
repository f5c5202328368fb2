"""--articles N: an archive of any size, the same for the same seed."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.management.demo import generated as maker
from articles.management.demo import house
from articles.models import Article, Publication, Status
from tests import makers

pytestmark = pytest.mark.django_db


def seed(count: int, **options) -> str:
    out = io.StringIO()
    call_command("seed_demo", articles=count, stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def one_story(cast):
    """A database that is not empty, so that only generated stories come."""
    return makers.draft()


def generated():
    return Article.objects.filter(uri__startswith="demo:").order_by("pk")


def test_they_are_public_and_old(one_story):
    seed(40)
    assert generated().filter(status=Status.PUBLISHED).count() == 40
    printed = Publication.objects.public(at=timezone.now())
    assert printed.count() == 40
    assert len(set(printed.values_list("first_published_at", flat=True))) == 40
    assert min(one.word_count for one in printed) > 30


def test_their_words_vary(one_story):
    seed(60)
    assert len(set(generated().values_list("headline_ar", flat=True))) > 50
    assert len(set(generated().values_list("body_ar", flat=True))) == 60
    assert len(set(generated().values_list("section", flat=True))) == 6


def test_the_same_seed_makes_the_same_stories(one_story):
    seed(5, seed=3)
    first = list(generated().values_list("uri", "headline_ar", "body_ar"))
    generated_ids = list(generated().values_list("pk", flat=True))
    seed(5, seed=4)
    others = list(generated().exclude(pk__in=generated_ids).values_list("body_ar", flat=True))
    assert not {body for _uri, _headline, body in first} & set(others)
    words = house.content("words.json")
    built = house.build(house.make_accounts("x"), at=timezone.now())
    again = [maker._story(n, words, built, now=timezone.now(), seed=3) for n in range(5)]
    assert [
        (one.uri, one.texts["ar"]["headline"], one.texts["ar"]["body"]) for one in again
    ] == first


def test_asked_again_it_goes_on(one_story):
    seed(3)
    seed(2)
    numbers = [int(uri.rsplit(":", 1)[1]) for uri in generated().values_list("uri", flat=True)]
    assert numbers == [0, 1, 2, 3, 4]


def test_ten_times_the_stories_take_no_more_queries(one_story):
    seed(1)
    with CaptureQueriesContext(connection) as few:
        seed(4)
    with CaptureQueriesContext(connection) as many:
        seed(40)
    assert len(many) - len(few) <= 12


def test_accounts_that_are_there_keep_their_password_to_themselves(one_story):
    before = User.objects.get(username="reporter").password
    assert "password" not in seed(1)
    assert User.objects.get(username="reporter").password == before


def test_fewer_than_none_is_refused(one_story):
    with pytest.raises(CommandError):
        seed(-1)
