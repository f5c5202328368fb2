"""`make drill`: what the paper bears. Processes are killed at named points on both databases
(KILLS times each, two unless it is said), then each part is taken away and given back under load.
What was killed without harm is kept in var/drill, so a drill that was stopped goes on there."""

import os
import sys
import tempfile
from pathlib import Path

from tests.run import postgres, pytest


def main() -> int:
    folder = Path("var/drill")
    folder.mkdir(parents=True, exist_ok=True)
    told = {"DRILL_FOLDER": str(folder.resolve()), "KILLS": os.environ.get("KILLS", "2")}
    words = ("tests/drill", "-p", "no:randomly", "-v")
    with tempfile.TemporaryDirectory(prefix="newsroom-drill-") as there:
        here = {"DATABASE_URL": f"sqlite:///{there}/drill.sqlite3", **told}
        codes = [pytest("SQLite: killed at named points", here, *words)]
    with postgres() as address:
        environment = {"DATABASE_URL": address, **told}
        codes.append(pytest("PostgreSQL: killed at named points", environment, *words))
    for one in sorted(folder.glob("*.json")):
        sys.stdout.write(f"{one.stem}: killed {one.read_text()} times\n")
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
