"""What readers may expect of the paper: how it knows, who signs, how it corrects itself."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.site import metadata
from articles.site.context import editions, in_languages, paper_of, public_page


@public_page
def principles(request: HttpRequest) -> HttpResponse:
    """The rules that the desk's program keeps, in words. 1 query, of the page around it."""
    paper = paper_of(request)
    path = reverse("site:principles")
    paths = in_languages(settings.LANGUAGE_CODES, path.removeprefix(paper.root))
    head = metadata.Page(title=_("How we work"), description="", path=path, paths=paths)
    context = {"page": head, "editions": editions(paths, paper.language)}
    return TemplateResponse(request, "site/principles.html", context)
