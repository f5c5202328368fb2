"""One story: its page, its short address, and what its address says once it was taken back."""

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote

from django.db.models import Exists, OuterRef, Value
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils import timezone

from articles import freshness, shares
from articles.models import Channel, LiveEntry, Publication, TopicLink
from articles.models.live import READ, stream
from articles.reading import cards
from articles.reading.cards import Card
from articles.reading.shown import corrections_told, share_total
from articles.site import metadata
from articles.site.context import editions, paper_of, public_page
from articles.site.sharing_policy import may_post_to_channels
from articles.site.views.errors import taken_back

RELATED = 4
NEAREST = frozenset(Channel.values) - {Channel.EMAIL, Channel.LINKEDIN}
ENTRIES = 30
MOMENT = timedelta(minutes=1)


@may_post_to_channels
@public_page
def article(request: HttpRequest, section: str, number: int, slug: str) -> HttpResponse:
    """The number decides; another section or slug, an older one or an invented one, is sent on to
    the address the story has now. At most 8 queries."""
    now = timezone.now()
    printed = {one.language: one for one in _printed(number, now)}
    publication = printed.get(paper_of(request).language)
    if publication is None:
        return taken_back(request, _announced_gone(request, number, now))
    canonical = publication.get_absolute_url()
    if request.path_info != unquote(canonical):
        return _moved(request, canonical)
    context = _context(request, publication, printed, now)
    response = TemplateResponse(request, "site/article.html", context)
    response["Surrogate-Key"] = " ".join(freshness.keys(publication))
    return response


@public_page
def short(request: HttpRequest, number: int) -> HttpResponse:
    now = timezone.now()
    language = paper_of(request).language
    publication = (
        Publication.objects.public(at=now)
        .in_language(language)
        .filter(article_id=number)
        .select_related("section")
        .first()
    )
    if publication is None:
        return taken_back(request, _announced_gone(request, number, now))
    return _moved(request, publication.get_absolute_url())


def _printed(number: int, now: datetime) -> list[Publication]:
    """The story in every language it is public in: one query serves the page and its hreflang."""
    return list(
        Publication.objects.public(at=now)
        .filter(article_id=number)
        .for_page()
        .with_neighbours(at=now)
    )


def _announced_gone(request: HttpRequest, number: int, now: datetime) -> Publication:
    gone = Publication.objects.announced_gone(at=now).in_language(paper_of(request).language)
    publication: Publication | None = gone.filter(article_id=number).first()
    if publication is None:
        raise Http404
    return publication


def _moved(request: HttpRequest, path: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


def _context(
    request: HttpRequest, publication: Any, printed: dict[str, Publication], now: datetime
) -> dict[str, Any]:
    paper = paper_of(request)
    paths = {code: one.get_absolute_url() for code, one in sorted(printed.items())}
    corrections = corrections_told(publication.article_id, at=now)
    # The margin of a live story holds its own moments.
    others = [] if publication.is_live_story else _others(publication, now)
    related = [one for one, is_related in others if is_related]
    beside = {one.pk: one for one, _is_related in others}
    since = [one for one in related if one.first_published_at > publication.first_published_at]
    since = since[:RELATED] if publication.topics.all() else []  # of the same subject, not of a day
    related = [one for one in related if one not in since][:RELATED]
    people = _people(publication)
    channels = shares.channels(paper.language)
    streamed = _stream(request, publication, now) if publication.is_live_story else {}
    return {
        "now": now,
        "publication": publication,
        "page": metadata.of_story(
            publication, paths, corrections, paper, streamed.get("entries", ())
        ),
        "editions": editions(paths, paper.language),
        "people": people,
        "updated_at": _updated_at(publication),
        "share_count": share_total(publication) or 0,
        "topics": [topic for topic in publication.topics.all() if topic.name],
        "corrections": corrections,
        "since": since,
        "related": related,
        "older": beside.get(publication.older_key),
        "newer": beside.get(publication.newer_key),
        "channels": channels,
        "nearest_channels": [one for one in channels if one.key in NEAREST],
        "section": publication.section,
        **streamed,
    }


def _stream(request: HttpRequest, publication: Publication, now: datetime) -> dict[str, Any]:
    """The newest entries of a live story, or those before `?before=`. 1 query."""
    asked = request.GET.get("before")
    if asked is not None and not (asked.isascii() and asked.isdecimal() and len(asked) < 19):
        raise Http404
    before = int(asked) if asked else None
    number, language = publication.article_id, publication.language
    told = stream(LiveEntry.objects.told(number, language, before=before)[:READ])
    shown = told[:ENTRIES]
    return {
        "entries": shown,
        "earlier": shown[-1].first.pk if len(told) > ENTRIES else None,
        "is_newest": before is None,
        "is_live": publication.is_live(at=now),
        "key_moments": [one for one in shown if one.first.is_key and not one.is_taken_back],
    }


def _others(publication: Any, now: datetime) -> list[tuple[Card, bool]]:
    """Its neighbours in the section and the newest on its subject, the latter marked. 1 query."""
    public = Publication.objects.public(at=now)
    related = public.related_to(publication, most=RELATED * 2)
    beside = [key for key in (publication.older_key, publication.newer_key) if key]
    keys = related.union(public.filter(pk__in=beside).values("pk"))
    topics = [topic.pk for topic in publication.topics.all()]
    shared = TopicLink.objects.filter(publication=OuterRef("pk"), topic__in=topics)
    is_related = Exists(shared) if topics else Value(True)
    told = public.filter(pk__in=keys).newest_first().annotate(is_related=is_related)
    found = list(cards.rows(told, "is_related"))
    marks = [row.is_related for row in found]
    return list(zip(cards.of_rows(found, at=now), marks, strict=True))


def _updated_at(publication: Publication) -> datetime | None:
    """When the text changed after readers first saw it."""
    since = publication.modified_at - publication.first_published_at
    return publication.modified_at if since > MOMENT else None


def _people(publication: Publication) -> list[dict[str, Any]]:
    """The byline as it was printed, each name with the portrait and biography we have now."""
    known = {one.slug: one for one in publication.contributors.all()}
    return [
        {
            **one,
            "portrait": getattr(known.get(one["slug"]), "portrait", None),
            "biography": getattr(known.get(one["slug"]), "biography", ""),
        }
        for one in publication.byline
    ]
