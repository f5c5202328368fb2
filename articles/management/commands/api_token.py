"""A token for an editors' client."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser
from knox.models import AuthToken

from articles import roles
from articles.workflow import people


class Command(BaseCommand):
    help = (
        "Makes a token for the editors' API and prints it once: only its digest is kept. The token "
        "opens what the account's roles open. --revoke ends every token of the account instead."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("user", help="the name of the account")
        parser.add_argument("--days", type=int, default=30, help="how long it holds (30)")
        parser.add_argument("--revoke", action="store_true", help="end the account's tokens")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["user"]).first()
        if user is None:
            raise CommandError(f"There is no account «{options['user']}».")
        if options["revoke"]:
            ended, _by_model = AuthToken.objects.filter(user=user).delete()
            self.stdout.write(f"{ended} tokens of {user} ended.")
            return
        if not people.roles_of(user) & roles.EDITORIAL:
            raise CommandError(f"{user} holds no role that the API's desk is open to.")
        if not 1 <= options["days"] <= 365:
            raise CommandError("--days must lie between 1 and 365.")
        _kept, token = AuthToken.objects.create(user=user, expiry=timedelta(days=options["days"]))
        self.stdout.write(token)
