"""One story: its page, its short address, and what its address says once it was taken back."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from django.db.models import Exists, OuterRef, QuerySet, Value
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.safestring import mark_safe

from articles import freshness
from articles.models import Article, LiveEntry, Publication, Section, TopicLink
from articles.models.compiled import Compiled
from articles.models.live import READ, Told, stream
from articles.models.publication import address_of
from articles.press import pieces
from articles.reading import cards, reads
from articles.reading.cards import Card
from articles.reading.shown import share_total
from articles.site import metadata, story
from articles.site.context import editions, paper_of, public_page
from articles.site.sharing_policy import may_post_to_channels
from articles.site.views.errors import TAKEN_BACK, taken_back
from articles.templatetags.arabic import ago
from articles.text.holes import filled

RELATED = 4
ENTRIES = 30
# What a page asks of the print beside its parts.
_COLUMNS = (
    "pk",
    "article_id",
    "language",
    "section_id",
    "section__slug",
    "slug",
    "genre",
    "first_published_at",
    "live_until",
    "shares_enabled",
    "show_share_count",
    "share_total",
    "older_key",
    "newer_key",
    "page",
)


@may_post_to_channels
@reads("before")
@public_page
def article(request: HttpRequest, section: str, number: int, slug: str) -> HttpResponse:
    """The number decides; another section or slug, an older one or an invented one, is sent on to
    the address the story has now. At most 8 queries."""
    now = timezone.now()
    paper = paper_of(request)
    # The story in every language it is public in: one query serves the page and its hreflang.
    printed = {one.language: one for one in _PRINTED.rows(at=now, number=number)}
    row = printed.get(paper.language)
    if row is None:
        return taken_back(request, _announced_gone(request, number, now))
    paths = {code: address_of(one) for code, one in sorted(printed.items())}
    if request.path_info != unquote(paths[row.language]):
        return _moved(request, paths[row.language])
    if "before" in request.GET and row.genre != Article.Genre.LIVE:
        return HttpResponseRedirect(paths[row.language])  # nothing came before what does not go on
    response = TemplateResponse(request, "site/article.html", _context(request, row, paths, now))
    response["Surrogate-Key"] = " ".join(freshness.keys(row))
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


def _printed(*, at: datetime, number: int) -> QuerySet[Any, Any]:
    public = Publication.objects.public(at=at).filter(article_id=number)
    told = public.with_neighbours(at=at).with_shares().annotate(page=pieces.piece("page"))
    return told.values_list(*_COLUMNS, named=True)


_PRINTED = Compiled(_printed)


def _announced_gone(request: HttpRequest, number: int, now: datetime) -> Any:
    found = _GONE.rows(at=now, language=paper_of(request).language, number=number)
    if not found:
        raise Http404
    return found[0]


def _gone(*, at: datetime, language: str, number: int) -> QuerySet[Any, Any]:
    gone = Publication.objects.announced_gone(at=at).in_language(language)
    return gone.filter(article_id=number).values_list(*TAKEN_BACK, named=True)


_GONE = Compiled(_gone)


def _moved(request: HttpRequest, path: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


def _context(
    request: HttpRequest, row: Any, paths: dict[str, str], now: datetime
) -> dict[str, Any]:
    paper = paper_of(request)
    is_live_story = row.genre == Article.Genre.LIVE
    streamed = _stream(request, row, now) if is_live_story else {}
    parts = _parts(row, streamed.get("entries", ()))
    # The margin of a live story holds its own moments.
    others = [] if is_live_story else _others(row, parts["topics"], now)
    beside = {one.pk: one for one, _is_related in others}
    related = [one for one, is_related in others if is_related]
    since = [one for one in related if one.first_published_at > row.first_published_at]
    since = since[:RELATED] if parts["topics"] else []  # of the same subject, not of a day
    told = {
        **streamed,
        "now": now,
        "page": metadata.Page(
            title=parts["title"], description="", path=parts["path"], paths=paths
        ),
        "since": since,
        "related": [one for one in related if one not in since][:RELATED],
        "older": beside.get(row.older_key),
        "newer": beside.get(row.newer_key),
        "share_count": share_total(row),
    }
    words = {name: render_to_string(f"components/{name}.html", told) for name in _holes(told)}
    if parts["updated_at"]:
        words["updated"] = ago(datetime.fromisoformat(parts["updated_at"]), now)
    section = next((one for one in paper.sections if one.pk == row.section_id), None)
    return {
        **told,
        "head": mark_safe(filled(parts["head"], words)),
        "story": mark_safe(filled(parts["story"], words)),
        "is_live_story": is_live_story,
        "editions": editions(paths, paper.language),
        "section": section or Section.objects.get(pk=row.section_id),
    }


def _holes(told: Mapping[str, Any]) -> Iterator[str]:
    """The holes of this page that something is to be said in, by the names of their components."""
    yield "alternates"
    for name in ("related", "share_count", "since"):
        if told[name]:
            yield name
    if told["since"]:
        yield "since_line"
    if told["older"] or told["newer"]:
        yield "turn"
    if "entries" in told:
        yield from ("key_moments", "latest_told", "live")


def _parts(row: Any, entries: Sequence[Told]) -> story.Parts:
    """Those kept with the print; made now where none hold, and of a live story. No query, or 5."""
    if row.genre != Article.Genre.LIVE:
        (page,) = pieces.kept_or_made("page", [row])
        return pieces.unpacked(page)
    (publication,) = pieces.for_pieces([row.pk])
    return story.drawn(publication, entries)


def _stream(request: HttpRequest, row: Any, now: datetime) -> dict[str, Any]:
    """The newest entries of a live story, or those before `?before=`. 1 query."""
    asked = request.GET.get("before")
    if asked is not None and not (asked.isascii() and asked.isdecimal() and len(asked) < 19):
        raise Http404
    before = int(asked) if asked else None
    told = stream(LiveEntry.objects.told(row.article_id, row.language, before=before)[:READ])
    shown = told[:ENTRIES]
    return {
        "entries": shown,
        "earlier": shown[-1].first.pk if len(told) > ENTRIES else None,
        "is_newest": before is None,
        "is_live": bool(row.live_until and row.live_until > now),
        "article_id": row.article_id,
        "key_moments": [one for one in shown if one.first.is_key and not one.is_taken_back],
    }


def _others(row: Any, topics: list[int], now: datetime) -> list[tuple[Card, bool]]:
    """Its neighbours in the section and the newest on its subject, the latter marked. 1 query."""
    own: dict[str, Any] = {f"topic_{place}": key for place, key in enumerate(topics)}
    own |= {"topics": topics} if topics else {"section": row.section_id}
    beside = [key for key in (row.older_key, row.newer_key) if key]
    found = _BESIDE.rows(
        len(topics), at=now, pk=row.pk, language=row.language, beside=beside, **own
    )
    marks = [one.is_related for one in found]
    return list(zip(cards.of_rows(found, at=now), marks, strict=True))


def _beside(
    count: int,
    *,
    at: datetime,
    pk: int,
    language: str,
    beside: list[int],
    section: int = 0,
    topics: Sequence[int] = (),
    **topic: int,
) -> QuerySet[Any, Any]:
    public = Publication.objects.public(at=at)
    related = public.related_to(
        pk, language, section=section, topics=topic.values(), most=RELATED * 2
    )
    keys = related.union(public.filter(pk__in=beside).values("pk"))
    shared = TopicLink.objects.filter(publication=OuterRef("pk"), topic__in=topics)
    is_related = Exists(shared) if count else Value(True)
    told = public.filter(pk__in=keys).newest_first().annotate(is_related=is_related)
    return cards.rows(told, "is_related")


_BESIDE = Compiled(_beside)
