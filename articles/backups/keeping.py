"""Backups of the paper: database, pictures, and a list beside them of what was taken back since."""

import gzip
import io
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pyrage
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from articles import images
from articles.backups import database
from articles.backups.database import NotDone
from articles.backups.vault import Damaged, Kept, Vault

FORMAT = 1
NAMED = "%Y-%m-%dT%H-%M-%SZ"
MANIFEST, INDEX = "manifest.json", "pictures.jsonl"
_PICTURES = "pictures"
_YOUNG = timedelta(days=1)
Tick = Callable[[], object]


def recipients_of(keys: list[str]) -> tuple[Any, ...]:
    """Raises NotDone for what is no age public key."""
    try:
        return tuple(pyrage.x25519.Recipient.from_str(key) for key in keys)
    except pyrage.RecipientError:
        raise NotDone("A recipient is an age public key: age1…") from None


def identities_in(path: Path | None) -> tuple[Any, ...]:
    """The secret keys in a file of age-keygen. Raises NotDone for what is none."""
    if path is None:
        return ()
    try:
        lines = path.read_text().splitlines()
        keys = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
        return tuple(pyrage.x25519.Identity.from_str(key) for key in keys)
    except (OSError, ValueError, pyrage.IdentityError):
        raise NotDone(f"{path} holds no age secret key.") from None


def back_up(vault: Vault, *, at: datetime, tick: Tick) -> Path:
    """Makes one backup in a folder of its own, named after the moment; pictures lie beside all of
    them, each once. It counts from when its manifest is there: what was killed before is gone on
    with by the next."""
    named = at
    while (folder := vault.folder / f"{named:{NAMED}}").exists():
        named += timedelta(seconds=1)
    own, plain = Vault(folder, vault.recipients), Vault(folder)
    with database.dumped() as (file, counts, digests):
        kept = own.put("database", file)
    pictures = list(_pictures(vault, tick))
    # Their names lie in the folder for all to see; without a key it can be told what is needed.
    listed = plain.put("pictures.json.gz", io.BytesIO(gzip.compress(json.dumps(pictures).encode())))
    manifest = {
        "format": FORMAT,
        "made_at": at.isoformat(),
        "engine": connection.vendor,
        "encrypted": bool(vault.recipients),
        "migrations": _migrations(),
        "settings": sorted(name for name in os.environ if hasattr(settings, name)),
        "database": kept.said(),
        "counts": counts,
        "digests": digests,
        "left_out": database.LEFT_OUT,
        "pictures": listed.said(),
        "number_of_pictures": len(pictures),
    }
    text = json.dumps(manifest, indent=1).encode()
    plain.put(MANIFEST, io.BytesIO(text))
    return folder


def whole(folder: Path) -> list[Path]:
    """The backups in a folder that were finished, oldest first."""
    return sorted(path.parent for path in folder.glob(f"*/{MANIFEST}"))


def drop_old(folder: Path, *, keep: int, at: datetime) -> tuple[int, int]:
    """Deletes all but the newest, what is left of unfinished ones, and files of pictures that stand
    in none: what was deleted from the paper leaves its backups too. How many backups and files."""
    old = whole(folder)[:-keep]
    for one in old:
        (one / MANIFEST).unlink()  # from now on it is none
        shutil.rmtree(one)
    young = (at - _YOUNG).timestamp()  # what is being made now is neither finished nor listed yet
    for one in folder.glob("????-??-??T*"):
        if one.stat().st_mtime < young and not (one / MANIFEST).exists():
            shutil.rmtree(one)  # one that was killed
    needed = {told["name"] for one in whole(folder) for told in _listed(one, manifest_of(one))}
    dropped = 0
    for path in (folder / _PICTURES).rglob("*"):
        is_old = path.is_file() and path.stat().st_mtime < young
        if is_old and str(path.relative_to(folder)) not in needed:
            path.unlink()
            dropped += 1
    return len(old), dropped


