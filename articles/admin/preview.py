"""The story as readers would get it, in frames, and links by which somebody outside reads it."""

from collections.abc import Callable
from typing import Any

from csp.constants import NONCE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.debug import sensitive_variables

from articles import images, workflow
from articles.admin.desk import account, languages
from articles.models import Article
from articles.models.edition import Edition
from articles.reading import previewing
from articles.workflow import Facts, people, previews

_TEMPLATES = {
    "page": "site/preview.html",
    "card": "site/preview_card.html",
    "feed": "site/preview_feed.html",
}
_FRAME_POLICY = {"frame-ancestors": [SELF], "script-src": ["'none'"]}
_PAGE_POLICY = {
    "frame-src": [SELF],
    "script-src": [SELF, NONCE, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
}


def urls(model_admin: ModelAdmin) -> list[URLPattern]:
    seen = model_admin.admin_site.admin_view
    return [
        path("<int:pk>/preview/", seen(_page_of(model_admin)), name="articles_article_preview"),
        path(
            "<int:pk>/preview/<slug:language>/<slug:what>/",
            xframe_options_sameorigin(seen(frame)),
            name="articles_article_preview_frame",
        ),
    ]


@never_cache
def frame(request: Any, pk: int, language: str, what: str) -> HttpResponse:
    """`what`: page, card, feed or share; `theme` dark or light."""
    article = get_object_or_404(Article.objects.seen_by(request.user), pk=pk)
    if language not in settings.LANGUAGE_CODES or what not in {*_TEMPLATES, "share"}:
        raise Http404
    with override(language):
        now = timezone.now()
        if what == "share":
            story = previewing.preview(article, language, at=now).publication
            drawn = images.draw_card(story, paper=Edition(language).name, corrected=False)
            return HttpResponse(drawn, content_type="image/jpeg")
        context = previewing.context(article, language, at=now)
        context["theme"] = "dark" if request.GET.get("theme") == "dark" else "light"
        response = TemplateResponse(request, _TEMPLATES[what], context).render()
    response._csp_replace = _FRAME_POLICY  # type: ignore[attr-defined]  # django-csp reads it
    return response


def _page_of(model_admin: ModelAdmin) -> Callable[..., HttpResponse]:
    """GET: the frames and the links. POST `recipient` and `days`: another link, told once; `revoke`
    with a link's key: it ends."""

    @never_cache
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article.objects.seen_by(request.user), pk=pk)
        if not model_admin.has_view_permission(request, article):
            raise PermissionDenied
        told: dict[str, Any] = {}
        if request.method == "POST":
            try:
                if "revoke" in request.POST:
                    return _revoked(request, article)
                told = _made(request, article)
            except workflow.Refused as refused:
                told = {"refused": refused.reasons, "typed": request.POST}
        return _page(model_admin, request, article, told)

    return page


@sensitive_variables("secret")
def _made(request: HttpRequest, article: Article) -> dict[str, Any]:
    days = request.POST.get("days", "")
    link, secret = previews.make_link(
        article=article,
        recipient=request.POST.get("recipient", ""),
        days=int(days) if days.isascii() and days.isdecimal() and len(days) < 4 else 0,
        by=account(request),
        at=timezone.now(),
    )
    door = f"{Edition(article.source_language).root}/preview/"
    return {"link": link, "address": f"{settings.SITE_URL}{door}#{secret}"}


def _revoked(request: HttpRequest, article: Article) -> HttpResponse:
    key = request.POST["revoke"]
    if not (key.isascii() and key.isdecimal() and len(key) < 19):
        raise Http404
    link = get_object_or_404(article.preview_links, pk=int(key))
    previews.revoke(link=link, by=account(request), at=timezone.now())
    messages.success(request, _("The link opens nothing any more."))
    return HttpResponseRedirect(reverse("admin:articles_article_preview", args=[article.pk]))


def _page(
    model_admin: ModelAdmin, request: Any, article: Article, told: dict[str, Any]
) -> HttpResponse:
    written = [(code, name) for code, name in languages() if article.text("headline", code)]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Preview"),
        "opts": model_admin.opts,
        "original": article,
        "article": article,
        "languages": written or languages()[:1],
        "shapes": [
            ("page", _("Page")),
            ("card", _("Card")),
            ("feed", _("Feed")),
            ("share", _("Share card")),
        ],
        "may_share": people.may_edit(Facts(article), request.user),
        "days": [one.days for one in previews.FOR],
        "links": previews.links_of(article, at=timezone.now()),
        "told": told,
        "back": reverse("admin:articles_article_change", args=[article.pk]),
    }
    request.current_app = model_admin.admin_site.name
    status = 409 if "refused" in told else 200
    template = "admin/articles/article/preview.html"
    response = TemplateResponse(request, template, context, status=status)
    response._csp_replace = _PAGE_POLICY  # type: ignore[attr-defined]  # django-csp reads it
    return response
