"""What readers' pages say of a print, made when it is printed and kept with it. The doors say how
their pieces are made; this room says when, keeps them, and knows which still hold."""

import hashlib
import logging
import zlib
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import orjson
from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Case, F, Value, When
from django.utils.translation import override

from articles.models import Article, Printed, Publication

log = logging.getLogger(__name__)

# Which pieces the doors ask for. Raise it when they ask for others: those that were kept before are
# read no more then. Where it stays, they are read until they are made anew.
SHAPE = 1
_BATCH = 50
_ROOMS = "api locale models press reading site static/articles/icons templatetags text"
_SETTINGS = (
    "DIGITS HIJRI LANGUAGES LANGUAGE_CODE MEDIA_URL MONTH_NAMES SITE_NAME SITE_URL STATIC_URL "
    "STORAGES TIME_ZONE"
)

Maker = Callable[[Publication], Any]
_makers: dict[str, Maker] = {}


def made_by(**makers: Maker) -> None:
    """How a door makes the pieces of these names, fields of Printed: of a print `for_pieces`, in
    its language. Said once a process, when it starts."""
    _makers.update(makers)
    version()  # now, while the files are those that this process has read


def piece(name: str) -> Case:
    """For a query of publications: the piece of this name where it holds, else None."""
    holds = When(printed__shape=SHAPE, then=F(f"printed__{name}"))
    stale = When(printed__version="", then=Value(None))
    return Case(stale, holds)


def packed(told: dict[str, Any]) -> bytes:
    """What is large, as it is kept: compressed JSON."""
    return zlib.compress(orjson.dumps(told))


def unpacked(kept: bytes | memoryview) -> dict[str, Any]:
    told: dict[str, Any] = orjson.loads(zlib.decompress(kept))
    return told


def for_pieces(keys: Iterable[int]) -> list[Publication]:
    """The prints of these keys with all that pieces are made of. 3 queries."""
    return list(Publication.objects.filter(pk__in=list(keys)).for_pieces())


def make_after_commit(article: Article) -> None:
    """Makes the pieces of every print of this story once what was printed is committed. What fails
    there is made by the clock."""

    def make() -> None:
        of_the_story = Printed.objects.filter(publication__article=article)
        remake(list(of_the_story.values_list("pk", flat=True)))

    transaction.on_commit(make, robust=True)


def due() -> list[int]:
    """The keys of prints whose pieces wait to be made, what was printed last first: those that say
    something old, then those of other templates."""
    held = Printed.objects.order_by("version").values_list("version", flat=True)
    for others in (held.filter(version__lt=version()), held.filter(version__gt=version())):
        if (old := others.first()) is not None:
            waiting = Printed.objects.filter(version=old).order_by("-publication")
            return list(waiting.values_list("pk", flat=True)[:_BATCH])
    return []


def waiting() -> int:
    """How many prints wait. Counts them all: for commands."""
    return Printed.objects.exclude(version=version()).count()


def make_stale() -> None:
    """All pieces wait to be made anew; those that hold are read no more."""
    Printed.objects.update(version="", changes=F("changes") + 1)


def set_aside() -> list[int]:
    """The keys of prints whose pieces could not be made."""
    failed = Printed.objects.filter(version=version(), shape=0)
    return list(failed.values_list("pk", flat=True)[:_BATCH])


def reprint() -> int:
    """Makes the pieces of some prints that wait; how many. 0 where none does."""
    keys = due()
    remake(keys)
    return len(keys)


def remake(keys: list[int]) -> None:
    """Makes the pieces of these prints. One that cannot be made is set aside until something it is
    made from changes: its pages are made on the way. Raises the database's errors: then they wait
    on."""
    counted = dict(Printed.objects.filter(pk__in=keys).values_list("pk", "changes"))
    for publication in for_pieces(counted):
        told: dict[str, Any] = {"shape": SHAPE}
        try:
            told |= _made(publication)
        except (InterfaceError, OperationalError):
            raise  # the database's trouble and not this print's, which waits on
        except Exception:
            log.exception("the pieces of print %s cannot be made", publication.pk)
            told = {"shape": 0}
        # One that changed meanwhile waits on.
        unchanged = Printed.objects.filter(pk=publication.pk, changes=counted[publication.pk])
        unchanged.update(version=version(), **told)


def _made(publication: Publication) -> dict[str, Any]:
    with override(publication.language):
        return {name: make(publication) for name, make in _makers.items()}


def kept_or_made(name: str, rows: Iterable[Any]) -> list[Any]:
    """The piece of this name for each of these rows of publications, which tell `pk` and that
    `piece`; made now where none holds. No query, or 3."""
    told = {row.pk: getattr(row, name) for row in rows}
    missing = [key for key, kept in told.items() if kept is None]
    for publication in for_pieces(missing) if missing else ():
        with override(publication.language):
            told[publication.pk] = _makers[name](publication)
    return list(told.values())


@cache
def version() -> str:
    """A digest of the templates, code and settings that pieces are made with."""
    digest = hashlib.sha256()
    templates = settings.BASE_DIR / "templates"
    rooms = [settings.BASE_DIR / "articles" / name for name in _ROOMS.split()]
    for folder in (templates / "components", templates / "site", *rooms):
        for path in sorted(folder.rglob("*")):
            if path.suffix in {".html", ".py", ".mo", ".svg", ".png"}:
                digest.update(path.read_bytes())
    for name in _SETTINGS.split():
        digest.update(repr((name, getattr(settings, name))).encode())
    return digest.hexdigest()[:16]
