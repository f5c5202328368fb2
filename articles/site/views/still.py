"""Pages that hold words alone and ask the database for nothing of their own."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.site import metadata
from articles.site.context import editions, in_languages, paper_of, public_page


def still(name: str, title: Promise, description: Promise) -> Any:
    """The view of the route `name`, drawn by the template of that name. At most 2 queries."""

    @public_page
    def view(request: HttpRequest) -> HttpResponse:
        paper = paper_of(request)
        path = reverse(f"site:{name}")
        paths = in_languages(settings.LANGUAGE_CODES, path.removeprefix(paper.root))
        context = {
            "now": paper.at,
            "page": metadata.Page(
                title=str(title), description=str(description), path=path, paths=paths
            ),
            "editions": editions(paths, paper.language),
        }
        return TemplateResponse(request, f"site/{name}.html", context)

    return view


# Each feed with its address, for people.
feeds = still(
    "feeds",
    _("Feeds"),
    _("Follow the paper in your own reader, by section and by language."),
)
# The stories on a device, listed by a script of the page: the server knows none of them. It is
# shown, too, when nothing can be fetched (articles.site.views.worker).
offline = still(
    "offline",
    _("On this device"),
    _("Stories that you opened or saved, to be read without a connection."),
)
