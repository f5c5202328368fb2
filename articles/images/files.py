"""Where pictures are kept on this machine: a file has its name once all of it is there."""

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from uuid import uuid4

from django.core.files.storage import FileSystemStorage, Storage
from PIL import Image as Pillow

FOLDERS = ("images", "renditions")


class WholeFiles(FileSystemStorage):
    """Written beside and renamed: a full disk or a process that is killed leaves no half of a file
    under a name that is trusted."""

    def _save(self, name: str, content: Any) -> str:
        part = f"{name}.{uuid4().hex[:12]}.part"
        try:
            written = super()._save(part, content)  # type: ignore[misc]  # the stubs lack it
            os.replace(self.path(written), self.path(name))
        except BaseException:
            with suppress(OSError):
                self.delete(part)
            raise
        return name


def names_in(storage: Storage) -> Iterator[str]:
    """Every file of pictures and their sizes."""
    folders = list(FOLDERS)
    while folders:
        folder = folders.pop()
        try:
            inner, files = storage.listdir(folder)
        except FileNotFoundError:
            continue
        folders += [f"{folder}/{one}" for one in inner]
        yield from (f"{folder}/{one}" for one in files)


def is_whole(storage: Storage, name: str, size: tuple[int, int] | None = None) -> bool:
    """Whether this picture is there and can be read to its end; of so many pixels, where told."""
    try:
        with storage.open(name, "rb") as file, Pillow.open(file) as picture:
            picture.load()
            return size is None or picture.size == size
    except Exception:  # a decoder fed with damaged bytes raises anything
        return False
