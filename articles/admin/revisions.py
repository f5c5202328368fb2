"""The earlier texts of a story: who saved what, any two compared, one brought back, one named."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import workflow
from articles.admin.desk import account
from articles.admin.differences import Row, drawn, label, two
from articles.models import Article, NamedVersion, Revision
from articles.models.story_fields import TEXT_FIELDS
from articles.workflow import Facts, people, revisions

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A revision in the list. `changed`: what differs from the one before it; none in the first."""

    revision: Revision
    changed: Sequence[str]
    names: Sequence[NamedVersion]
    is_current: bool


def view_for(model_admin: ModelAdmin) -> Callable[..., HttpResponse]:
    """GET: the list, with `old` and `new` (numbers) those two compared. POST: `bring_back` or
    `name` with `number`."""

    def page(request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article.objects.seen_by(request.user), pk=pk)
        if not model_admin.has_view_permission(request, article):
            raise PermissionDenied
        if request.method == "POST":
            return _done(request, article)
        return _page(model_admin, request, article)

    return page


def _done(request: HttpRequest, article: Article) -> HttpResponse:
    revision = _numbered(article, request.POST.get("number"))
    here = reverse("admin:articles_article_revisions", args=[article.pk])
    now, by = timezone.now(), account(request)
    try:
        if "bring_back" in request.POST:
            version = _whole(request.POST.get("version"))
            revisions.bring_back(revision=revision, by=by, at=now, version=version)
            said = _("Version %(number)s is the story's text again.") % {"number": revision.number}
            messages.success(request, said)
            here = reverse("admin:articles_article_change", args=[article.pk])
        else:
            revisions.name_version(
                revision=revision, name=request.POST.get("name", ""), by=by, at=now
            )
            messages.success(request, _("The version has its name."))
    except workflow.Refused as refused:
        messages.error(request, str(refused))
    return HttpResponseRedirect(here)


def _page(model_admin: ModelAdmin, request: Any, article: Article) -> HttpResponse:
    all_of_them = article.revisions.select_related("author").prefetch_related("names__by")
    paged = Paginator(all_of_them.order_by("-number"), PER_PAGE).get_page(request.GET.get("page"))
    asked = [request.GET.get(name) for name in ("old", "new")]
    pair = [_numbered(article, one) for one in asked] if all(asked) else []
    pair.sort(key=lambda one: one.number)
    lines = list(_lines(article, list(paged)))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Versions"),
        "opts": model_admin.opts,
        "original": article,
        "article": article,
        "lines": lines,
        "paged": paged,
        "pair": pair,
        "chosen": [one.number for one in pair] or [one.revision.number for one in lines[1::-1]],
        "compared": list(compared(*(one.snapshot for one in pair))) if pair else [],
        "may_bring_back": people.may_edit(Facts(article), request.user),
        "back": reverse("admin:articles_article_change", args=[article.pk]),
        "longest": revisions.LONGEST_NAME,
    }
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(request, "admin/articles/article/revisions.html", context)


def _lines(article: Article, page: Sequence[Revision]) -> Iterator[Line]:
    if not page:
        return
    before = article.revisions.filter(number__lt=page[-1].number).order_by("-number").first()
    last = article.revisions.order_by("-number").values_list("number", flat=True).first()
    for one, older in zip(page, [*page[1:], before], strict=True):
        told = compared(older.snapshot, one.snapshot) if older else ()
        changed = list(dict.fromkeys(label for label, _language, _drawn in told))
        yield Line(one, changed, list(one.names.all()), one.number == last)


def compared(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Row]:
    """Label, language and the way from one snapshot to the other: texts of every language, section
    and settings, topics, bylines, pictures."""
    for code in settings.LANGUAGE_CODES:
        was, now = (shot["text"].get(code, {}) for shot in (old, new))
        for field in TEXT_FIELDS:
            yield from _changed(field, code, was.get(field) or "", now.get(field) or "")
    was, now = (_facts(shot) for shot in (old, new))
    for field in [one for one in now if one in was]:
        yield from _changed(field, "", was[field], now[field])


def _facts(shot: Mapping[str, Any]) -> dict[str, Any]:
    """What is no text, by the names under which `differences` knows it."""
    found = {**shot.get("facts", {}), "section": shot["section"], "topics": shot["topics"]}
    found |= {"byline": shot["bylines"], "lead_image": shot["lead_image"]}
    return found | ({"shelf": shot["pictures"]} if "pictures" in shot else {})


def _changed(field: str, code: str, was: Any, now: Any) -> Iterator[Row]:
    if was != now:
        yield label(field, code), code, drawn(*two(field, was, now))


def _numbered(article: Article, number: Any) -> Revision:
    return get_object_or_404(article.revisions, number=_whole(number))


def _whole(sent: Any) -> int:
    try:
        number = int(str(sent))
    except ValueError as error:
        raise Http404 from error
    if not 0 <= number < 1 << 31:
        raise Http404
    return number
