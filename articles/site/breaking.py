"""The line that stands on every page while something breaks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import get_language
from modeltranslation.utils import build_localized_fieldname

from articles import freshness
from articles.models import BreakingLine, Publication
from articles.models.compiled import Compiled
from articles.models.publication import address


@dataclass(frozen=True, slots=True)
class Breaking:
    """`path` is "" where no story is printed yet."""

    line: str
    path: str
    starts_at: datetime
    ends_at: datetime


def breaking(language: str, *, at: datetime) -> Breaking | None:
    """The newest line of this edition, None when there is none. One that leads to a story is shown
    while readers of this edition may see the story. At most 2 queries."""
    last = freshness.while_unchanged("breaking", _last_end)
    if last is None or last <= at:
        return None
    for line, starts_at, ends_at, article, section, slug in _LINES.rows(at=at, language=language):
        if line:
            path = address(language, section, article, slug) if article else ""
            return Breaking(line, path, starts_at, ends_at)
    return None


def _lines(*, at: datetime, language: str) -> QuerySet[Any, Any]:
    public = Publication.objects.public(at=at).in_language(language)
    printed = public.filter(article=OuterRef("article"))
    lines = BreakingLine.objects.live(at=at).annotate(
        story_slug=Subquery(printed.values("slug")[:1]),
        story_section=Subquery(printed.values("section__slug")[:1]),
    )
    line = build_localized_fieldname("line", get_language() or "")
    told: QuerySet[Any, Any] = lines.filter(Q(article__isnull=True) | Q(story_slug__isnull=False))
    return told.values_list(
        line, "starts_at", "ends_at", "article_id", "story_section", "story_slug"
    )


_LINES = Compiled(_lines)


def _last_end() -> datetime | None:
    return next((one.ends_at for one in _LAST.rows()), None)


def _last() -> QuerySet[Any, Any]:
    return BreakingLine.objects.order_by("-ends_at").values_list("ends_at", named=True)[:1]


_LAST = Compiled(_last)
