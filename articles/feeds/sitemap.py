"""Sitemaps: an index, a sheet of pages, and a sheet of stories a month, so that none grows without
end (sitemaps.org allows 50,000 addresses a sheet)."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Min
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from articles.models import Contributor, PaperPage, Publication, Section, Topic
from articles.models.edition import current, editions
from articles.models.publication import PublicationQuerySet
from articles.reading import public_for
from articles.reading.periods import begun_in

SECONDS = 900
HOUR = 3600
FIRST_YEAR = 1900  # of the address of a month
NEWS_FOR, NEWS = timedelta(days=2), 1000


@public_for(SECONDS)
def index(_request: HttpRequest) -> HttpResponse:
    """2 queries, however old the paper is."""
    public = _public()
    oldest = public.aggregate(oldest=Min("first_published_at"))["oldest"]
    now = timezone.localtime()
    first, last = (
        one.year * 12 + one.month - 1 for one in (timezone.localtime(oldest or now), now)
    )
    first = max(first, FIRST_YEAR * 12)
    months = [
        datetime(number // 12, number % 12 + 1, 1, tzinfo=now.tzinfo)
        for number in range(first, last + 1)
    ]
    sheets = [
        reverse("feeds:sitemap-month", args=[f"{month:%Y}", f"{month:%m}"])
        for month in reversed(begun_in(public, months))
    ]
    return _xml("feeds/sitemap_index.xml", sheets=[reverse("feeds:sitemap-pages"), *sheets])


@public_for(SECONDS)
def month(_request: HttpRequest, year: str, month: str) -> HttpResponse:
    """The stories that first appeared in a month of the site's calendar; 404 for an empty one."""
    start = datetime(int(year), int(month), 1, tzinfo=timezone.get_current_timezone())
    after = start.replace(year=start.year + start.month // 12, month=start.month % 12 + 1)
    stories = (
        _public()
        .filter(first_published_at__gte=start, first_published_at__lt=after)
        .select_related("section")
        .only("article_id", "language", "slug", "section__slug", "modified_at")
        .newest_first()
    )
    pages = [(one.get_absolute_url(), timezone.localtime(one.modified_at)) for one in stories]
    if not pages:
        raise Http404
    return _xml("feeds/sitemap.xml", pages=pages)


@public_for(SECONDS)
def news(_request: HttpRequest) -> HttpResponse:
    """The stories of the last two days, as news search asks for them (Google's news sitemap 0.9:
    1,000 at most)."""
    since = timezone.now() - NEWS_FOR
    stories = _public().filter(first_published_at__gte=since).select_related("section")
    fields = ("article_id", "language", "slug", "headline", "first_published_at", "section__slug")
    return _xml(
        "feeds/news_sitemap.xml",
        paper=current(),
        stories=[
            (one.get_absolute_url(), timezone.localtime(one.first_published_at), one.headline)
            for one in stories.only(*fields).newest_first()[:NEWS]
        ],
    )


_PAGES = (
    "front",
    "latest",
    "most-shared",
    "archive",
    "corrections",
    "feeds",
    *PaperPage.Key.values,
)


@public_for(SECONDS)
def pages(_request: HttpRequest) -> HttpResponse:
    """The fronts, and every topic and author that has a story readers may see."""
    paths = [reverse(f"site:{name}") for name in _PAGES]
    named = [one for one in Section.objects.all() if one.name]
    for model in (Topic, Contributor):
        named += [one for one in _public().carry(model) if one.name]
    paths += [one.get_absolute_url() for one in named]
    return _xml("feeds/sitemap.xml", pages=[(path, None) for path in paths])


@public_for(HOUR)
def robots(_request: HttpRequest) -> HttpResponse:
    text = render_to_string(
        "feeds/robots.txt",
        {
            "site": settings.SITE_URL,
            "roots": [edition.root for edition in editions()],
        },
    )
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def _public() -> PublicationQuerySet:
    return Publication.objects.public(at=timezone.now()).in_language(current().language)


def _xml(template: str, **context: Any) -> HttpResponse:
    text = render_to_string(template, {"site": settings.SITE_URL, **context})
    return HttpResponse(text, content_type="application/xml; charset=utf-8")
