"""What other programs may read of the paper, for people: each feed with its address."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.site import metadata
from articles.site.context import editions, in_languages, paper_of, public_page


@public_page
def feeds(request: HttpRequest) -> HttpResponse:
    """At most 2 queries."""
    paper = paper_of(request)
    paths = in_languages(settings.LANGUAGE_CODES, "/feeds/")
    context = {
        "now": timezone.now(),
        "page": metadata.Page(
            title=_("Feeds"),
            description=_("Follow the paper in your own reader, by section and by language."),
            path=reverse("site:feeds"),
            paths=paths,
        ),
        "editions": editions(paths, paper.language),
    }
    return TemplateResponse(request, "site/feeds.html", context)
