"""One archive of five thousand stories for all that is asked of such a size. On PostgreSQL alone,
where such archives live; the same budgets hold on both databases with fifty."""

import pytest

from tests import makers
from tests.api import test_answers_are_cheap as api
from tests.api.asking import get
from tests.site.test_query_budgets import budgets, cost, paper  # noqa: F401  a fixture

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_no_page_and_no_answer_asks_more(client, paper, django_assert_max_num_queries):  # noqa: F811
    few = {path: cost(client, path) for path in budgets(paper)}
    stories = makers.archive(5000)
    makers.reprint()
    assert {path: cost(client, path) for path in few} == few
    for path, budget in api.budgets(stories).items():
        with django_assert_max_num_queries(budget):
            assert get(path).status_code == 200, path
