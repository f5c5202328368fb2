"""A share button was pressed: count it, then send the reader on. It works without a script."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles import shares
from articles.models import Channel, Publication
from articles.site.context import paper_of


@csrf_exempt  # readers have no session to abuse; other sites are refused below
@require_POST
def share(request: HttpRequest, number: int, channel: str) -> HttpResponse:
    """303 to the channel, or back to the story's short address for what stays on the page."""
    if shares.is_cross_site(request.headers):
        return HttpResponseForbidden()
    now = timezone.now()
    public = Publication.objects.public(at=now).in_language(paper_of(request).language)
    publication = (
        public.filter(article_id=number, shares_enabled=True).select_related("section").first()
    )
    if publication is None or channel not in Channel.values:
        raise Http404
    shares.record(
        article_id=number,
        channel=channel,
        language=publication.language,
        address=request.META.get("REMOTE_ADDR", ""),
        agent=request.headers.get("User-Agent", ""),
        purpose=request.headers.get("Sec-Purpose", ""),
        at=now,
    )
    url = settings.SITE_URL + publication.short_url()
    there = shares.address_of(channel, title=publication.headline, url=url)
    response = HttpResponse(status=303)
    response["Location"] = there or f"{publication.get_absolute_url()}#short-address"
    response["Cache-Control"] = "no-store"
    return response
