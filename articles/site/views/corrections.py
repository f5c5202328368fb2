"""The public log of what the paper got wrong."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Correction, LiveEntry, Publication
from articles.reading import cards, keyset, reads
from articles.site import metadata, paging
from articles.site.context import editions, in_languages, paper_of, public_page


@reads("before")
@public_page
def corrections(request: HttpRequest) -> HttpResponse:
    """Corrections of stories that are public, of what their streams told, and of stories we took
    back and say so. 4 queries."""
    now = timezone.now()
    paper = paper_of(request)
    place = paging.place(request)
    logs = (_log(paper.language, now), _live_log(paper.language, now))
    asked = [keyset.asked(one, place, size=paging.PAGE, by="at") for one in logs]
    found = sorted((row for rows in asked for row in rows), key=_newest_first)
    page = keyset.cut(found, place, size=paging.PAGE, by="at")
    public = Publication.objects.public(at=now).in_language(paper.language)
    stories = public.filter(article_id__in=[one.article_id for one in page.rows])
    by_article = {one.article_id: one for one in cards.read(stories, at=now)}
    path = reverse("site:corrections")
    paths = in_languages(settings.LANGUAGE_CODES, path.removeprefix(paper.root))
    head = metadata.Page(
        title=_("Corrections"),
        description=_("What we got wrong, what is right, and what we took back."),
        path=path,
        paths=paths,
    )
    context = {
        "now": now,
        "page": head,
        "editions": editions(paths, paper.language),
        "entries": [_entry(one, by_article.get(one.article_id)) for one in page.rows],
        "older": page.next.plain if page.next else "",
        "is_first_page": place is None,
        "first_page": path,
    }
    return TemplateResponse(request, "site/corrections.html", context)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log: what readers were told, and the story it was told of."""

    kind: str
    headline: str
    url: str
    text: str
    what_was_wrong: str
    at: datetime


def _entry(row: Correction | LiveEntry, story: cards.Card | None) -> Entry:
    """A story that was taken back has no card, and its headline is not printed again."""
    headline, url = (story.headline, story.url) if story else ("", "")
    kind = row.get_kind_display()
    if isinstance(row, LiveEntry):
        return Entry(kind, headline, f"{url}#{row.anchor}", row.told, "", row.at)
    return Entry(kind, headline, url, row.text, row.what_was_wrong or "", row.at)


def _newest_first(row: Any) -> tuple[float, int]:
    return -row.at.timestamp(), -row.pk


def _log(language: str, now: datetime) -> QuerySet[Correction]:
    """An update is news, not an error, and stays on its story's own page."""
    printed = Publication.objects.in_language(language).filter(article=OuterRef("article"))
    retracted = printed.announced_gone(at=now).filter(retracted_at__isnull=False)
    seen = Exists(printed.public(at=now)) | Exists(retracted)
    return (
        Correction.objects.filter(seen, at__lte=now)
        .exclude(kind=Correction.Kind.UPDATE)
        .exclude(**{f"text_{language}": ""})
        .exclude(**{f"text_{language}": None})
    )


def _live_log(language: str, now: datetime) -> QuerySet[LiveEntry]:
    """What was corrected or taken back in the stream of a story that readers see."""
    printed = Publication.objects.public(at=now).in_language(language)
    seen = Exists(printed.filter(article=OuterRef("article")))
    return LiveEntry.objects.later_words().filter(seen, language=language, at__lte=now)
