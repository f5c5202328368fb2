"""kill -9 at named points: nothing is half done, nothing is counted twice, and whoever does it
again succeeds. Two each; `make drill KILLS=100` does more, and begins where it was stopped."""

import json
import os
from pathlib import Path

import pytest
from django.db import connection

from articles import workflow
from tests import makers
from tests.backups.places import programs
from tests.drill.kills import ACTS, gone_on_with, killed

pytestmark = pytest.mark.django_db(transaction=True)
KILLS = int(os.environ.get("KILLS", "2"))
KEPT = os.environ.get("DRILL_FOLDER")  # of those that were done


@pytest.mark.parametrize(
    ("name", "point"), [(name, point) for name, act in ACTS.items() for point in act.points]
)
def test_nothing_is_half_done(name, point, tmp_path, monkeypatch, settings):
    settings.MEDIA_ROOT = tmp_path / "media"  # other tests damage files
    done = Path(KEPT or tmp_path) / f"{connection.vendor}, {name}, {point}.json"
    if done.exists() and json.loads(done.read_text()) >= KILLS:
        pytest.skip("was done before")
    workflow.people.make_groups()
    makers.cast()
    monkeypatch.setenv("PATH", programs())
    act, kills, arrival = ACTS[name], 0, 1
    while kills < KILLS:
        what = act.prepare(tmp_path)
        if killed(act, what, point, arrival):
            kills, arrival = kills + 1, arrival + 1
        else:
            assert arrival > 1, "nobody comes to this point"
            arrival = 1
        assert gone_on_with(act, what) == []
    done.write_text(json.dumps(kills))
