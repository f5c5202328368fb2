"""Pages of lists: `?before=` names the last story that was seen."""

from django.http import Http404, HttpRequest

from articles.reading.keyset import Place, read_plain

PAGE = 24


def place(request: HttpRequest) -> Place | None:
    """The place `?before=` names; None on a first page. A cursor nobody gave out is a 404."""
    asked = request.GET.get("before")
    if asked is None:
        return None
    try:
        return read_plain(asked)
    except ValueError as wrong:
        raise Http404 from wrong
