"""No answer of the API shows, or lets anybody guess, what is not public."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import roles, workflow
from articles.models import Article, ShareDay, Status
from tests import makers
from tests.api.asking import ROOT, get, is_problem

pytestmark = pytest.mark.django_db
CANARY = "كناريّة"
HIDDEN = [Status.DRAFT, Status.IN_REVIEW, Status.APPROVED, Status.SCHEDULED, Status.SPIKED]


def hidden(state):
    texts = {"headline_ar": f"{CANARY} {state}", "ed_note": CANARY}
    now = timezone.now()
    if state != "held":
        return makers.IN_STATE[state](at=now, texts=texts)
    story = makers.published(at=now - timedelta(days=1), texts=texts)
    legal = makers.person(roles.LEGAL)
    return workflow.hold(article=story, by=legal, at=now, reason=CANARY)


def every_address(number):
    return [
        "articles/",
        "articles/?section=economy",
        "articles/?topic=موانئ",
        "articles/?contributor=byline-reporter",
        f"articles/{number}/",
        f"articles/{number}/?lang=ar",
        "sections/",
        "topics/",
        "contributors/",
        "most-shared/",
        "most-shared/?window=7d",
        "schema/",
    ]


@pytest.mark.parametrize("state", [*HIDDEN, "held"])
def test_a_story_that_is_not_public_is_in_no_answer(state):
    story = hidden(state)
    today = timezone.localdate()
    ShareDay.objects.create(article=story, day=today, channel="x", language="ar", count=99)
    neighbour = makers.publication()
    for path in [*every_address(story.pk), f"articles/{neighbour.article_id}/"]:
        answer = get(path)
        assert CANARY not in answer.content.decode(), path
        if answer.headers["Content-Type"] == "application/json" and "results" in answer.json():
            assert story.pk not in [one.get("id") for one in answer.json()["results"]], path


@pytest.mark.parametrize("state", [*HIDDEN, "held"])
def test_its_number_is_answered_as_a_number_nobody_has(state):
    story = hidden(state)
    asked = [story.pk, 999_999]
    answers = []
    for number in asked:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = get(f"articles/{number}/")
        assert is_problem(answer, 404, "not_found")
        answers.append((answer.content, sorted(answer.headers.items()), len(queries)))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("state", [*HIDDEN, "held"])
def test_sharing_it_is_answered_the_same(state):
    story = hidden(state)
    answers = [
        Client().post(
            f"{ROOT}articles/{number}/shares/", {"channel": "x"}, content_type="application/json"
        )
        for number in (story.pk, 999_999)
    ]
    assert all(is_problem(answer, 404, "not_found") for answer in answers)
    assert answers[0].content == answers[1].content


def test_a_topic_or_person_of_unpublished_stories_alone_is_not_named():
    story = hidden(Status.SCHEDULED)
    subject = makers.topic("canary", CANARY, CANARY)

    def link(article):
        article.topics.add(subject)

    draft = makers.draft(at=timezone.now())
    workflow.edit(article=draft, by=makers.person(roles.REPORTER), at=timezone.now(), change=link)
    assert story.pk
    assert get("topics/").json()["results"] == []
    assert get("contributors/").json()["results"] == []


def test_a_withdrawn_story_says_so_with_its_notice():
    story = makers.published(at=timezone.now() - timedelta(days=1))
    chief = makers.person(roles.MANAGING_EDITOR)
    notices = {"ar": "نراجع رقماً في المادة."}
    workflow.withdraw(article=story, by=chief, at=timezone.now(), reason=CANARY, notices=notices)
    answer = get(f"articles/{story.pk}/")
    assert is_problem(answer, 404, "withdrawn")
    assert answer.json()["notice"] == notices["ar"]
    assert CANARY not in answer.content.decode()


def test_a_retracted_story_is_gone_for_good_with_its_notice():
    story = makers.retracted(at=timezone.now() - timedelta(days=1))
    answer = get(f"articles/{story.pk}/")
    assert is_problem(answer, 410, "retracted")
    assert answer.json()["notice"] == "سحبنا هذه المادة."
    assert makers.HEADLINE not in answer.content.decode()
    assert is_problem(get(f"articles/{story.pk}/?lang=en"), 404, "not_found")


def test_no_list_shows_what_was_taken_back():
    makers.retracted(at=timezone.now() - timedelta(days=1))
    makers.withdrawn(at=timezone.now() - timedelta(days=1))
    assert Article.objects.count() == 2
    assert get("articles/").json()["results"] == []
