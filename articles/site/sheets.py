"""Style sheets that a page always has together are sent as one: a phone asks once instead of six
times before it draws. They are written as small files and joined here, in their order."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

FOLDER = "articles/css"
JOINED = {
    "paper.css": ("tokens", "base", "layout", "components", "furniture"),
    "fronts.css": ("front", "bands", "features"),
    "reading.css": ("text", "story", "beside"),
}


class Sheets(BaseFinder):
    """Finds the joined sheets for `collectstatic` and for what serves files in development."""

    def __init__(self, app_names: Iterable[str] | None = None, *_args: Any, **_more: Any) -> None:
        self.storage = FileSystemStorage(location=settings.VAR_DIR / "sheets")

    def check(self, **_more: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_more: Any) -> Any:
        folder, _slash, name = path.rpartition("/")
        if folder != FOLDER or name not in JOINED:
            return [] if find_all else None
        joined = self._join(name)
        return [joined] if find_all else joined

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        for name in JOINED:
            self._join(name)
            yield f"{FOLDER}/{name}", self.storage

    def _join(self, name: str) -> str:
        parts = (finders.find(f"{FOLDER}/{part}.css") for part in JOINED[name])
        text = "\n".join(Path(str(part)).read_text(encoding="utf-8") for part in parts)
        kept = Path(self.storage.path(f"{FOLDER}/{name}"))
        if not kept.exists() or kept.read_text(encoding="utf-8") != text:
            kept.parent.mkdir(parents=True, exist_ok=True)
            written = kept.with_suffix(f".{os.getpid()}")
            written.write_text(text, encoding="utf-8")
            written.replace(kept)
        return str(kept)
