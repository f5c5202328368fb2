"""The clock of the paper: does what is due. The rows are the queue, so it may be killed at any
moment and run on any number of machines at once."""

import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Event, current_thread, main_thread
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import Error, close_old_connections, transaction
from django.db.models import QuerySet
from django.utils import timezone, translation

from articles import accounts, backups, freshness, images, shares, sources, traced, workflow
from articles.management import systemd
from articles.management.explained import ExplainedCommand
from articles.models import Article, Setback, Stroke
from articles.press import pieces
from articles.workflow import keeping, presence, previews

log = logging.getLogger(__name__)

BATCH = 5000
PRINTS = 500  # at a stroke: a deployment that changes templates holds nothing else up
PICTURES = 5  # a signal to stop waits for no more than these


@contextmanager
def _ended_by(stopping: Event) -> Iterator[None]:
    """SIGTERM and Ctrl+C set `stopping`, so that nothing is cut off in the middle."""
    if current_thread() is not main_thread():  # only a main thread is sent signals
        yield
        return
    ends = (signal.SIGTERM, signal.SIGINT)
    before = [signal.signal(number, lambda *_signal: stopping.set()) for number in ends]
    try:
        yield
    finally:
        for number, handler in zip(ends, before, strict=True):
            signal.signal(number, handler)


