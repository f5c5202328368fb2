"""A token for an editors' client."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from articles import accounts
from articles.models import Token


class Command(BaseCommand):
    help = (
        "Makes a token for the editors' API and prints it once: only its digest is kept. The token "
        "opens what the account's roles open, or less. --revoke ends every token of the account "
        "instead. Its holder finds them on the page «Sessions and tokens»."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("user", help="the name of the account")
        parser.add_argument("--name", default="manage.py api_token", help="what it is for")
        parser.add_argument("--days", type=int, default=30, help="how long it holds (30)")
        parser.add_argument("--read-only", action="store_true", help="it moves no story")
        parser.add_argument("--role", action="append", default=[], help="this role alone (again)")
        parser.add_argument(
            "--network", action="append", default=[], help="sent from here alone: 192.0.2.0/24"
        )
        parser.add_argument("--revoke", action="store_true", help="end the account's tokens")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["user"]).first()
        if user is None:
            raise CommandError(f"There is no account «{options['user']}».")
        if options["revoke"]:
            self.stdout.write(f"{accounts.end_tokens(user)} tokens of {user} ended.")
            return
        try:
            with translation.override("en"):
                token = accounts.make_token(
                    user,
                    name=options["name"][:60],
                    at=timezone.now(),
                    days=options["days"],
                    scope=Token.Scope.READ if options["read_only"] else Token.Scope.MOVE,
                    only_roles=options["role"],
                    networks=options["network"],
                )
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages)) from refused
        self.stdout.write(token)
