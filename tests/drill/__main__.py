"""`make drill`: what the paper bears. Processes are killed at named points on both databases
(KILLS times each, two unless it is said), then each part is taken away and given back under load.
What was killed without harm is kept in var/drill, so a drill that was stopped goes on there."""

import os
import sys
import tempfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import django

from tests.run import postgres, pytest, valkey


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    from tests.drill.faults import faults  # needs the settings

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
    with (
        tempfile.TemporaryDirectory(prefix="newsroom-drill-") as there,
        postgres() as address,
        valkey() as cache,
    ):
        database = parse_qs(urlsplit(address).query)["host"][0]
        sys.stdout.write("\n══ Taken away for six seconds and given back: errors that each saw\n")
        sys.stdout.write(
            " | ".join(["what", "reader", "app", "editor", "seconds to recover"]) + "\n"
        )
        for row in faults(Path(there), database, urlsplit(cache).netloc):
            sys.stdout.write(" | ".join(row) + "\n")
            sys.stdout.flush()
    for one in sorted(folder.glob("*.json")):
        sys.stdout.write(f"{one.stem}: killed {one.read_text()} times\n")
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
