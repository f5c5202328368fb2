"""What readers passed on most: in 24 hours or 7 days, of the whole paper or of one section."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import shares
from articles.models import Publication
from articles.reading import cards, reads
from articles.shares import Window
from articles.site import metadata, schema
from articles.site.context import editions, in_languages, paper_of, public_page

SHOWN = 20
WINDOWS: tuple[Window, ...] = ("24h", "7d")


@reads("window", "section")
@public_page
def most_shared(request: HttpRequest) -> HttpResponse:
    """`window` and `section`, a slug; a 404 for what nobody offers. At most 8 queries."""
    now, paper = timezone.now(), paper_of(request)
    asked = request.GET.get("window", WINDOWS[0])
    window = next((one for one in WINDOWS if one == asked), None)
    slug = request.GET.get("section", "")
    section = next((one for one in paper.sections if one.slug == slug), None)
    if window is None or (slug and section is None):
        raise Http404
    ranked = shares.ranked(
        language=paper.language, at=now, window=window, limit=SHOWN, section=section
    )
    public = Publication.objects.public(at=now).in_language(paper.language)
    known = {one.article_id: one for one in cards.read(public.filter(article__in=ranked), at=now)}
    stories = [known[article] for article in ranked if article in known]
    path = reverse("site:most-shared")
    paths = in_languages(settings.LANGUAGE_CODES, "/most-shared/")
    title = _("Most shared")
    context = {
        "now": now,
        "page": metadata.Page(
            title=f"{title}: {section.name}" if section else title,
            description=_("What readers passed on most, counted on our own pages."),
            path=path,
            paths=paths,
            facts=[schema.collection(title, path, "", stories, paper)],
        ),
        "editions": editions(paths, paper.language),
        "stories": stories,
        "windows": [(one, _address(path, one, slug), one == window) for one in WINDOWS],
        "everywhere": (_address(path, window, ""), section is None),
        "sections": [
            (one, _address(path, window, one.slug), one == section) for one in paper.sections
        ],
    }
    response = TemplateResponse(request, "site/most_shared.html", context)
    response["Surrogate-Key"] = "latest"
    return response


def _address(path: str, window: str, section: str) -> str:
    asked = {"window": window if window != WINDOWS[0] else "", "section": section}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{path}?{query}" if query else path
