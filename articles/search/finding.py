"""The one search: readers' pages and machines call `find`, the desk `find_on_desk`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial, reduce
from operator import or_
from typing import Any, Literal

from django.conf import settings
from django.db import connections
from django.db.models import Q, QuerySet

from articles.models import Contributor, DeskWords, Publication, Section, Topic
from articles.search.backends import backend
from articles.search.expressions import Expression
from articles.search.indexing import place_at
from articles.search.questions import Question, joined, question
from articles.search.statements import Gate, Part, Window, statement

Order = Literal["relevance", "newest"]

PAGE = 20
_FEW = 2000  # stories the desk finds that are fetched by their keys
COUNTED = 1000  # matches are counted so far; beyond it a reader is told «more than»

_CURSOR = re.compile(r"(w?)([0-9])\.(-?[0-9]{1,18})")


class BadCursor(ValueError):
    """A cursor that no page gave out."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """After which answer a page begins: its grade and place; whether the search was widened."""

    widened: bool
    grade: int
    place: int

    def __str__(self) -> str:
        return f"{'w' if self.widened else ''}{self.grade}.{self.place}"


@dataclass(frozen=True, slots=True)
class Found:
    """One page of answers. `count` is exact up to COUNTED and COUNTED where `has_more_than_count`.
    `widened`: nothing had all the words, so these have some. `question` says what was looked for;
    without units there was nothing to look for."""

    question: Question
    publications: list[Publication] = field(default_factory=list)
    count: int = 0
    has_more_than_count: bool = False
    widened: bool = False
    next: str | None = None


def find(
    *,
    text: str,
    language: str,
    at: datetime,
    section: str = "",
    topic: str = "",
    contributor: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
    order: Order = "relevance",
    cursor: str = "",
    page_size: int = PAGE,
) -> Found:
    """What readers may see at `at` in `language` that has every word of `text`, or some where
    nothing has all. `section`, `topic` and `contributor` are slugs; `until` is exclusive.

    5 queries, 6 where it was widened. Raises BadCursor."""
    after = read_cursor(cursor) if cursor else None
    asked = question(text, language, joined(language))
    if not asked.units:
        return Found(asked)
    public = Publication.objects.public(at=at).in_language(language)
    for name, model, slug in (
        ("section", Section, section),
        ("topics", Topic, topic),
        ("contributors", Contributor, contributor),
    ):
        if slug:
            public = public.filter(**{name: model.objects.filter(slug=slug).values("pk")[:1]})
    if since:
        public = public.filter(first_published_at__gte=since)
    if until:
        public = public.filter(first_published_at__lt=until)
    window = Window(
        place_at(since) if since else Window().first,
        place_at(until + timedelta(seconds=1)) if until else Window().end,
    )
    widened = bool(after and after.widened)
    search = partial(_answers, public, asked, window=window, order=order, most=page_size + 1)
    count, rows = search(widened=widened, after=after)
    if not count and not after and len(asked.units) > 1:
        widened = True
        count, rows = search(widened=True, after=None)
    return _page(rows, asked, count=count, widened=widened, at=at, size=page_size)


def find_on_desk(articles: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Of `articles`, those whose working copy has every word of `text` in one of its languages; a
    number is a story's own too. Whoever calls has narrowed `articles` to what may be seen. 1 query
    beside the one that is returned, and 1 for the joined spellings of each language."""
    number = [int(text)] if re.fullmatch("[1-9][0-9]{0,17}", text.strip()) else []
    wanted: list[QuerySet[Any]] = []
    for language in settings.LANGUAGE_CODES:
        asked = question(text, language, joined(language))
        if asked.units:
            keys = backend(articles.db).keys(DeskWords, asked.broadest())
            rows = DeskWords.objects.filter(language=language, pk__in=keys)
            wanted.append(rows.values_list("article", flat=True))
    if not wanted:
        return articles.filter(pk__in=number)
    few = list(wanted[0].union(*wanted[1:], all=True)[: _FEW + 1])
    if len(few) <= _FEW:
        return articles.filter(pk__in=[*number, *few])
    # What is in so many stories is soon met among the newest: each is asked, one after the other.
    return articles.filter(reduce(or_, (Q(pk__in=one) for one in [number, *wanted])))


