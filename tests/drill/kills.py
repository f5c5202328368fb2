"""kill -9 at named points, and what must be true of a paper afterwards.

A child process is forked, does one act of the paper and kills itself at its n-th arrival at a
point. Then the act is done again by somebody who lives, as an editor or the clock would."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Sum
from django.utils import timezone

from articles import backups, images, roles, search, shares, workflow
from articles.freshness.watching import is_seen
from articles.models import (
    Article,
    Change,
    Image,
    Publication,
    ShareDay,
    ShareEvent,
    ShareTotal,
    Status,
    Transition,
)
from tests import makers
from tests.images import files
from tests.importing.files import lines, record
from tests.makers import HEADLINE
from tests.shares.presses import press

BEFORE_WRITE, BEFORE_COMMIT = "before a write", "before commit"
AFTER_COMMIT, AFTER_FILE = "after commit", "between file and row"
_PRINTED = {Status.SCHEDULED, Status.PUBLISHED, Status.WITHDRAWN, Status.RETRACTED}
_KINDS = {
    "publish": {"created"},
    "correct": {"corrected", "updated"},
    "retract": {"retracted"},
    "take_in": {"created"},
    "hold": {"withdrawn"},
    "release": {"restored"},
}


@dataclass(frozen=True)
class Act:
    """`prepare` makes what it is done to; `do` is done by who is killed and again by who lives;
    `is_done` says whether all of it is."""

    prepare: Callable[[Path], Any]
    do: Callable[[Any], Any]
    is_done: Callable[[Any], bool]
    points: tuple[str, ...] = (BEFORE_WRITE, BEFORE_COMMIT, AFTER_COMMIT)


def _fresh(story: Article) -> Article:
    return Article.objects.get(pk=story.pk)


def _status(wanted: Status) -> Callable[[Article], bool]:
    return lambda story: _fresh(story).status == wanted


def _due(_folder: Path) -> Article:
    return makers.scheduled(publish_at=makers.NOON + timedelta(hours=1))


def _strike(_what: Any) -> None:
    call_command("clock", "--once", stdout=StringIO())


def _schedule(story: Article) -> None:
    in_an_hour = timezone.now() + timedelta(hours=1)
    by = makers.person(roles.DESK_EDITOR)
    workflow.schedule(article=_fresh(story), by=by, at=timezone.now(), publish_at=in_an_hour)


def _wrong(_folder: Path) -> Article:
    story = makers.published()

    def change(article: Article) -> None:
        article.body_ar = makers.BODY.replace("30", "36")

    chief = makers.person(roles.MANAGING_EDITOR)
    story = workflow.edit(article=story, by=chief, at=makers.NOON, change=change)
    return makers.sign_all(story)


def _correct(story: Article) -> None:
    told = {"kind": "correction", "text_ar": "ذكرنا 30 شهراً، والصحيح 36."}
    by = makers.person(roles.DESK_EDITOR)
    workflow.correct(article=_fresh(story), by=by, at=timezone.now(), correction=told)


def _retract(story: Article) -> None:
    workflow.retract(
        article=_fresh(story),
        by=makers.person(roles.EDITOR_IN_CHIEF),
        at=timezone.now(),
        reason="ثبت أن الوثيقة مزوّرة",
        notices={"ar": "سحبنا هذه المادة."},
    )


def _archive(folder: Path) -> tuple[Path, list[str]]:
    makers.section()
    names = [f"drill-{os.urandom(4).hex()}" for _story in range(3)]
    told = {"section": "economy", "published": "2025-01-01T10:00:00Z"}
    stories = [record(uri=name, headline=f"{HEADLINE} {name}", **told) for name in names]
    return lines(folder, *stories, name=f"{names[0]}.jsonl"), names


def _import(archive: tuple[Path, list[str]]) -> None:
    words = {"publish": True, "by": roles.EDITOR_IN_CHIEF, "stdout": StringIO()}
    call_command("import_stories", str(archive[0]), stderr=StringIO(), **words)


def _is_in(archive: tuple[Path, list[str]]) -> bool:
    found = Article.objects.filter(uri__in=archive[1], status=Status.PUBLISHED)
    return found.count() == len(archive[1])


def _passed_on(_folder: Path) -> Article:
    story = makers.published()
    for reader in range(12):
        assert press(story, address=f"2001:{reader:x}::1")
    return story


def _fold(_story: Article) -> None:
    while shares.fold(at=makers.NOON, batch=5):
        pass


def _stale(_folder: Path) -> Article:
    story = makers.published()
    search.make_stale()
    return story


def _reindex(_story: Article) -> None:
    call_command("reindex", stdout=StringIO())


def _unrendered(_folder: Path) -> Image:
    number = int.from_bytes(os.urandom(3))
    colour = f"#{number:06x}"
    taken = files.as_file(files.photograph(700, 420, colour))
    return images.accept(taken, by=None, at=makers.NOON)


def _render(_image: Image) -> None:
    images.render_pending(at=makers.NOON, limit=100)


def _is_rendered(image: Image) -> bool:
    found = Image.objects.get(pk=image.pk)
    return found.is_rendered and not images.missing_of(found)


def _kept(folder: Path) -> Path:
    makers.published()
    makers.picture()
    return folder / f"backups-{os.urandom(4).hex()}"


def _backup(folder: Path) -> None:
    call_command("backup", str(folder), plain=True, stdout=StringIO(), stderr=StringIO())


def _is_kept(folder: Path) -> bool:
    if not (found := backups.whole(folder)):
        return False
    told = backups.manifest_of(found[-1])["number_of_pictures"]
    return told == backups.number_of_files() and not list(found[-1].glob("*.part"))


ACTS = {
    "publish": Act(_due, _strike, _status(Status.PUBLISHED)),
    "schedule": Act(lambda _folder: makers.approved(), _schedule, _status(Status.SCHEDULED)),
    "correct": Act(_wrong, _correct, lambda story: _fresh(story).corrections.count() == 1),
    "retract": Act(lambda _folder: makers.published(), _retract, _status(Status.RETRACTED)),
    "import": Act(_archive, _import, _is_in),
    "fold": Act(
        _passed_on, _fold, lambda story: ShareTotal.objects.filter(article=story, total=12).exists()
    ),
    "reindex": Act(_stale, _reindex, lambda _story: not search.stale_publications().exists()),
    "rendition": Act(_unrendered, _render, _is_rendered, (BEFORE_WRITE, AFTER_FILE)),
    "backup": Act(_kept, _backup, _is_kept, (AFTER_FILE,)),
}


def killed(act: Act, what: Any, point: str, number: int) -> bool:
    """Whether a process that did this was killed there; False where it did not come so often."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            with _killing(point, number):
                act.do(what)
            status = 0
        except BaseException as error:
            sys.stderr.write(f"the child failed: {error!r}\n")
        finally:
            os._exit(status)
    _pid, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return os.WTERMSIG(status) == signal.SIGKILL
    assert os.WEXITSTATUS(status) == 0, "the child failed by itself"
    return False


