"""Makes what readers' pages say of each print anew. What is made is its own bookmark, so it may be
killed at any moment and goes on where it was; what was made before is read all the while."""

from typing import Any

from django.core.management.base import CommandParser
from tqdm import tqdm

from articles.management.explained import ExplainedCommand
from articles.press import pieces


class Command(ExplainedCommand):
    help = (
        "Makes the pieces of readers' pages for prints that wait for it: after an upgrade, an\n"
        "import or a change of the paper's name; what was printed last comes first.\n"
        "The clock does the same, some at each stroke; this does it now. Safe to stop: run it\n"
        "again and it does what is left. Pages are right meanwhile, but cost more to make."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--all", action="store_true", help="make all of them anew, also those that hold"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Templates and settings: version {pieces.version()}")
        if options["all"]:
            pieces.make_stale()
        done = 0
        with tqdm(total=pieces.waiting(), desc="prints", unit=" prints", disable=None) as bar:
            while some := pieces.reprint():
                done += some
                bar.update(some)
        set_aside = pieces.set_aside()
        self.stdout.write(f"prints: {done} made")
        if set_aside:
            self.stdout.write(f"set aside, the log says why: {', '.join(map(str, set_aside))}")
