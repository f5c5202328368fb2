"""What is answered where no view did: a problem document to programs, a page to people."""

import sys

from django.http import HttpRequest, HttpResponse
from django.views import defaults

from articles.api.nothing import problem_page
from articles.api.problems import RETRY_AFTER, is_away
from articles.site import views


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _is_api(request):
        return problem_page(request, "bad_request")
    return defaults.bad_request(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem_page(request, "not_found") if _is_api(request) else views.not_found(request)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler for what a view raised, asked while that is being handled."""
    if is_away(sys.exc_info()[1]):
        return away(request, seconds=RETRY_AFTER)
    return (
        problem_page(request, "server_error") if _is_api(request) else views.server_error(request)
    )


def away(request: HttpRequest, *, seconds: int) -> HttpResponse:
    """503, to be asked again after so many seconds; needs no database."""
    if not _is_api(request):
        return views.away(request, seconds)
    response = problem_page(request, "away")
    response["Retry-After"] = str(seconds)
    return response


def _is_api(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")
