"""Opens a paper that was restored."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from articles import accounts, backups, freshness, sources, workflow
from articles.management.explained import ExplainedCommand
from articles.models import Article, Closure, Epoch
from articles.workflow import keeping, previews


class Command(ExplainedCommand):
    help = (
        "Opens a paper that was restored. What was taken back after its backup is read from the\n"
        "list that the clock keeps beside the backups (taken-back.json): stories that were\n"
        "withdrawn, retracted, held or unscheduled are put on legal hold, accounts are switched\n"
        "off and roles taken away again, passwords and second factors that were changed since are\n"
        "ended, identities that were destroyed are destroyed again, and\n"
        "what is kept no longer is thrown away. Stories that were corrected since are named, and\n"
        "it opens with --confirmed alone.\n\n"
        "--look says what it would do, and changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--list", type=Path, help="taken-back.json (in BACKUP_DIR)")
        parser.add_argument("--identity", type=Path, help="a file with the age secret key")
        parser.add_argument("--without-list", action="store_true", help="there is none")
        parser.add_argument("--confirmed", action="store_true", help="what is named was looked at")
        parser.add_argument("--look", action="store_true", help="only say what it would do")

    def handle(self, *args: Any, **options: Any) -> None:
        closure = Closure.objects.first()
        if closure is None:
            raise CommandError("The paper is not closed.")
        self.at = timezone.now()
        with translation.override(settings.LANGUAGE_CODE):
            to_confirm = False
            if not options["without_list"]:
                found = self._compared(closure, options)
                self._tell(found)
                to_confirm = bool(found.correct)
                if not options["look"]:
                    self._again(found)
            if options["look"]:
                return
            self._retention()
            if to_confirm and not options["confirmed"]:
                raise CommandError("Correct these anew, or say --confirmed: it is still closed.")
            backups.open_again()
            Epoch.objects.begin()
            freshness.changed()
        self.stdout.write("The paper is open.")

    @staticmethod
    def _compared(closure: Closure, options: dict[str, Any]) -> backups.Comparison:
        path = options["list"] or backups.newest_list(settings.BACKUP_DIR, closure.folder)
        if path is None:
            raise CommandError("Name the list with --list, or say --without-list: there is none.")
        try:
            told = backups.read(path, backups.identities_in(options["identity"]))
            return backups.compare(told, backup=closure.backup)
        except backups.NotDone as refused:
            raise CommandError(str(refused)) from refused

    def _tell(self, found: backups.Comparison) -> None:
        for title, some in (
            ("off the site since the backup, now on legal hold: stories", found.hold),
            ("corrected since the backup, the correction is lost: stories", found.correct),
            ("switched off again: accounts", found.off),
            (
                "another password or second factor since the backup, so theirs are ended (a "
                "letter, whoever keeps accounts or break_glass lets them in): accounts",
                found.renewed,
            ),
            ("destroyed again: sealed identities", found.seals),
            ("taken away again:", [f"{n}: {' '.join(some)}" for n, some in found.roles.items()]),
        ):
            if some:
                self.stdout.write(f"{title} {', '.join(map(str, some))}")

    def _again(self, found: backups.Comparison) -> None:
        why = _("It was taken back after the backup this paper was restored from.")
        for pk in found.hold:
            workflow.hold(article=Article.objects.get(pk=pk), by=None, at=self.at, reason=why)
        for name in {*found.off, *found.roles}:
            account = User.objects.get(username=name)
            kept = Group.objects.filter(user=account).exclude(name__in=found.roles.get(name, []))
            told = {"groups": kept, **({"is_active": False} if name in found.off else {})}
            accounts.change(account, told, by=None, at=self.at, why=why)
        for name in found.renewed:
            accounts.end_ways_in(User.objects.get(username=name), at=self.at, why=why)
        sources.sealing.destroy_again(found.seals, at=self.at)

    def _retention(self) -> None:
        """What the clock would have thrown away meanwhile goes before anybody looks."""
        sources.sealing.destroy_due(at=self.at, today=timezone.localdate(self.at))
        keeping.throw_away(at=self.at)
        previews.throw_away(at=self.at)
        workflow.take_out_ended_pictures(at=self.at)
