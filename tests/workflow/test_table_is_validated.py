import pytest

from articles.models import Status
from articles.workflow.table import MOVES, Move, TableWrong, validate


def with_move(name, **changes):
    words = {
        "name": name,
        "label": "x",
        "origins": frozenset({Status.DRAFT}),
        "target": Status.IN_REVIEW,
        "roles": frozenset({"reporter"}),
    }
    return {**MOVES, name: Move(**{**words, **changes})}


def test_the_table_of_the_house_is_sound():
    validate(MOVES)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"roles": frozenset({"janitor"})}, "unknown roles"),
        ({"origins": frozenset()}, "starts nowhere"),
        ({"origins": frozenset({Status.RETRACTED})}, "leaves a final state"),
        ({"roles": frozenset()}, "either somebody's move or nobody's"),
    ],
)
def test_a_wrong_move_stops_the_start(change, complaint):
    with pytest.raises(TableWrong, match=complaint):
        validate(with_move("odd", **change))


def test_a_state_that_nobody_reaches_stops_the_start():
    without = {name: move for name, move in MOVES.items() if name != "schedule"}
    with pytest.raises(TableWrong, match="nobody reaches"):
        validate(without)


def test_a_state_that_nobody_leaves_stops_the_start():
    without = {name: move for name, move in MOVES.items() if name != "unspike"}
    with pytest.raises(TableWrong, match="nobody leaves"):
        validate(without)
