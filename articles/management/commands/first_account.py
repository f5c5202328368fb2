"""The first two accounts of a paper."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles import accounts


class Command(BaseCommand):
    help = (
        "Makes the first editor-in-chief and the person who keeps accounts, once, and prints the "
        "link by which each sets his password. From then on the keeper asks for roles and the "
        "chief grants them; give a second chief or a custodian of sources his role soon."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("chief", help="the account name of the editor-in-chief")
        parser.add_argument("keeper", help="the account name of whoever keeps accounts")

    def handle(self, *args: Any, **options: Any) -> None:
        people = [User(username=options[name]) for name in ("chief", "keeper")]
        if people[0].username == people[1].username:
            raise CommandError("These are two people: give two names.")
        for one in people:
            try:
                one.clean_fields(exclude=["password"])
                one.validate_unique()
            except ValidationError as refused:
                raise CommandError(f"«{one.username}»: {' '.join(refused.messages)}") from refused
        try:
            links = accounts.begin(*people, at=timezone.now())
        except PermissionDenied:
            raise CommandError(
                "Somebody holds power here already: accounts are made in the editors' rooms. If "
                "no chief can come in: manage.py break_glass."
            ) from None
        for one, link in zip(people, links, strict=True):
            self.stdout.write(f"{one.username}: {settings.SITE_URL}{link}")
