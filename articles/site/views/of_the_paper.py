"""What the paper says of itself: who it is, who answers for it, and how it works. In its own words,
or in ours where it wrote none."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles import roles
from articles.models import Contributor, PaperPage
from articles.site import metadata
from articles.site.context import editions, in_languages, paper_of, public_page
from articles.text.html import from_outline, plain_text

# Under /policies/: the word in the address → which page.
POLICIES = {
    "principles": "principles",
    "unnamed-sources": "sources",
    "corrections": "correcting",
    "no-byline": "bylines",
}


def page(key: str) -> Any:
    """The view of one of them. At most 3 queries."""

    @public_page
    def view(request: HttpRequest) -> HttpResponse:
        paper = paper_of(request)
        own = PaperPage.objects.filter(key=key).first()
        body = from_outline(own.body) if own and own.body else ""
        path = reverse(f"site:{key}")
        paths = in_languages(settings.LANGUAGE_CODES, path.removeprefix(paper.root))
        title = str(PaperPage.Key(key).label)
        ours = _("%(page)s: what %(paper)s promises its readers.") % {
            "page": title,
            "paper": paper.name,
        }
        is_masthead = key == PaperPage.Key.MASTHEAD and not body
        context = {
            "now": timezone.now(),
            "page": metadata.Page(
                title=title,
                description=metadata.shortened(plain_text(body) or ours),
                path=path,
                paths=paths,
            ),
            "editions": editions(paths, paper.language),
            "body": mark_safe(body),
            "ours": f"site/of_the_paper/{key}.html",
            "chiefs": _chiefs() if is_masthead else [],
            "others": [
                (one.label, reverse(f"site:{one.value}")) for one in PaperPage.Key if one != key
            ],
        }
        return TemplateResponse(request, "site/of_the_paper.html", context)

    return view


def _chiefs() -> list[Contributor]:
    """Those with a page of their own who hold the office of a chief."""
    held = {"user__is_active": True, "user__groups__name__in": roles.CHIEFS}
    return [one for one in Contributor.objects.filter(**held).distinct() if one.name]
