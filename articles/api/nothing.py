"""Every other address under /api/v1/: a problem, whatever the method."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views import View

from articles.api.languages import language_for_errors
from articles.api.problems import Problem, answer


class Nothing(View):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return answer(Problem("not_found"), language_for_errors(request))
