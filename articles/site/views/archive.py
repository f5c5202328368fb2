"""The archive: a calendar for every month the paper was printed in, and a page for every day."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import get_format
from django.utils.translation import gettext as _

from articles.models import Publication
from articles.models.publication import PublicationQuerySet
from articles.reading import cards, keyset, reads
from articles.site import metadata, paging, schema
from articles.site.context import editions, in_languages, paper_of, public_page
from articles.templatetags.arabic import plain_day, plain_month

OF_A_DAY = 8  # of the last day, beside its calendar


@dataclass(frozen=True, slots=True)
class Month:
    """`is_printed`: whether something was printed from then on, and before."""

    first: date
    is_printed: bool = True

    def get_absolute_url(self) -> str:
        return reverse("site:month", args=[self.first.year, self.first.month])


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    count: int
    is_today: bool


@public_page
def archive(request: HttpRequest) -> HttpResponse:
    """The month that is now. At most 8 queries, like every page of the archive."""
    today = timezone.localdate()
    return _month(request, today.replace(day=1))


@public_page
def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    return _month(request, _date(year, month, 1))


@reads("before")
@public_page
def day(request: HttpRequest, year: int, month: int, day: int) -> HttpResponse:
    """All of a day, newest first, page by page."""
    asked, now = _date(year, month, day), timezone.now()
    paper = paper_of(request)
    public = Publication.objects.public(at=now)
    of_the_day = _between(public, asked, asked + timedelta(days=1))
    place = paging.place(request)
    here = of_the_day.in_language(paper.language)
    page = keyset.page(cards.rows(here), place, size=paging.PAGE, by="first_published_at")
    if not page.rows:
        raise Http404
    stories = cards.of_rows(page.rows, at=now)
    path = reverse("site:day", args=[asked.year, asked.month, asked.day])
    codes = sorted(set(of_the_day.order_by().values_list("language", flat=True).distinct()))
    paths = in_languages(codes, path.removeprefix(paper.root))
    printed = public.in_language(paper.language)
    head = metadata.Page(
        title=plain_day(asked),
        description=_("Everything printed on %(day)s.") % {"day": plain_day(asked)},
        path=f"{path}?before={request.GET['before']}" if place else path,
        paths={} if place else paths,
        facts=[schema.collection(plain_day(asked), path, "", stories, paper)],
    )
    context = {
        "now": now,
        "page": head,
        "editions": editions(paths, paper.language),
        "day": asked,
        "month": Month(asked.replace(day=1)),
        "stories": stories,
        "older": page.next.plain if page.next else "",
        "is_first_page": place is None,
        "first_page": path,
        "before": _neighbour(printed, asked, newest=True),
        "after": _neighbour(printed, asked + timedelta(days=1), newest=False),
    }
    response = TemplateResponse(request, "site/day.html", context)
    response["Surrogate-Key"] = "latest"
    return response


def _month(request: HttpRequest, first: date) -> HttpResponse:
    now, today, paper = timezone.now(), timezone.localdate(), paper_of(request)
    public = Publication.objects.public(at=now)
    printed = public.in_language(paper.language)
    oldest = printed.order_by("first_published_at").values_list("first_published_at").first()
    begun = timezone.localtime(oldest[0]).date() if oldest else today
    if not begun.replace(day=1) <= first <= today:
        raise Http404
    following = _following(first)
    counts = _between(printed, first, following).by_day()
    last = max(counts, default=None)
    stories = _between(printed, last, last + timedelta(days=1)) if last else printed.none()
    weeks = _weeks(first, counts, today)
    path = reverse("site:month", args=[first.year, first.month])
    codes = _between(public, first, following).order_by().values_list("language", flat=True)
    paths = in_languages(sorted(set(codes.distinct())), path.removeprefix(paper.root))
    context = {
        "now": now,
        "page": metadata.Page(
            title=_("Archive: %(month)s") % {"month": plain_month(first)},
            description=_("Everything printed in %(month)s.") % {"month": plain_month(first)},
            path=path,
            paths=paths,
        ),
        "editions": editions(paths, paper.language),
        "month": first,
        "count": sum(counts.values()),
        "weekdays": [one.day for one in weeks[0]],
        "weeks": weeks,
        "last": last,
        "stories": cards.read(stories.newest_first()[:OF_A_DAY], at=now),
        "before": Month(_earlier(first)) if first > begun.replace(day=1) else None,
        "after": Month(following) if following <= today else None,
        "months": [
            Month(date(first.year, n, 1), begun.replace(day=1) <= date(first.year, n, 1) <= today)
            for n in range(1, 13)
        ],
        "years": [
            Month(max(date(year, 1, 1), begun.replace(day=1)))
            for year in range(today.year, begun.year - 1, -1)
        ],
    }
    response = TemplateResponse(request, "site/archive.html", context)
    response["Surrogate-Key"] = "latest"
    return response


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as wrong:
        raise Http404 from wrong


def _following(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _earlier(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _between(public: PublicationQuerySet, first: date, end: date) -> PublicationQuerySet:
    """Of these days of the site's clock; `end` is not one of them."""
    return public.filter(
        first_published_at__gte=_midnight(first), first_published_at__lt=_midnight(end)
    )


def _neighbour(printed: PublicationQuerySet, day: date, *, newest: bool) -> date | None:
    """The nearest day before `day`, or from it on, on which something was printed."""
    edge = _midnight(day)
    found = (
        printed.filter(first_published_at__lt=edge).newest_first()
        if newest
        else printed.filter(first_published_at__gte=edge).order_by("first_published_at", "id")
    )
    moment = found.values_list("first_published_at", flat=True).first()
    return timezone.localtime(moment).date() if moment else None


def _weeks(first: date, counts: dict[date, int], today: date) -> Sequence[Sequence[Day]]:
    """Whole weeks, beginning as they do in the language of the page."""
    begins = (int(get_format("FIRST_DAY_OF_WEEK")) - 1) % 7  # Django counts from Sunday
    weeks = calendar.Calendar(begins).monthdatescalendar(first.year, first.month)
    return [[Day(one, counts.get(one, 0), one == today) for one in week] for week in weeks]
