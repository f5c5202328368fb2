"""A way in for a chief, custodian or keeper of accounts who cannot come in any more."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from articles import accounts


class Command(BaseCommand):
    help = (
        "Ends the password and the second factor of a chief, a custodian of sources or a keeper "
        "of accounts, and prints the link by which he sets a new password. Every chief and "
        "custodian is told. Where one of them could say no he has 24 hours for it: run the "
        "command again after that."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("user", help="the name of the account")
        parser.add_argument("--reason", required=True, help="the chiefs and custodians read it")

    def handle(self, *args: Any, **options: Any) -> None:
        account = User.objects.filter(username=options["user"]).first()
        if account is None:
            raise CommandError(f"There is no account «{options['user']}».")
        why = options["reason"].strip()
        if not 1 <= len(why) <= 300:
            raise CommandError("--reason is 1 to 300 letters long.")
        try:
            link = accounts.break_glass(account, why=why, at=timezone.now())
        except PermissionDenied as refused:
            raise CommandError(str(refused)) from refused
        if link:
            self.stdout.write(f"{account.username}: {settings.SITE_URL}{link}")
            return
        when = f"{timezone.localtime(accounts.opens_at(account)):%Y-%m-%d %H:%M}"
        self.stdout.write(
            "Asked for. The chiefs and custodians are told, and may say no until then: run this "
            f"again after {when}."
        )
