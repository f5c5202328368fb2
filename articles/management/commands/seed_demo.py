"""The demo newsroom: people, sources and stories in every state, all invented."""

import logging
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import CommandError, CommandParser
from django.db import transaction
from django.utils import timezone, translation

from articles import roles
from articles.management.demo import generated, house, newsroom
from articles.management.explained import ExplainedCommand
from articles.models import Article

FIRST_SEED = 1446


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """The desk logs every move; here that would be hundreds of lines about nobody's work."""
    log = logging.getLogger(name)
    before = log.level
    log.setLevel(logging.WARNING)
    try:
        yield
    finally:
        log.setLevel(before)


class Command(ExplainedCommand):
    help = (
        "Fills an empty database with a demo newsroom: one account a role, named like the role,\n"
        "with the password DEMO_PASSWORD or a fresh one that is printed; sections, topics,\n"
        "people, sources, pictures, and stories in every state, each by the real moves.\n\n"
        "With --articles N it adds N generated published stories, to a database with stories too.\n"
        "The same seed makes the same stories; asked again, it goes on where it stopped."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--articles", type=int, default=0, metavar="N")
        parser.add_argument("--seed", type=int, default=FIRST_SEED)
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where there are stories"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if "ar" not in settings.LANGUAGE_CODES:
            raise CommandError("The demo newsroom writes Arabic: put ar into LANGUAGES.")
        if options["articles"] < 0:
            raise CommandError("--articles must be 0 or more.")
        is_empty = not Article.objects.exists()
        if not is_empty and options["if_empty"]:
            self.stdout.write(
                "There are stories here already: nothing was seeded. The demo accounts were\n"
                "listed when they were made; a new password: manage.py changepassword reporter"
            )
            return
        if not is_empty and not options["articles"]:
            raise CommandError(
                "There are stories here already. The demo newsroom is for an empty database; "
                "--articles N adds generated stories to this one."
            )
        with translation.override("ar"):
            self._seed(is_empty, count=options["articles"], seed=options["seed"])

    def _seed(self, is_empty: bool, *, count: int, seed: int) -> None:
        now = timezone.now()
        password = os.environ.get("DEMO_PASSWORD") or secrets.token_urlsafe(9)
        with _quiet("articles.workflow"), transaction.atomic():
            new = set(roles.ROLES) - set(
                User.objects.filter(username__in=roles.ROLES).values_list("username", flat=True)
            )
            built = house.build(house.make_accounts(password), at=now)
            if is_empty:
                told = newsroom.play(built, now=now, seed=seed)
                self.stdout.write(f"{len(told)} stories told.")
        if count:
            generated.add(count, built, now=now, seed=seed)
            self.stdout.write(f"{count} stories generated.")
        self._list_accounts(new, password)

    def _list_accounts(self, new: set[str], password: str) -> None:
        """Those made now, with their password; what others use is not ours to tell."""
        if not new:
            return
        self.stdout.write(f"\nAccounts for /admin/, password: {password}")
        for role, name in house.ROLE_NAMES.items():
            if role in new:
                self.stdout.write(f"  {role:<18} {name}")
        self.stdout.write("")
