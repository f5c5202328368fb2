"""The budgets of SQL: a list at most 5, a story at most 8, whatever the size of the archive."""

import pytest
from django.utils import timezone

from articles.models import ShareDay
from tests import makers
from tests.api.asking import get

pytestmark = pytest.mark.django_db


def budgets(stories) -> dict[str, int]:
    for story in stories[:5]:
        ShareDay.objects.create(
            article=story, day=timezone.localdate(), channel="x", language="ar", count=9
        )
    deep = get("articles/?page_size=40").json()["next"].split("/api/v1/")[1]
    return {
        "articles/?page_size=50": 5,
        "articles/?section=economy&lang=ar": 5,
        "articles/?topic=موانئ": 5,
        "articles/?contributor=byline-reporter": 5,
        deep: 5,
        f"articles/{stories[0].pk}/": 8,
        f"articles/{stories[-1].pk}/?fields=related": 8,
        "sections/": 1,
        "topics/": 1,
        "contributors/": 1,
        "most-shared/?section=economy": 4,
        "schema/": 0,
    }


def test_every_answer_keeps_its_budget_with_fifty_stories(django_assert_max_num_queries):
    stories = makers.archive(50)
    makers.reprint()
    for path, budget in budgets(stories).items():
        with django_assert_max_num_queries(budget):
            answer = get(path)
        assert answer.status_code == 200, path
        assert answer.json()
