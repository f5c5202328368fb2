"""The production server for one machine, with the clock beside it."""

import os
import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.management.processes import Child, keep_running

ADDRESSES = (
    ("", "the site · الموقع"),
    ("/en/", "the English edition"),
    ("/admin/", "the newsroom · غرفة الأخبار"),
    ("/api/v1/docs/", "the API"),
    ("/feeds/latest.xml", "RSS"),
)


class Command(BaseCommand):
    help = (
        "Serves the site with the production server, and runs the clock beside it. One that dies "
        "is started again. SIGTERM or Ctrl+C ends all of it within five seconds."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
        parser.add_argument("--port", type=int, default=8000, help="the port to listen on")
        parser.add_argument("--workers", type=int, default=2, help="processes that answer")
        parser.add_argument(
            "--memory", type=int, default=512, help="MB a process may hold; it is replaced above"
        )
        parser.add_argument(
            "--with-parent",
            action="store_true",
            help="end when the process that started this one ends, however it ends",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        root = f"http://{options['host']}:{options['port']}"
        for path, name in ADDRESSES:
            self.stdout.write(f"  {root + path:<40} {name}")
        self.stdout.write("  Stop with Ctrl+C.\n")
        self.stdout.flush()
        self._must_be_free(options["host"], options["port"])
        environment = {**os.environ, "SITE_URL": os.environ.get("SITE_URL", root)}
        clock = [sys.executable, str(settings.BASE_DIR / "manage.py"), "clock"]
        keep_running(
            [
                Child("the server", self._server(options), environment),
                Child("the clock", clock, environment),
            ],
            with_parent=options["with_parent"],
        )
        self.stdout.write("Stopped.")

    @staticmethod
    def _must_be_free(host: str, port: int) -> None:
        try:
            with socket.create_server((host, port)):
                pass
        except (OSError, OverflowError) as taken:
            raise CommandError(
                f"{host}:{port} cannot be listened on ({taken}). Another program may hold it: "
                "choose another with --port."
            ) from taken

    @staticmethod
    def _server(options: dict[str, Any]) -> list[str]:
        command = [sys.executable, "-m", "newsroom.granian", "newsroom.wsgi:application"]
        command += ["--interface", "wsgi", "--blocking-threads", "1", "--log-level", "warning"]
        command += ["--host", options["host"], "--port", str(options["port"])]
        command += ["--workers", str(options["workers"]), "--respawn-failed-workers"]
        command += ["--workers-max-rss", str(options["memory"]), "--rss-samples", "2"]
        command += ["--workers-kill-timeout", "3", "--working-dir", str(settings.BASE_DIR)]
        return command
