"""Stories from files into the newsroom: as drafts, or as an archive that was published before."""

import os
import sys
from argparse import ArgumentTypeError
from collections import Counter
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import CommandError, CommandParser
from django.db import connection
from django.utils import timezone, translation
from tqdm import tqdm

from articles import workflow
from articles.management.explained import ExplainedCommand
from articles.management.incoming import (
    BATCH,
    KINDS,
    Arrivals,
    batches_in,
    pieces_in,
    taken,
)
from articles.models import Section
from articles.workflow import people


class Command(ExplainedCommand):
    help = (
        "Takes stories in from files. .txt: one raw story. .jsonl: a story a line. .json: ninjs,\n"
        "one item or a list of them.\n\n"
        "They become drafts that belong to nobody, or to the account named with --by. With\n"
        "--publish they are printed at their own date under one logged approval, for archives.\n\n"
        'A story a line: {"id"?, "language", "headline", "body" (text or HTML), "kicker"?,\n'
        '"standfirst"?, "section"? (slug), "topics"?: [], "byline"?: [], "published"? (ISO\n'
        '8601), "translations"?: {"en": {"headline", "body", …}}}. Topics and people are found by\n'
        "slug or name and made when they are new; a section must exist.\n\n"
        "A record that cannot be taken in is named with its line and the reason, and the rest\n"
        "goes in. Running it again changes nothing: a story is known by its id, uri or text.\n"
        "What a sender forbids is obeyed: what is embargoed or withheld becomes a draft, what is\n"
        "canceled is not taken in. A newer version or a cancel of a story that is here is brought\n"
        "to the desk, which takes it or drops it on the story's page."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--publish", action="store_true", help="print them, as an archive")
        parser.add_argument("--by", metavar="USER", help="the account in whose name")
        parser.add_argument("--section", default="", help="slug, for stories that name no section")
        parser.add_argument(
            "--language",
            default=settings.LANGUAGE_CODE,
            choices=settings.LANGUAGE_CODES,
            help="of stories that name none",
        )
        parser.add_argument(
            "--processes",
            type=_count,
            default=None if connection.vendor == "postgresql" else 1,
            help="how many take stories in at once (default: one a core; SQLite has one writer)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            self._import(**options)

    def _import(
        self,
        *,
        paths: list[Path],
        publish: bool,
        by: str | None,
        section: str,
        language: str,
        processes: int | None,
        **_others: Any,
    ) -> None:
        for path in paths:
            if not path.is_file():
                raise CommandError(f"{path}: there is no such file.")
            if path.suffix.lower() not in KINDS:
                raise CommandError(f"{path}: known endings are {', '.join(KINDS)}.")
        if section and not Section.objects.filter(slug=section).exists():
            raise CommandError(f"There is no section «{section}».")
        if connection.vendor != "postgresql" and processes != 1:
            raise CommandError("SQLite has one writer: several processes need PostgreSQL.")
        arrivals = Arrivals(
            by=_account(by, publish=publish), at=timezone.now(), section=section, publish=publish
        )
        try:
            counted = self._take(arrivals, paths, language, processes or os.cpu_count() or 1)
        except BrokenProcessPool as wrong:
            raise CommandError(
                "One of the processes was killed. Run it again: what is in is known by its name."
            ) from wrong
        self.stdout.write(
            f"{counted['in']} in, {counted['here']} already here, {counted['refused']} refused"
        )
        if counted["refused"]:
            raise CommandError(f"{counted['refused']} could not be taken in; see above.")

    def _take(
        self, arrivals: Arrivals, paths: list[Path], language: str, processes: int
    ) -> Counter[str]:
        counted: Counter[str] = Counter()
        total = sum(1 for _piece in pieces_in(paths))
        # Only a person at a terminal is shown the bar.
        with tqdm(total=total, unit=" stories", file=sys.stderr, disable=None) as bar:
            at_once = min(processes, -(-total // BATCH))
            for done, said in taken(arrivals, language, batches_in(paths), at_once):
                with tqdm.external_write_mode(file=sys.stderr):
                    for line in said:
                        self.stderr.write(line)
                counted += done
                bar.update(done.total())
        return counted


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise ArgumentTypeError(f"«{text}» is no number of processes: 1 or more.")
    return int(text)


def _account(name: str | None, *, publish: bool) -> Any:
    """The account in whose name stories come in; raises CommandError when it may not."""
    if name is None:
        if publish:
            raise CommandError("--publish needs --by USER: who answers for the archive?")
        return None
    accounts = get_user_model()._default_manager
    user = accounts.filter(username=name, is_active=True).first()
    if user is None:
        raise CommandError(f"There is no active account «{name}».")
    held = people.roles_of(user)
    if not held:
        raise CommandError(f"«{name}» holds no role in this newsroom.")
    if publish and not held & workflow.MOVES["take_in"].roles:
        wanted = ", ".join(sorted(workflow.MOVES["take_in"].roles))
        raise CommandError(f"«{name}» may not print an archive; that takes {wanted}.")
    return user
