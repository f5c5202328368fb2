"""The desk's rules, walked through scene by scene (`make explore` walks further)."""

import pytest

from tests.flow import explore, planted, replay

SHALLOW = 3


def test_no_rule_of_the_desk_is_broken_within_three_acts():
    done, states = set(), set()
    for beginning, _depth in explore.BEGINNINGS.values():
        seen = explore.explore(beginning, SHALLOW)
        done |= seen.done
        states |= seen.states
    assert {str(one) for one in states} == {str(one) for one in explore.STATES}
    assert done == set(explore.MAY)


@pytest.mark.parametrize("bug", planted.BUGS)
def test_a_planted_bug_is_found(bug):
    assert planted.is_found(bug)


@pytest.mark.django_db
def test_real_verbs_say_and_do_what_the_exploration_says():
    assert replay.replay(60, seed=16) > 400
