from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.reading import public_for
from articles.site.context import paper_of

SECONDS = 15


@public_for(SECONDS)
def breaking(request: HttpRequest) -> HttpResponse:
    """The breaking line as it stands on every page, for pages that are open; empty when there is
    none. 1 query."""
    paper = paper_of(request)
    return render(
        request, "components/breaking.html", {"breaking": paper.breaking, "now": paper.at}
    )
