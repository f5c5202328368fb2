"""A backup of the whole paper."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.utils import timezone
from tqdm import tqdm

from articles import backups, shares
from articles.management.explained import ExplainedCommand


class Command(ExplainedCommand):
    help = (
        "Writes a backup of the paper: its database (SQLite, or PostgreSQL by pg_dump), every\n"
        "picture, the names of its settings, and checksums of all of it. It is encrypted to the\n"
        "age public keys in BACKUP_RECIPIENTS or --recipient; --plain leaves it readable.\n\n"
        "Shares are counted first; who shared, who is in and tokens of apps are left out.\n"
        "Pictures lie beside all backups, each once: what was written already is not written\n"
        "again, so it may be stopped at any moment and run again. A backup counts once its\n"
        "manifest is there.\n\n"
        "Not in it: the secrets of the settings. Keep /etc/newsroom.env and the age identity\n"
        "elsewhere. manage.py restore brings it back."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", default="", help="where to (BACKUP_DIR)")
        parser.add_argument("--recipient", action="append", default=[], help="an age public key")
        parser.add_argument("--plain", action="store_true", help="do not encrypt it")
        parser.add_argument(
            "--keep",
            type=int,
            default=0,
            help="delete all but so many, and pictures that none needs",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["folder"] or settings.BACKUP_DIR
        if not folder:
            raise CommandError("Name a folder, or set BACKUP_DIR.")
        keys = options["recipient"] or settings.BACKUP_RECIPIENTS
        if bool(keys) == options["plain"]:
            raise CommandError(
                "Give --plain or recipients, not both."
                if keys
                else "It would be readable by everybody who finds it: set BACKUP_RECIPIENTS, or "
                "say --plain."
            )
        if options["keep"] < 0:
            raise CommandError("--keep is 1 or more.")
        at = timezone.now()
        while shares.fold(at=at, batch=5000):
            pass
        try:
            vault = backups.Vault(Path(folder), backups.recipients_of(keys))
            number = backups.number_of_files()
            with tqdm(total=number, desc="pictures", unit=" files", disable=None) as bar:
                made = backups.back_up(vault, at=at, tick=bar.update)
            backups.put_list(vault, at=at)
        except backups.NotDone as refused:
            raise CommandError(str(refused)) from refused
        except OSError as error:
            raise CommandError(
                f"{folder}: {error.strerror or error}. Nothing counts as kept."
            ) from error
        self.stdout.write(f"{made}: done.")
        if options["keep"]:
            dropped, files = backups.drop_old(vault.folder, keep=options["keep"], at=at)
            self.stdout.write(f"older backups deleted: {dropped}, files of pictures: {files}")
