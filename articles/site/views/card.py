"""The picture of a story for those who share its address."""

from typing import TypedDict

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import freshness, images
from articles.models import Publication
from articles.reading import public
from articles.reading.shown import corrections_told
from articles.site.context import SECONDS, paper_of, public_page
from articles.site.metadata import card_path, is_corrected

A_DAY = 24 * 60 * 60
A_YEAR = 365 * A_DAY


class Words(TypedDict):
    paper: str
    corrected: bool


@require_safe
def card(request: HttpRequest, number: int, face: str) -> HttpResponse:
    """A card under the name of its face, which never changes: kept by everybody for a year. The
    address of a face it had before leads to the one it has now."""
    publication, words = _of_story(request, number)
    now = images.face(publication, **words)
    if face != now:
        return public(request, _to_card(request, publication, now), seconds=SECONDS)
    picture = caches["cards"].get_or_set(
        f"card-{publication.language}-{number}-{face}",
        lambda: images.draw_card(publication, **words),
        A_DAY,
    )
    response = HttpResponse(picture, content_type="image/jpeg")
    response["Surrogate-Key"] = " ".join(freshness.keys(publication))
    return public(request, response, seconds=A_YEAR, immutable=True)


@require_safe
def shape(request: HttpRequest, number: int, stem: str, shape: str) -> HttpResponse:
    """The lead picture of a story, cut to a shape. Kept for a day: its focal point may be set anew.
    A picture that the story does not lead with is a 404. 1 query."""
    paper, now = paper_of(request), timezone.now()
    stories = Publication.objects.public(at=now).in_language(paper.language)
    story = stories.filter(article_id=number).select_related("lead_image").first()
    picture = story.lead_image if story else None
    is_asked = picture and picture.stem.rpartition("/")[2] == stem
    if not is_asked or picture is None or shape not in images.SHAPES:
        raise Http404
    try:
        cut = caches["cards"].get_or_set(
            f"shape-{stem}-{shape}-{picture.focal_x}-{picture.focal_y}",
            lambda: images.cut(picture, shape),
            A_DAY,
        )
    except OSError as lost:
        raise Http404 from lost
    response = HttpResponse(cut, content_type="image/jpeg")
    response["Surrogate-Key"] = f"article-{number}"
    return public(request, response, seconds=A_DAY)


@public_page
def card_of(request: HttpRequest, number: int) -> HttpResponse:
    """To the card a story has now."""
    publication, words = _of_story(request, number)
    return _to_card(request, publication, images.face(publication, **words))


def _of_story(request: HttpRequest, number: int) -> tuple[Publication, Words]:
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
    corrected = is_corrected(corrections_told(number, at=now))
    return publication, {"paper": paper.name, "corrected": corrected}


def _to_card(request: HttpRequest, publication: Publication, face: str) -> HttpResponse:
    response = HttpResponseRedirect(card_path(publication, paper_of(request), face))
    response["Surrogate-Key"] = " ".join(freshness.keys(publication))
    return response