def gone_on_with(act: Act, what: Any) -> list[str]:
    """Does it again; what is wrong with the paper then."""
    wrong = [f"before it was done again: {one}" for one in untrue()]
    if not act.is_done(what):
        act.do(what)
    if not act.is_done(what):
        wrong.append("it could not be done again")
    return wrong + untrue()


@contextmanager
def _killing(point: str, number: int) -> Iterator[None]:
    """In the child: ends the process at the n-th arrival at this point."""
    seen = 0

    def here() -> None:
        nonlocal seen
        seen += 1
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def writes(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        if point == BEFORE_WRITE and (is_seen(sql) or sql.startswith(("INSERT", "UPDATE"))):
            here()
        return execute(sql, *more)

    commit, replace = BaseDatabaseWrapper.commit, os.replace

    def committing(self: BaseDatabaseWrapper) -> None:
        if point == BEFORE_COMMIT:
            here()
        commit(self)
        if point == AFTER_COMMIT:
            here()

    def replacing(*names: Any) -> None:
        replace(*names)
        if point == AFTER_FILE:
            here()

    BaseDatabaseWrapper.commit = committing  # type: ignore[method-assign]
    os.replace = replacing  # type: ignore[assignment]
    with connection.execute_wrapper(writes):
        yield


def untrue() -> list[str]:
    """What must be true of a paper at every moment, and is not."""
    return [*_moves(), *_counts(), *_files()]


def _moves() -> Iterator[str]:
    """A state is that of the last line of the log, what readers have is in the log, and what the
    outside is told is what happened."""
    for story in Article.objects.all():
        log = list(Transition.objects.filter(article=story).order_by("id"))
        if log and log[-1].to_status != story.status:
            yield f"{story.pk} is {story.status} and its log says {log[-1].to_status}"
        prints = Publication.objects.filter(article=story)
        if story.status == Status.PUBLISHED and not prints.exists():
            yield f"{story.pk} is published and readers have nothing"
        if story.status not in _PRINTED and prints.exists():
            yield f"{story.pk} is {story.status} and readers have it"
        taken_back = prints.filter(retracted_at__isnull=False).count()
        if (story.status == Status.RETRACTED) != bool(taken_back):
            yield f"{story.pk} is {story.status} and {taken_back} prints are taken back"
        told = list(Change.objects.filter(article=story).values_list("kind", flat=True))
        public = [one.move for one in log if one.move in _KINDS]
        if len(told) != len(public) or any(
            kind not in _KINDS[move] for kind, move in zip(told, public, strict=False)
        ):
            yield f"{story.pk} had {public} and the outside was told {told}"


def _counts() -> Iterator[str]:
    for total in ShareTotal.objects.all():
        days = ShareDay.objects.filter(article=total.article_id).aggregate(all=Sum("count"))["all"]
        events = ShareEvent.objects.filter(article=total.article_id, is_folded=True, held="")
        if not total.total == days == events.count():
            yield f"shares of {total.article_id}: {total.total}, {days} and {events.count()}"


def _files() -> Iterator[str]:
    for image in Image.objects.all():
        if missing := images.missing_of(image):
            yield f"picture {image.pk} lacks {missing}"
    if settings.MEDIA_ROOT.exists():
        for name in images.names_in(default_storage):
            if not name.endswith(".part") and not images.is_whole(default_storage, name):
                yield f"{name} is not whole"