class Command(ExplainedCommand):
    help = (
        "Does what is due: publishes scheduled stories, checks those anew\n"
        "whose sources or pictures changed, folds shares into counts, throws used-up\n"
        "shares and old keys away, renders pictures, makes prints anew\n"
        "that wait for it, tells caches outside what to drop. A line for each job that found\n"
        "work. Letters with a link leave by it too.\n\n"
        "What fails for one story or picture is noted for the desk (admin: what the clock could\n"
        "not do), tried again later each time, and holds nothing else up.\n\n"
        "Any number of clocks may run at once, on any number of machines. Readers see a scheduled\n"
        "story at its time even while no clock runs: the clock only writes it into the log.\n"
        "A story that may not be published (an embargo, a sign-off that is void) is named in the\n"
        "log and left as it is. SIGTERM or Ctrl+C ends the clock after the row it is at."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, then stop")
        parser.add_argument(
            "--interval", type=float, default=15, help="seconds between two strokes (15)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["interval"] <= 0:
            raise CommandError("--interval must be more than 0 seconds.")
        self.stopping = Event()
        self.told: set[tuple[int, tuple[str, ...]]] = set()
        with _ended_by(self.stopping), translation.override(settings.LANGUAGE_CODE):
            self._run(once=options["once"], interval=options["interval"])

    def _run(self, *, once: bool, interval: float) -> None:
        systemd.tell("READY=1")
        while not self.stopping.is_set():
            with traced.numbered():
                failed = self._strike(timezone.now(), always_tell=once)
            if once:
                if failed:
                    raise CommandError(f"Failed: {', '.join(failed)}. The log says why.")
                return
            if not self.stopping.wait(interval):
                close_old_connections()  # the database may have gone away meanwhile

    @staticmethod
    def _tell_stroke() -> None:
        """Before each job and each few pictures: one that has much to do does not stand still."""
        systemd.tell("WATCHDOG=1")
        try:
            Stroke.objects.told(at=timezone.now())
        except Error as error:
            log.error("clock: its stroke was not written down: %s", type(error).__name__)

    def _strike(self, at: datetime, *, always_tell: bool) -> list[str]:
        """Every job once; one that fails is logged, stops no other and is named in the answer. None
        while the paper is closed: it would publish what was taken back after its backup."""
        systemd.tell("WATCHDOG=1")
        if backups.is_closed():
            if always_tell:
                self.stdout.write("The paper is closed: manage.py reopen.")
            else:
                log.warning("clock: the paper is closed: manage.py reopen")
            return []
        jobs: dict[str, Callable[[datetime], int]] = {
            "stories published": self._publish_due,
            "letters sent": lambda moment: accounts.send_letters(at=moment),
            "stories checked anew": self._settle,
            "ended pictures taken out": lambda moment: workflow.take_out_ended_pictures(at=moment),
            "kept texts thrown away": lambda moment: keeping.throw_away(at=moment),
            "ended preview links thrown away": lambda moment: previews.throw_away(at=moment),
            "ended sessions thrown away": lambda moment: accounts.throw_away_sessions(at=moment),
            "empty rooms swept": lambda moment: presence.throw_away(at=moment),
            "sealed identities destroyed": self._destroy_sealed,
            "shares folded": self._fold,
            "used shares thrown away": lambda moment: shares.purge(at=moment),
            "pictures rendered": self._render,
            "prints made anew": self._reprint,
            "lists of what was taken back": lambda moment: backups.write_down(at=moment),
            "caches outside told": lambda _moment: freshness.tell(),
        }
        failed = []
        for name, job in jobs.items():
            if self.stopping.is_set():
                break
            self._tell_stroke()
            try:
                done = job(at)
            except Exception:
                log.exception("clock: %s", name)
                failed.append(name)
                continue
            if always_tell:
                self.stdout.write(f"{timezone.localtime(at):%Y-%m-%d %H:%M:%S} {name}: {done}")
            elif done:
                log.info("clock: %s: %s", name, done)
        return failed

    def _destroy_sealed(self, at: datetime) -> int:
        return sources.sealing.destroy_due(at=at, today=timezone.localdate(at))

    def _publish_due(self, at: datetime) -> int:
        due = Article.objects.due(at=at).order_by("publish_at", "pk")
        return self._each(Setback.Job.PUBLISH, due, self._publish, at)

    def _each(
        self,
        job: Setback.Job,
        rows: QuerySet[Article],
        do: Callable[[int, datetime], bool],
        at: datetime,
    ) -> int:
        """What is done for each of these rows, by its key; how often it said that it was done. One
        that fails is noted, left alone for a while, and stops no other."""
        resting = set(Setback.objects.resting(job, at=at))
        count = 0
        for pk in rows.values_list("pk", flat=True):
            if self.stopping.is_set():
                break
            if pk not in resting:
                with Setback.objects.noted(job, pk, at=at):
                    count += do(pk, at)
        return count

    def _publish(self, pk: int, at: datetime) -> bool:
        """One story in its own transaction; a row that another clock holds is left to it."""
        try:
            with transaction.atomic():
                due = Article.objects.due(at=at).select_for_update(skip_locked=True)
                article = due.filter(pk=pk).first()
                if article is None:
                    return False
                workflow.publish(article=article, by=None, at=at)
        except workflow.Refused as refused:
            self._tell_refusal(pk, refused)
            return False
        return True

    def _tell_refusal(self, pk: int, refused: workflow.Refused) -> None:
        """Once for the same reasons, not at every stroke."""
        codes = tuple(reason.code for reason in refused.reasons)
        if (pk, codes) not in self.told:
            self.told.add((pk, codes))
            log.warning("clock: article %s is due and not published: %s", pk, refused)

    def _settle(self, at: datetime) -> int:
        checked = Article.objects.being_checked().order_by("pk")
        return self._each(Setback.Job.CHECK, checked, self._check, at)

    @staticmethod
    def _check(pk: int, at: datetime) -> bool:
        workflow.settle(pk, at=at)
        return True

    def _fold(self, at: datetime) -> int:
        folded = 0
        while not self.stopping.is_set() and (part := shares.fold(at=at, batch=BATCH)):
            folded += part
        return folded

    def _render(self, at: datetime) -> int:
        rendered = 0
        while not self.stopping.is_set() and (part := images.render_pending(at=at, limit=PICTURES)):
            rendered += part
            self._tell_stroke()
        return rendered

    def _reprint(self, at: datetime) -> int:
        made = 0
        while not self.stopping.is_set() and made < PRINTS and (part := pieces.reprint()):
            made += part
        return made
