"""What came to a live story since a page of it was opened."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.models import LiveEntry, Publication
from articles.models.live import stream
from articles.reading import public_for, reads
from articles.site.context import paper_of

SECONDS = 15
MOST = 50


@reads("after")
@public_for(SECONDS)
def live(request: HttpRequest, number: int) -> HttpResponse:
    """Entries newer than the one `?after=` names, as they stand on the page; an address without it
    or of a story that is not public is a 404. 2 queries."""
    now, language = timezone.now(), paper_of(request).language
    after = request.GET.get("after", "")
    if not (after.isascii() and after.isdecimal() and len(after) < 19):
        raise Http404
    public = Publication.objects.public(at=now).in_language(language)
    story = public.filter(article_id=number, genre="live").only("pk", "live_until").first()
    if story is None:
        raise Http404
    rows = LiveEntry.objects.told(number, language, after=int(after))[:MOST]
    return render(request, "components/new_entries.html", {"entries": stream(rows)})
