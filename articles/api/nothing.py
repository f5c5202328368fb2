"""Every other address under /api/: a problem, whatever the method."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import resolve
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from articles.api.languages import language_for_errors
from articles.api.problems import Problem, answer


@method_decorator(csrf_exempt, name="dispatch")  # there is nothing here to forge
class Nothing(View):
    http_method_names: list[str] = []

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        path = request.path_info
        if request.method in ("GET", "HEAD") and not path.endswith("/") and _is_something(path):
            return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
        return problem_page(request, "not_found")


def problem_page(request: HttpRequest, code: str) -> HttpResponse:
    """The answer to a request that reached no view of the API; `code` as in problems.PROBLEMS."""
    return answer(Problem(code), language_for_errors(request))


def _is_something(path: str) -> bool:
    """Whether only a slash is missing at the end."""
    return getattr(resolve(f"{path}/").func, "view_class", None) is not Nothing
