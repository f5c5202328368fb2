"""Every state is reached by the verbs alone."""

import pytest

from articles.models import Status
from tests import makers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", list(Status))
def test_every_state_can_be_reached_by_moves(state):
    story = makers.IN_STATE[state]()
    assert story.status == state
    story.refresh_from_db()
    assert story.status == state


def test_the_log_tells_the_whole_way():
    story = makers.published()
    moves = list(story.transitions.order_by("id").values_list("move", "from_status", "to_status"))
    assert moves == [
        ("submit", "draft", "in_review"),
        ("sign_off", "in_review", "in_review"),
        ("sign_off", "in_review", "approved"),
        ("publish", "approved", "published"),
    ]
