"""The public log of what the paper got wrong."""

from datetime import datetime

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Correction, Publication
from articles.reading import cards, keyset
from articles.site import metadata, paging
from articles.site.context import editions, in_languages, paper_of, public_page


@public_page
def corrections(request: HttpRequest) -> HttpResponse:
    """Corrections of stories that are public, and of those we took back and say so. 3 queries."""
    now = timezone.now()
    paper = paper_of(request)
    place = paging.place(request)
    page = keyset.page(_log(paper.language, now), place, size=paging.PAGE, by="at")
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
        "entries": [(one, by_article.get(one.article_id)) for one in page.rows],
        "older": page.next.plain if page.next else "",
        "is_first_page": place is None,
        "first_page": path,
    }
    return TemplateResponse(request, "site/corrections.html", context)


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
