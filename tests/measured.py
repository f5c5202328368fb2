"""docs/measured.md: what `make explore` and `make mutate` saw last, with commit and date."""

import os
import platform
import re
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "measured.md"
_HEAD = (
    "# Measured\n\nWritten by the commands named; what is measured with time is in `make bench`.\n"
)


def write(name: str, title: str, lines: Sequence[str]) -> None:
    """Puts one command's figures in place of its last ones."""
    told = PAGE.read_text(encoding="utf-8") if PAGE.exists() else _HEAD
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    when = f"{datetime.now(UTC):%Y-%m-%d}, commit {_commit()}, `{_machine()}`"
    part = "\n".join([begin, f"## {title}", "", f"{when}.", "", *lines, end])
    old = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    told = old.sub(lambda _found: part, told) if old.search(told) else f"{told}\n{part}\n"
    PAGE.write_text(told, encoding="utf-8")


def _commit() -> str:
    asked = ["git", "describe", "--always", "--dirty"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


def _machine() -> str:

    return f"Python {platform.python_version()}, {os.cpu_count()} cores"
