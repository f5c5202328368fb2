from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from articles.models import Publication
from articles.reading import public_for
from articles.site.context import paper_of

SECONDS = 15


@public_for(SECONDS)
def breaking(request: HttpRequest) -> HttpResponse:
    """For pages that are open: the breaking line as it stands on every page, and when the newest
    story came. 2 queries."""
    paper = paper_of(request)
    public = Publication.objects.public(at=paper.at).in_language(paper.language)
    newest = public.aggregate(at=Max("first_published_at"))["at"]
    return render(
        request,
        "components/now.html",
        {"breaking": paper.breaking, "now": paper.at, "newest": newest},
    )
