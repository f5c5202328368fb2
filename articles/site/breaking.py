"""The line that stands on every page while something breaks."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, OuterRef, Q, Subquery

from articles import freshness
from articles.models import BreakingLine, Publication
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
    public = Publication.objects.public(at=at).in_language(language)
    printed = public.filter(article=OuterRef("article"))
    lines = BreakingLine.objects.live(at=at).annotate(
        story_slug=Subquery(printed.values("slug")[:1]),
        story_section=Subquery(printed.values("section__slug")[:1]),
    )
    for one in lines.filter(Q(article__isnull=True) | Q(story_slug__isnull=False)):
        if one.line:
            return Breaking(one.line, _path(one, language), one.starts_at, one.ends_at)
    return None


def _last_end() -> datetime | None:
    last: datetime | None = BreakingLine.objects.aggregate(last=Max("ends_at"))["last"]
    return last


def _path(line: BreakingLine, language: str) -> str:
    told = vars(line)
    number = line.article_id
    return address(language, told["story_section"], number, told["story_slug"]) if number else ""
