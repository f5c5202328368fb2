"""A paper that was brought back stays closed until somebody has looked at what a backup lacks."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings

from articles.backups.database import NotDone, is_empty
from articles.models import Closure


def is_closed() -> bool:
    """Whether it is being brought back, or was and is not reopened. 1 query."""
    return _marker().exists() or Closure.objects.exists()


@contextmanager
def restoring(backup: Path) -> Iterator[None]:
    """Closed from the first moment. What is cut off stays closed, and is begun anew; with another
    backup where nothing has come in yet. Raises NotDone where something has."""
    marker = _marker()
    if marker.exists() and marker.read_text() != backup.name and not is_empty():
        raise NotDone(
            f"{marker.read_text()} was not brought back to its end: restore that one, or name "
            "another empty database in DATABASE_URL."
        )
    marker.write_text(backup.name)
    yield
    marker.unlink()


def is_cut_off() -> bool:
    return _marker().exists()


def close(*, backup: datetime, folder: Path, at: datetime) -> None:
    Closure.objects.all().delete()
    Closure.objects.create(backup=backup, folder=str(folder.resolve()), at=at)


def open_again() -> None:
    Closure.objects.all().delete()


def _marker() -> Path:
    return Path(settings.VAR_DIR) / "restoring"
