"""Has the caches outside drop pages now, whatever they have heard."""

import re
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import freshness

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Command(BaseCommand):
    help = (
        "Has the caches at EDGES drop what they keep: all of it, or the pages under the keys given "
        "(article-17, section-2, front, latest). They are told by themselves after every change; "
        "this is for what was changed with other tools."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("keys", nargs="*", metavar="KEY", help="a surrogate key; none: all")

    def handle(self, *args: Any, **options: Any) -> None:
        keys = options["keys"] or [freshness.PAPER]
        if wrong := [key for key in keys if not KEY.fullmatch(key)]:
            raise CommandError(f"No key looks like {', '.join(wrong)}; one is article-17.")
        if not settings.EDGES:
            raise CommandError("EDGES names no cache outside: there is nobody to tell.")
        if failed := freshness.drop(keys):
            raise CommandError(f"Not told: {', '.join(failed)}. The log says why.")
        self.stdout.write(f"Told to drop {' '.join(keys)}: {len(settings.EDGES)}.")