def manifest_of(backup: Path) -> dict[str, Any]:
    """Raises NotDone where there is none that this program reads."""
    try:
        found: dict[str, Any] = json.loads((backup / MANIFEST).read_text())
    except (OSError, ValueError):
        raise NotDone(f"{backup} holds no finished backup.") from None
    if found.get("format") != FORMAT:
        raise NotDone(f"{backup} was made by another release of this program.")
    ours = {name for app, name in MigrationLoader(None).disk_migrations if app == "articles"}
    if found["migrations"].get("articles") not in ours:
        raise NotDone(f"{backup} was made by a newer release of this program: install that one.")
    if found["engine"] != connection.vendor:
        raise NotDone(
            f"The backup is of {found['engine']}, DATABASE_URL names {connection.vendor}."
        )
    return found


def bring_back_database(vault: Vault, backup: Path, manifest: dict[str, Any]) -> None:
    """Fills the empty database, and compares every count and digest. Raises NotDone or Damaged."""
    own = Vault(backup, identities=vault.identities)
    with tempfile.TemporaryDirectory(dir=settings.VAR_DIR, prefix="restore-") as folder:
        path = Path(folder) / "database"
        with path.open("wb") as file:
            path.chmod(0o600)
            _read(own, Kept(**manifest["database"]), file)
        counts, digests = database.load(path)
    for what, told, found in (
        ("rows of", manifest["counts"], counts),
        ("digest of", manifest["digests"], digests),
    ):
        wrong = [name for name in told if found.get(name) != told[name]]
        if wrong:
            raise NotDone(f"Not as it was backed up: {what} {', '.join(wrong)}.")


def bring_back_pictures(
    vault: Vault, backup: Path, manifest: dict[str, Any], *, tick: Tick
) -> list[str]:
    """Puts every picture back that is not there; the names of those that are damaged or gone."""
    lost = []
    for told in _listed(backup, manifest):
        name = told.pop("of")
        if not default_storage.exists(name):
            with tempfile.TemporaryFile() as file:
                try:
                    vault.get(Kept(**told), file)
                except (Damaged, pyrage.DecryptError):
                    lost.append(name)
                else:
                    file.seek(0)
                    default_storage.save(name, file)
        tick()
    return lost


def _listed(backup: Path, manifest: dict[str, Any]) -> list[dict[str, Any]]:
    listed = io.BytesIO()
    _read(Vault(backup), Kept(**manifest["pictures"]), listed)
    found: list[dict[str, Any]] = json.loads(gzip.decompress(listed.getvalue()))
    return found


def number_of_files() -> int:
    return sum(1 for _name in images.names_in(default_storage))


def _pictures(vault: Vault, tick: Tick) -> Iterator[dict[str, Any]]:
    """Keeps every file that is not kept yet. A name never changes its picture, so what lies there
    under one is not read again."""
    index = vault.folder / INDEX
    held = {}
    if index.exists():
        for line in index.read_text().splitlines():
            try:
                told = json.loads(line)
            except ValueError:  # cut off when it was killed
                continue
            held[told["of"], told["name"].endswith(".age")] = told
    vault.folder.mkdir(parents=True, exist_ok=True)
    with index.open("a") as more:
        more.write("\n" if held else "")
        for name in images.names_in(default_storage):
            if name.endswith(".part"):
                continue
            told = held.get((name, bool(vault.recipients)))
            if told is None or not vault.has(Kept(told["name"], told["size"], told["sha256"])):
                try:
                    with default_storage.open(name, "rb") as file:
                        told = {"of": name, **vault.put(f"{_PICTURES}/{name}", file).said()}
                except FileNotFoundError:  # deleted meanwhile
                    continue
                more.write(json.dumps(told) + "\n")
            tick()
            yield told


def _read(vault: Vault, kept: Kept, target: Any) -> None:
    try:
        vault.get(kept, target)
    except Damaged as damaged:
        raise NotDone(f"{damaged} is damaged or gone: use another backup.") from None
    except pyrage.DecryptError:
        raise NotDone("It is encrypted to another key: name its file with --identity.") from None


def _migrations() -> dict[str, str]:
    """The last of each app."""
    applied = MigrationRecorder(connection).applied_migrations()
    found: dict[str, str] = {}
    for app, name in applied:
        found[app] = max(name, found.get(app, ""))
    return found
