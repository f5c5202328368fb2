"""`python -m bench [NAME…]`: runs the benches named, or all, and prints their table. DATABASE_URL
(and CACHE_URL) name the servers; without, PostgreSQL and Valkey are started for it."""

import argparse
import os
import platform
import signal
import sys
from contextlib import ExitStack
from importlib import import_module
from time import perf_counter

from tests.run import postgres, valkey

BENCHES = {
    "anchoring": "attributions found again in a text that moved, beside cutting it into sentences",
    "comparing": "two texts word by word, beside splitting them",
    "sharing": "a share, beside a bare UPDATE",
    "taking_in": "an archive coming in, beside a bare INSERT",
    "searching": "what readers find among 1,000 and 100,000 long stories, beside reading one row",
    "serving": "the servers as they are run, beside granian and nginx that send the same bytes",
    "turning": "from the click on a headline to the story, in Chromium",
    "reading": "pages, API and desk in a small archive and a large one, beside a bare view",
}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"  {name:<12} {about}" for name, about in BENCHES.items()),
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="one of those below; all without")
    parser.add_argument(
        "--large", action="store_true", help="reading: 1,000,000 stories instead of 100,000"
    )
    asked = parser.parse_args()
    chosen = asked.names
    if unknown := set(chosen) - set(BENCHES):
        parser.error(f"no bench is called {', '.join(sorted(unknown))}; see --help")
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    # What was started here ends with this command: an exception unwinds the servers below.
    signal.signal(signal.SIGTERM, lambda got, _frame: sys.exit(128 + got))
    with ExitStack() as servers:
        # As the paper is run: on PostgreSQL and Valkey, started for this, unless others are named.
        if "DATABASE_URL" not in os.environ:
            os.environ["DATABASE_URL"] = servers.enter_context(postgres())
            os.environ["CACHE_URL"] = servers.enter_context(valkey())
        import django

        django.setup()
        run([name for name in BENCHES if name in chosen or not chosen], is_large=asked.large)
    return 0


def run(names: list[str], *, is_large: bool) -> None:
    """Prints each bench's table when it is done."""
    from django.core.management import call_command
    from django.db import connection
    from django.utils import translation

    from bench.figures import table
    from bench.paper import opened

    print(f"Python {platform.python_version()}, {connection.vendor}, {os.cpu_count()} cores")
    call_command("collectstatic", interactive=False, verbosity=0)
    for name in names:
        with translation.override("ar"), opened() as paper:
            paper.is_large = is_large
            start = perf_counter()
            figures = list(import_module(f"bench.{name}").measure(paper))
            print(f"\n{name}: {BENCHES[name]} ({perf_counter() - start:.0f} s)")
            print(table(figures), flush=True)


if __name__ == "__main__":
    sys.exit(main())