def newest(
    public: QuerySet[Publication], asked: Expression, *, most: int, often: bool
) -> list[int]:
    """The keys of the `most` newest of `public` that answer, in no order. `often`: whether many are
    likely to. 1 query."""
    ask, gate = backend(public.db).answering, _gate(public)
    parts = ask("found", gate, asked, window=Window(), most=most, often=often)
    return [key for (key,) in _run(public.db, *statement(parts, "SELECT publication FROM found"))]


def read_cursor(text: str) -> Cursor:
    """Raises BadCursor."""
    given = _CURSOR.fullmatch(text)
    if not given:
        raise BadCursor(text)
    return Cursor(bool(given[1]), int(given[2]), int(given[3]))


def _answers(
    public: QuerySet[Publication],
    asked: Question,
    *,
    window: Window,
    order: Order,
    most: int,
    widened: bool,
    after: Cursor | None,
) -> tuple[int, list[tuple[int, int, int]]]:
    """How many answer, and `most` of them as (grade, place, primary key). A grade is looked for
    where those before it leave room. 2 queries."""
    ask, gate, broadest = backend(public.db), _gate(public), asked.broadest(wider=widened)
    if order == "newest":
        grades: Sequence[Expression] = [broadest]
    else:
        grades = asked.wider() if widened else asked.grades()
    (count,) = _run(public.db, *ask.counting(gate, broadest, window, most=COUNTED + 1))[0]
    if not count:
        return 0, []
    parts: list[Part] = []
    rows, found = [], "0"
    for grade, wanted in enumerate(grades):
        if after and grade < after.grade:
            continue
        parts += ask.answering(
            f"grade{grade}",
            gate,
            wanted,
            window=window.below(after.place) if after and grade == after.grade else window,
            most=most,
            only=f"{found} < {most}",
            often=count > COUNTED,
        )
        rows.append(f"SELECT {grade}, place, publication FROM grade{grade}")
        found += f" + (SELECT COUNT(*) FROM grade{grade})"
    then = f"{' UNION ALL '.join(rows)} ORDER BY 1, 2 DESC LIMIT {most}"
    return count, _run(public.db, *statement(parts, then))


def _gate(public: QuerySet[Publication]) -> Gate:
    column = f'"{Publication._meta.db_table}"."id"'
    one = public.order_by().values("pk").extra(where=[f"{column} = hit.publication_id"])
    sql, values = one.query.get_compiler(public.db).as_sql()
    return Gate(sql, list(values))


def _run(alias: str, sql: str, values: list[Any]) -> list[Any]:
    with connections[alias].cursor() as cursor:
        cursor.execute(backend(alias).BEFORE + sql, values)
        rows: list[Any] = cursor.fetchall()
        return rows


def _page(
    rows: Sequence[tuple[int, int, int]],
    asked: Question,
    *,
    count: int,
    widened: bool,
    at: datetime,
    size: int,
) -> Found:
    shown = rows[:size]
    keys = [key for _grade, _place, key in shown]
    cards = Publication.objects.public(at=at).filter(pk__in=keys).for_card()
    cards = cards.defer(None).defer("body_html", "blocks", "disclosure", "old_slugs")
    by_key = {one.pk: one for one in cards} if keys else {}
    following = Cursor(widened, *shown[-1][:2]) if len(rows) > size else None
    return Found(
        question=asked,
        publications=[by_key[key] for key in keys if key in by_key],
        count=min(count, COUNTED),
        has_more_than_count=count > COUNTED,
        widened=widened and count > 0,
        next=str(following) if following else None,
    )
