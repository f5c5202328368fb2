"""The picture of a story for those who share its address."""

from typing import TypedDict

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from articles import freshness, images
from articles.models import Correction, Publication
from articles.site.answers import public_page
from articles.site.context import paper_of
from articles.site.metadata import is_corrected

A_DAY = 24 * 60 * 60


class Words(TypedDict):
    paper: str
    corrected: bool


@public_page
def card(request: HttpRequest, number: int) -> HttpResponse:
    """Drawn once for each face it has had, then kept for a day."""
    now = timezone.now()
    paper = paper_of(request)
    publication = (
        Publication.objects.public(at=now)
        .in_language(paper.language)
        .filter(article_id=number)
        .select_related("section", "lead_image")
        .first()
    )
    if publication is None:
        raise Http404
    corrected = is_corrected(Correction.objects.filter(article_id=number, at__lte=now))
    words: Words = {"paper": paper.name, "corrected": corrected}
    picture = cache.get_or_set(
        f"card-{paper.language}-{number}-{images.face(publication, **words)}",
        lambda: images.draw_card(publication, **words),
        A_DAY,
    )
    response = HttpResponse(picture, content_type="image/png")
    response["Surrogate-Key"] = " ".join(freshness.keys(publication))
    return response
