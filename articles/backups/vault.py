"""A folder of files that are whole and, where there are recipients, encrypted with age."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

import pyrage

_PART = 1024 * 1024


class Damaged(Exception):
    """What is kept is not what was put there."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the vault: its name there, its length in bytes and its SHA-256 as it lies there."""

    name: str
    size: int
    sha256: str

    def said(self) -> dict[str, Any]:
        return asdict(self)


class _Measured:
    """A file that is written through, and measured on the way."""

    def __init__(self, file: BinaryIO) -> None:
        self.file, self.size, self.digest = file, 0, sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        self.size += len(data)
        return self.file.write(data)

    def flush(self) -> None:
        self.file.flush()


@dataclass(frozen=True)
class Vault:
    """`recipients`: age public keys, none where files are kept as they are; `identities`: age
    secret keys by which they are read."""

    folder: Path
    recipients: tuple[Any, ...] = ()
    identities: tuple[Any, ...] = ()

    def put(self, name: str, source: Any) -> Kept:
        """Keeps what can be read from `source` under `name` (with .age where it is encrypted), once
        all of it is there."""
        stored = f"{name}.age" if self.recipients else name
        path = self.folder / stored
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.part")
        try:
            with _private(part) as file:
                measured = _Measured(file)
                if self.recipients:
                    pyrage.encrypt_io(source, measured, list(self.recipients))
                else:
                    shutil.copyfileobj(source, measured, _PART)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise
        return Kept(stored, measured.size, measured.digest.hexdigest())

    def has(self, kept: Kept) -> bool:
        path = self.folder / kept.name
        return path.is_file() and path.stat().st_size == kept.size

    def get(self, kept: Kept, target: Any) -> None:
        """Writes the file to `target`. Raises Damaged where it is not what was put."""
        path = self.folder / kept.name
        try:
            with path.open("rb") as file:
                digest = sha256()
                while data := file.read(_PART):
                    digest.update(data)
                if digest.hexdigest() != kept.sha256:
                    raise Damaged(kept.name)
                file.seek(0)
                if kept.name.endswith(".age"):
                    pyrage.decrypt_io(file, target, list(self.identities))
                else:
                    shutil.copyfileobj(file, target, _PART)
        except FileNotFoundError:
            raise Damaged(kept.name) from None


@contextmanager
def _private(path: Path) -> Iterator[BinaryIO]:
    """A new file that nobody else reads."""
    with suppress(FileNotFoundError):
        path.unlink()
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        yield file
