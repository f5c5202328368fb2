"""Stories from files into the newsroom: as drafts, or as an archive that was published before."""

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import CommandError, CommandParser
from django.urls import reverse
from django.utils import timezone, translation
from tqdm import tqdm

from articles import workflow
from articles.management.explained import ExplainedCommand
from articles.management.incoming import (
    KINDS,
    Arrivals,
    Incoming,
    Outcome,
    Unread,
    pieces_in,
    read_piece,
)
from articles.models import Section, Status
from articles.workflow import people

BATCH = 200


class Command(ExplainedCommand):
    help = (
        "Takes stories in from files. .txt: one raw story. .jsonl: a story a line. .json: ninjs,\n"
        "one item or a list of them.\n\n"
        "They become drafts that belong to nobody, or to the account named with --by. With\n"
        "--publish they are printed at their own date under one logged approval, for archives.\n\n"
        'A story a line: {"id"?, "language", "headline", "body" (text or HTML), "kicker"?,\n'
        '"standfirst"?, "section"? (slug), "topics"?: [], "byline"?: [], "published"? (ISO\n'
        '8601), "translations"?: {"en": {"headline", "body", …}}}. Topics and people are found by\n'
        "slug or name and made when they are new; a section must exist.\n\n"
        "A record that cannot be taken in is named with its line and the reason, and the rest\n"
        "goes in. Running it again changes nothing: a story is known by its id, uri or text.\n"
        "What a sender forbids is obeyed: what is embargoed or withheld becomes a draft, what is\n"
        "canceled is not taken in. A newer version or a cancel of a story that is here is brought\n"
        "to the desk, which takes it or drops it on the story's page."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--publish", action="store_true", help="print them, as an archive")
        parser.add_argument("--by", metavar="USER", help="the account in whose name")
        parser.add_argument("--section", default="", help="slug, for stories that name no section")
        parser.add_argument(
            "--language",
            default=settings.LANGUAGE_CODE,
            choices=settings.LANGUAGE_CODES,
            help="of stories that name none",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(settings.LANGUAGE_CODE):
            self._import(**options)

    def _import(
        self,
        *,
        paths: list[Path],
        publish: bool,
        by: str | None,
        section: str,
        language: str,
        **_others: Any,
    ) -> None:
        for path in paths:
            if not path.is_file():
                raise CommandError(f"{path}: there is no such file.")
            if path.suffix.lower() not in KINDS:
                raise CommandError(f"{path}: known endings are {', '.join(KINDS)}.")
        if section and not Section.objects.filter(slug=section).exists():
            raise CommandError(f"There is no section «{section}».")
        arrivals = Arrivals(
            by=_account(by, publish=publish), at=timezone.now(), section=section, publish=publish
        )
        counted = self._take(arrivals, paths, language)
        self.stdout.write(
            f"{counted['in']} in, {counted['here']} already here, {counted['refused']} refused"
        )
        if counted["refused"]:
            raise CommandError(f"{counted['refused']} could not be taken in; see above.")

    def _take(self, arrivals: Arrivals, paths: list[Path], language: str) -> Counter[str]:
        counted: Counter[str] = Counter()
        total = sum(1 for _piece in pieces_in(paths))
        # Only a person at a terminal is shown the bar.
        with tqdm(total=total, unit=" stories", file=sys.stderr, disable=None) as bar:
            pieces = pieces_in(paths)
            while batch := list(islice(pieces, BATCH)):
                for said in self._batch(arrivals, batch, language, counted):
                    with tqdm.external_write_mode(file=sys.stderr):
                        self.stderr.write(said)
                bar.update(len(batch))
        return counted

    def _batch(
        self, arrivals: Arrivals, batch: list[Any], language: str, counted: Counter[str]
    ) -> Iterator[str]:
        """Takes a batch in and yields what is to be said about it."""
        read: list[tuple[str, Incoming]] = []
        for path, place, piece in batch:
            story = read_piece(path, place, piece, language=language)
            if isinstance(story, Unread):
                counted["refused"] += 1
                yield f"{story.place}: {story.reason}"
            else:
                read.append((place, story))
        for outcome in arrivals.take(read):
            counted[_counts_as(outcome)] += 1
            yield from _remarks(outcome)


def _counts_as(outcome: Outcome) -> str:
    if outcome.is_here_already:
        return "here"
    return "refused" if outcome.refusal else "in"


def _remarks(outcome: Outcome) -> Iterator[str]:
    if outcome.refusal:
        yield f"{outcome.place}: {outcome.refusal}"
    if outcome.said:
        yield f"{outcome.place}: {outcome.said}"
    if outcome.article is None:
        return
    if outcome.article.embargoed_until:
        until = timezone.localtime(outcome.article.embargoed_until)
        yield f"{outcome.place}: embargoed until {until:%Y-%m-%d %H:%M}, kept as a draft"
    expired = outcome.story.expires_at
    if expired and outcome.article.status == Status.DRAFT:
        yield f"{outcome.place}: its sender lets it be used until {expired:%Y-%m-%d %H:%M} UTC"
    if outcome.article.legal_hold:
        yield f"{outcome.place}: withheld by its sender, kept as a draft on hold"
    for remark in (*outcome.story.remarks, *outcome.story.left_out):
        yield f"{outcome.place}: {remark}"
    if not outcome.story.has_headline:
        page = reverse("admin:articles_article_change", args=[outcome.article.pk])
        yield f"{outcome.place}: it came without a headline; give it one at {page}"


def _account(name: str | None, *, publish: bool) -> Any:
    """The account in whose name stories come in; raises CommandError when it may not."""
    if name is None:
        if publish:
            raise CommandError("--publish needs --by USER: who answers for the archive?")
        return None
    accounts = get_user_model()._default_manager
    user = accounts.filter(username=name, is_active=True).first()
    if user is None:
        raise CommandError(f"There is no active account «{name}».")
    held = people.roles_of(user)
    if not held:
        raise CommandError(f"«{name}» holds no role in this newsroom.")
    if publish and not held & workflow.MOVES["take_in"].roles:
        wanted = ", ".join(sorted(workflow.MOVES["take_in"].roles))
        raise CommandError(f"«{name}» may not print an archive; that takes {wanted}.")
    return user
