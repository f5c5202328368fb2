"""The step of an upgrade that changes the database."""

import shutil
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser
from django.db import NotSupportedError, OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError

from articles import backups, search
from articles.management.explained import ExplainedCommand
from articles.press import pieces

_TIMES, _PAUSE = 10, 3  # tries to get a lock, and seconds between two
_LOCK = "5s"  # readers and editors wait no longer than that behind a migration that waits itself
_OLD = 24  # hours


class Command(ExplainedCommand):
    help = (
        "Brings the database up to this release: says which migrations will run, looks at the\n"
        "database's release, at the free space of the disk and at the age of the last backup,\n"
        "runs them, and tells whether the index of search or the prints have to be made anew.\n\n"
        "On PostgreSQL a migration that cannot have its lock in five seconds lets go and tries\n"
        "again, so nobody stands behind it for long. It may be stopped and run again.\n"
        "--look only says what it would do."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--look", action="store_true", help="only say what it would do")

    def handle(self, *args: Any, **options: Any) -> None:
        if backups.is_cut_off():
            raise CommandError("A backup is being brought back: manage.py restore first.")
        self._look_at_database()
        executor = MigrationExecutor(connection)
        targets = executor.loader.graph.leaf_nodes()
        plan = [migration for migration, _back in executor.migration_plan(targets)]
        self._must_not_be_older(executor)
        for migration in plan:
            self.stdout.write(f"to run: {migration.app_label} {migration.name}")
        if not plan:
            self.stdout.write("migrations: none to run")
        self._look_at_disk()
        self._look_at_backups()
        if options["look"]:
            return
        if plan:
            self._migrate()
        self._tell_what_is_due()

    def _look_at_database(self) -> None:
        """Raises CommandError for one that Django no longer supports."""
        try:
            connection.check_database_version_supported()
        except NotSupportedError as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise CommandError(f"The database does not answer: {error}") from error
        number = ".".join(map(str, connection.get_database_version()))
        self.stdout.write(f"database: {connection.display_name} {number}")

    @staticmethod
    def _must_not_be_older(executor: MigrationExecutor) -> None:
        known = set(executor.loader.disk_migrations)
        ours = {key for key in executor.loader.applied_migrations if key[0] == "articles"}
        if newer := sorted(name for _app, name in ours - known):
            raise CommandError(
                f"The database is of a newer release ({', '.join(newer)}): it cannot go back. "
                "Install that release, or bring a backup back."
            )

    def _look_at_disk(self) -> None:
        """A table may be written anew beside itself."""
        free = shutil.disk_usage(settings.VAR_DIR).free
        needed = 0
        if connection.vendor == "sqlite":
            there = Path(connection.settings_dict["NAME"])
            needed = there.stat().st_size if there.exists() else 0
        said = f"disk: {free // 2**20} MB free where VAR_DIR is"
        self.stdout.write(f"{said}, {needed // 2**20} MB may be needed" if needed else said)
        if free < needed:
            raise CommandError("There is not enough space on the disk.")

    def _look_at_backups(self) -> None:
        made = backups.whole(Path(settings.BACKUP_DIR)) if settings.BACKUP_DIR else []
        if not made:
            self.stdout.write("backup: none in BACKUP_DIR; make one first (manage.py backup)")
            return
        newest = datetime.strptime(made[-1].name, backups.NAMED).replace(tzinfo=UTC)
        hours = int((datetime.now(UTC) - newest).total_seconds() // 3600)
        late = "; make a new one first (manage.py backup)" if hours >= _OLD else ""
        self.stdout.write(f"backup: {hours} hours old{late}")

    def _migrate(self) -> None:
        for _time in range(_TIMES):
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute(f"SET lock_timeout = '{_LOCK}'")
            try:
                call_command("migrate", interactive=False, stdout=self.stdout)
            except OperationalError as error:
                if "lock" not in str(error):
                    raise
                self.stdout.write("somebody works in that table: once more")
                connection.close()
                time.sleep(_PAUSE)
            else:
                return
        raise CommandError(
            "The locks could not be had: stop site and clock for a moment and run it again. What "
            "was done stays done."
        )

    def _tell_what_is_due(self) -> None:
        stale = search.stale_publications().count() + search.stale_articles().count()
        self.stdout.write(
            f"search: {stale} texts wait for manage.py reindex" if stale else "search: up to date"
        )
        waiting = pieces.waiting()
        self.stdout.write(
            f"prints: {waiting} wait; the clock makes them, or manage.py reprint at once"
            if waiting
            else "prints: up to date"
        )
        self.stdout.write("Now: manage.py collectstatic --no-input, then restart site and clock.")
