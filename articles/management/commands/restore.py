"""Brings a backup back into an empty place."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser
from django.test import Client, override_settings
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from tqdm import tqdm

from articles import backups, freshness
from articles.management.explained import ExplainedCommand


class Command(ExplainedCommand):
    help = (
        "Brings a backup back into an empty place: DATABASE_URL names a database without accounts\n"
        "and stories. Every row is counted, digests are compared, and the home page is drawn.\n"
        "Stop the site and the clock first. It may be stopped and run again.\n\n"
        "The paper stays closed (503) until manage.py reopen: what was taken back after the\n"
        "backup would be there again. Sessions and tokens are not in a backup: everybody signs in\n"
        "anew."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("backup", help="its folder, or the folder of all: then the newest")
        parser.add_argument("--identity", type=Path, help="a file with the age secret key")

    def handle(self, *args: Any, **options: Any) -> None:
        backup = Path(options["backup"])
        if finished := backups.whole(backup):
            backup = finished[-1]
        try:
            self._restore(backup, options["identity"])
        except backups.NotDone as refused:
            raise CommandError(str(refused)) from refused

    def _restore(self, backup: Path, identity: Path | None) -> None:
        manifest = backups.manifest_of(backup)
        vault = backups.Vault(backup.parent, identities=backups.identities_in(identity))
        if not (backups.is_empty() or backups.is_cut_off()):
            raise CommandError(
                "This database holds accounts or stories. A backup comes back into an empty one: "
                "name another in DATABASE_URL."
            )
        made_at = parse_datetime(manifest["made_at"]) or timezone.now()
        with backups.restoring(backup):
            backups.bring_back_database(vault, backup, manifest)
            self.stdout.write(f"database: {sum(manifest['counts'].values())} rows, as backed up")
            call_command("migrate", verbosity=0, interactive=False)
            backups.close(backup=made_at, folder=backup.parent, at=timezone.now())
            with tqdm(
                total=manifest["number_of_pictures"], desc="pictures", unit=" files", disable=None
            ) as bar:
                lost = backups.bring_back_pictures(vault, backup, manifest, tick=bar.update)
            freshness.changed()
        number = manifest["number_of_pictures"] - len(lost)
        self.stdout.write(f"files of pictures: {number}, as backed up")
        for name in lost:
            self.stdout.write(f"damaged in the backup: {name} (manage.py check_media mends sizes)")
        page = self._drawn()
        if page.status_code != 200:
            raise CommandError(f"The home page cannot be drawn: {page.status_code}.")
        self.stdout.write(f"home page: drawn, {len(page.content)} bytes")
        if missing := [name for name in manifest["settings"] if name not in os.environ]:
            self.stdout.write(
                f"settings that were given there and are not here: {', '.join(missing)}"
            )
        self.stdout.write("The paper is closed. manage.py reopen opens it.")

    @staticmethod
    def _drawn() -> Any:
        """The home page; nobody need have collected static files yet."""
        plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        with override_settings(STORAGES={**settings.STORAGES, "staticfiles": plain}):
            host = settings.ALLOWED_HOSTS[0]
            return Client().get("/", headers={"Host": host}, secure=settings.SECURE)
