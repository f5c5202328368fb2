"""The production server for one machine, with the clock beside it."""

import os
import subprocess
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

ADDRESSES = (
    ("", "the site · الموقع"),
    ("/en/", "the English edition"),
    ("/admin/", "the newsroom · غرفة الأخبار"),
    ("/api/v1/docs/", "the API"),
    ("/feeds/latest.xml", "RSS"),
)


class Command(BaseCommand):
    help = "Serves the site with the production server, and runs the clock beside it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
        parser.add_argument("--port", type=int, default=8000, help="the port to listen on")
        parser.add_argument("--workers", type=int, default=2, help="processes that answer")

    def handle(self, *args: Any, **options: Any) -> None:
        root = f"http://{options['host']}:{options['port']}"
        for path, name in ADDRESSES:
            self.stdout.write(f"  {root + path:<40} {name}")
        self.stdout.write("  Stop with Ctrl+C.\n")
        self.stdout.flush()
        clock = subprocess.Popen([sys.executable, "manage.py", "clock"], cwd=settings.BASE_DIR)
        try:
            subprocess.run(self._server(options), env=self._environment(root), check=False)
        except KeyboardInterrupt:
            self.stdout.write("\nStopped.")
        finally:
            clock.terminate()
            clock.wait()

    @staticmethod
    def _environment(root: str) -> dict[str, str]:
        return {**os.environ, "SITE_URL": os.environ.get("SITE_URL", root)}

    @staticmethod
    def _server(options: dict[str, Any]) -> list[str]:
        command = [sys.executable, "-m", "granian", "newsroom.wsgi:application"]
        command += ["--interface", "wsgi", "--blocking-threads", "1", "--log-level", "warning"]
        command += ["--host", options["host"], "--port", str(options["port"])]
        command += ["--workers", str(options["workers"])]
        if settings.MEDIA_URL.startswith("/"):
            settings.MEDIA_ROOT.mkdir(parents=True, exist_ok=True)
            command += ["--static-path-route", settings.MEDIA_URL.rstrip("/")]
            command += ["--static-path-mount", str(settings.MEDIA_ROOT)]
        return command
