"""Pages that say no. What was never public and what never was get the same answer, word by word."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import freshness
from articles.models import Publication
from articles.models.compiled import Compiled
from articles.reading import cards, public
from articles.site.context import SECONDS, editions, paper_of

# What is told of a story that was taken back.
TAKEN_BACK = ("language", "notice", "first_published_at", "withdrawn_at", "retracted_at")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same for every address, so a flood of invented ones costs no page each: it is drawn once
    a minute, and anew when something changed."""
    now = timezone.now()
    language = paper_of(request).language
    minute = now.replace(second=0, microsecond=0)
    page = freshness.while_unchanged(
        ("404", language, minute), lambda: _nothing_here(request, language, now)
    )
    return public(request, HttpResponse(page, status=404), seconds=SECONDS)


def _nothing_here(request: HttpRequest, language: str, now: datetime) -> str:
    stories = cards.of_rows(_NEWEST.rows(at=now, language=language), at=now)
    context = {"now": now, "newest": stories, "editions": editions({}, language)}
    return render_to_string("404.html", context, request)


def _newest(*, at: datetime, language: str) -> QuerySet[Any, Any]:
    public = Publication.objects.public(at=at).in_language(language)
    return cards.rows(public.newest_first()[:5])


_NEWEST = Compiled(_newest)


def taken_back(request: HttpRequest, publication: Any) -> HttpResponse:
    """The address of a story that was public: 410 for good, 404 while it is being looked into.
    `publication`: a row of TAKEN_BACK."""
    context = {
        "now": timezone.now(),
        "publication": publication,
        "editions": editions({}, publication.language),
    }
    gone = publication.retracted_at is not None
    template, status = ("410.html", 410) if gone else ("site/withdrawn.html", 404)
    return public(request, render(request, template, context, status=status), seconds=SECONDS)


def server_error(request: HttpRequest) -> HttpResponse:
    title = _("Something broke on our side")
    return _sorry(
        request, 500, title, _("Please try again in a minute. We have been told about it.")
    )


def away(request: HttpRequest, seconds: int) -> HttpResponse:
    """The database does not answer, or has more to do than it can; programs ask again after so many
    seconds."""
    text = _("Our archive does not answer for the moment. Please try again in a minute.")
    response = _sorry(request, 503, _("We are back in a moment"), text)
    response["Retry-After"] = str(seconds)
    return response


def _sorry(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    """Asks nothing of the database, and stands without its looks where nobody ran collectstatic."""
    words = {"name": paper_of(request).name, "title": title, "text": text}
    with suppress(ValueError):  # the manifest of static files does not know them
        words["icon"] = static("articles/icons/favicon.svg")
        words["sheet"] = static("articles/css/paper.css")
    response = HttpResponse(render_to_string("500.html", words), status=status)
    response["Cache-Control"] = "no-store"
    return response
