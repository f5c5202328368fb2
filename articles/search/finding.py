"""The one search: readers' pages and machines call `find`, the desk `find_on_desk`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from django.conf import settings
from django.db import connections
from django.db.models import Q, QuerySet

from articles.models import DeskWords, PrintedWords, Publication
from articles.search.backends import backend
from articles.search.expressions import Expression
from articles.search.questions import Question, joined, question

Order = Literal["relevance", "newest"]

PAGE = 20
COUNTED = 1000  # matches are counted so far; beyond it a reader is told «more than»

_CURSOR = re.compile(r"(w?)([0-9])\.(-?[0-9]{1,18})")
_COUNT = -1  # the grade of the row that holds the count


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

    4 queries, 5 where it was widened. Raises BadCursor."""
    after = read_cursor(cursor) if cursor else None
    asked = question(text, language, joined(language))
    if not asked.units:
        return Found(asked)
    public = Publication.objects.public(at=at).filter(words__language=language)
    names = {"section": section, "topics": topic, "contributors": contributor}
    public = public.filter(**{f"{name}__slug": slug for name, slug in names.items() if slug})
    if since:
        public = public.filter(first_published_at__gte=since)
    if until:
        public = public.filter(first_published_at__lt=until)
    widened = bool(after and after.widened)
    rows = _answers(public, asked, widened=widened, order=order, after=after, size=page_size)
    if len(rows) == 1 and not after and len(asked.units) > 1:
        widened = True
        rows = _answers(public, asked, widened=True, order=order, after=None, size=page_size)
    return _page(rows, asked, widened=widened, at=at, size=page_size)


def find_on_desk(articles: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Of `articles`, those whose working copy has every word of `text` in one of its languages; a
    number is a story's own too. Whoever calls has narrowed `articles` to what may be seen."""
    wanted = Q(pk=int(text)) if re.fullmatch("[1-9][0-9]{0,17}", text.strip()) else Q()
    for language in settings.LANGUAGE_CODES:
        asked = question(text, language, joined(language))
        if asked.units:
            keys = backend(articles.db).keys(DeskWords, asked.broadest())
            rows = DeskWords.objects.filter(language=language, pk__in=keys)
            wanted |= Q(pk__in=rows.values("article"))
    return articles.filter(wanted) if wanted else articles.none()


def read_cursor(text: str) -> Cursor:
    """Raises BadCursor."""
    given = _CURSOR.fullmatch(text)
    if not given:
        raise BadCursor(text)
    return Cursor(bool(given[1]), int(given[2]), int(given[3]))


def _answers(
    public: QuerySet[Any],
    asked: Question,
    *,
    widened: bool,
    order: Order,
    after: Cursor | None,
    size: int,
) -> list[tuple[int, int, int]]:
    """(grade, place, primary key), the count first and one answer more than a page; one query."""
    broadest = asked.broadest(wider=widened)
    if order == "newest":
        grades: Sequence[Expression] = [broadest]
    else:
        grades = asked.wider() if widened else asked.grades()
    begin = after.grade if after else 0
    parts, values = [], []
    for grade, wanted in enumerate(grades):
        if grade < begin:
            continue
        below = after.place if after and grade == begin else None
        sql, params = _sql(_places(public, wanted, below=below)[: size + 1], public.db)
        parts.append(f"SELECT {grade} AS grade, page.* FROM ({sql}) AS page")
        values += params
    sql, params = _sql(_places(public, broadest, below=None)[: COUNTED + 1], public.db)
    count = f"SELECT {_COUNT} AS grade, COUNT(*), 0 FROM ({sql}) AS counted"
    with connections[public.db].cursor() as cursor:
        cursor.execute(
            f"{count} UNION ALL {' UNION ALL '.join(parts)} ORDER BY 1, 2 DESC LIMIT {size + 2}",
            [*params, *values],
        )
        found: list[tuple[int, int, int]] = cursor.fetchall()
        return found


def _places(public: QuerySet[Any], wanted: Expression, *, below: int | None) -> QuerySet[Any]:
    rows = public.values_list("words__place", "pk")
    found: QuerySet[Any] = backend(public.db).answering(rows, PrintedWords, wanted, below=below)
    return found


def _sql(rows: QuerySet[Any], alias: str) -> tuple[str, list[Any]]:
    sql, params = rows.query.get_compiler(alias).as_sql()
    return sql, list(params)


def _page(
    rows: Sequence[tuple[int, int, int]],
    asked: Question,
    *,
    widened: bool,
    at: datetime,
    size: int,
) -> Found:
    (_grade, count, _none), *answers = rows
    shown = answers[:size]
    keys = [key for _grade, _place, key in shown]
    cards = Publication.objects.public(at=at).filter(pk__in=keys).for_card()
    cards = cards.defer(None).defer("body_html", "blocks", "disclosure", "old_slugs")
    by_key = {one.pk: one for one in cards} if keys else {}
    following = Cursor(widened, *shown[-1][:2]) if len(answers) > size else None
    return Found(
        question=asked,
        publications=[by_key[key] for key in keys if key in by_key],
        count=min(count, COUNTED),
        has_more_than_count=count > COUNTED,
        widened=widened and count > 0,
        next=str(following) if following else None,
    )
