"""Brings the search index up to the present analyser. What is indexed is its own bookmark, so it
may be killed at any moment and goes on where it was; stories can be found all the while."""

from collections.abc import Callable
from typing import Any

from django.core.management.base import CommandError, CommandParser
from tqdm import tqdm

from articles import search
from articles.management.explained import ExplainedCommand
from articles.text.analyse import ANALYSER_VERSION


class Command(ExplainedCommand):
    help = (
        "Indexes for search what is not indexed by the present analyser: printed stories, and the\n"
        "desk's working copies. Safe to stop: run it again and it does what is left.\n"
        "Needed after an upgrade that says so; publishing keeps the index by itself."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--all",
            action="store_true",
            help="index everything anew, as after a change of the analyser's lists",
        )
        parser.add_argument(
            "--batch", type=int, default=200, help="stories in one transaction (200)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not 1 <= options["batch"] <= 1000:
            raise CommandError("--batch must be between 1 and 1000.")
        self.stdout.write(f"Analyser version {ANALYSER_VERSION}")
        if options["all"]:
            search.make_stale()
        for name, stale, write in (
            ("printed", search.stale_publications, search.index),
            ("on the desk", search.stale_articles, search.index_desk),
        ):
            done = self._go_through(name, stale, write, size=options["batch"])
            self.stdout.write(f"{name}: {done} indexed")
            self.stdout.flush()

    def _go_through(
        self, name: str, stale: Callable[[], Any], write: Callable[[Any], None], *, size: int
    ) -> int:
        """All that was stale when it began, batch by batch in the order of the keys."""
        last, after, done = search.last_key(stale), 0, 0
        with tqdm(total=stale().count(), desc=name, unit=" stories", disable=None) as bar:
            while after < last:
                count, after = search.reindex_some(stale, write, after=after, size=size)
                if not count:
                    break
                done += count
                bar.update(count)
        return done
