"""A story before it is printed, for whoever was given a link."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from articles.reading import previewing
from articles.site.context import paper_of
from articles.workflow import previews

LONGEST = 100  # letters of a secret


@csrf_exempt  # the secret itself is what lets one in; no cookie does
@cache_control(private=True, no_store=True)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("secret")
@sensitive_variables("secret")
def preview(request: HttpRequest) -> HttpResponse:
    """GET: the door, the same for everybody. POST `secret`: the story, or 404."""
    is_asked, now = request.method == "POST", timezone.now()
    secret = request.POST.get("secret", "")[:LONGEST]
    link = previews.opened(secret, at=now) if is_asked else None
    if link is None:
        context = {"ended": is_asked, "now": now, "editions": []}
        status = 404 if is_asked else 200
        response = TemplateResponse(request, "site/preview_door.html", context, status=status)
    else:
        story = previewing.context(link.article, paper_of(request).language, at=now)
        story["recipient"] = link.recipient
        response = TemplateResponse(request, "site/preview.html", story)
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "no-referrer"
    return response
