"""Ctrl+K: the desk's own search, and the stories one had in hand last. And what is printed, to link
to it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from articles import search
from articles.admin.desk import account
from articles.models import Article, Revision
from articles.workflow.people import Account

SHOWN = 10
LAST = 300  # of one's saves: among them are the stories one had in hand last


def urls(site: Any) -> list[URLPattern]:
    return [
        path("find/", site.admin_view(find), name="articles_article_find"),
        path("printed/", site.admin_view(printed), name="articles_article_printed"),
    ]


@never_cache
@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """Part of a page: the stories that `q` finds among those one sees; without it one's last
    ten."""
    words = request.GET.get("q", "")[:200]
    stories = found(account(request), words)
    context = {"stories": stories, "words": words.strip()}
    return TemplateResponse(request, "admin/articles/article/found.html", context)


@never_cache
@require_GET
def printed(request: HttpRequest) -> HttpResponse:
    """Part of a page: what readers find by `q` in `language`. 4 queries."""
    if not account(request).has_perm("articles.change_article"):
        raise PermissionDenied
    words = request.GET.get("q", "").replace("\0", "").strip()[:200]
    language = request.GET.get("language", "")
    if language not in settings.LANGUAGE_CODES:
        raise Http404
    answer = search.find(text=words, language=language, at=timezone.now(), page_size=SHOWN)
    context = {"stories": answer.publications, "words": words}
    return TemplateResponse(request, "admin/articles/article/printed.html", context)


def found(user: Account, words: str) -> Sequence[Article]:
    """At most SHOWN. 2 queries, and one more for each language when it searches."""
    seen: Any = Article.objects.seen_by(user)
    words = words.replace("\0", "").strip()
    if words:
        return list(search.find_on_desk(seen.for_list(), words).order_by("-changed_at")[:SHOWN])
    saved = Revision.objects.filter(author=user).order_by("-pk")
    keys = list(dict.fromkeys(saved.values_list("article", flat=True)[:LAST]))
    mine = seen.for_list().in_bulk(keys)
    return [mine[pk] for pk in keys if pk in mine][:SHOWN]
