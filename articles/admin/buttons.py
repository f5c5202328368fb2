"""A page for every move: GET shows what the move does and what stands against it, POST makes it.

Nothing is decided here: the verb of articles.workflow decides, and when it refuses, its own words
are shown with status 409 and everything that was typed."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from js_asset import Media

from articles import workflow
from articles.admin.desk import account
from articles.admin.differences import shown
from articles.admin.move_forms import MoveForm, SignOffForm, form_of
from articles.admin.panel import ASKED_LATER, place
from articles.models import Article, Status
from articles.text.html import sanitise
from articles.workflow import MOVES, Facts, Reason, changes
from articles.workflow.move import Move


def view_for(model_admin: ModelAdmin) -> Callable[..., HttpResponse]:
    def move_page(request: HttpRequest, pk: int, move: str) -> HttpResponse:
        pressed = MOVES.get(move)
        if pressed is None or not pressed.is_pressed:
            raise Http404
        article = get_object_or_404(Article.objects.seen_by(request.user), pk=pk)
        if not model_admin.has_view_permission(request, article):
            raise PermissionDenied
        if request.method == "POST":
            return _make(model_admin, request, article, pressed)
        form = form_of(pressed)(
            article=article, user=request.user, initial={"need": request.GET.get("need", "")}
        )
        reasons = _standing_against(article, form, request.user)
        return _page(model_admin, request, article, form, reasons)

    return move_page


def _make(
    model_admin: ModelAdmin, request: HttpRequest, article: Article, move: Move
) -> HttpResponse:
    form = form_of(move)(request.POST, article=article, user=request.user)
    if not form.is_valid():
        reasons = _standing_against(article, form, request.user)
        return _page(model_admin, request, article, form, reasons, status=409)
    try:
        moved = move(article=article, by=account(request), at=timezone.now(), **form.order())
    except workflow.Refused as refused:
        if isinstance(refused, workflow.Stale):
            article.refresh_from_db()
            form.show_again()
        elsewhere = form.say(refused.reasons)
        return _page(model_admin, request, article, form, elsewhere, status=409)
    messages.success(
        request,
        _("«%(move)s» is done. The story is now: %(state)s.")
        % {"move": move.label, "state": moved.get_status_display()},
    )
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))


def _standing_against(article: Article, form: MoveForm, user: Any) -> Sequence[Reason]:
    """What the page itself cannot put right."""
    order: dict[str, Any] = {}
    if isinstance(form, SignOffForm):
        order = {"kind": form.wanted.kind, "language": form.wanted.language}
    reasons = workflow.reasons_against(article, form.move.name, by=user, at=timezone.now(), **order)
    return [reason for reason in reasons if reason.code not in ASKED_LATER]


def _changes(article: Article, form: MoveForm) -> list[Any]:
    """What the press of this button would print or sign that nobody printed or signed before."""
    prints = form.move.decides_on_print and not isinstance(form, SignOffForm)
    if prints and article.status == Status.PUBLISHED:
        return list(shown(changes.since_print(Facts(article))))
    if isinstance(form, SignOffForm):
        since = changes.since_signed(Facts(article), form.wanted)
        return list(shown([since])) if since else []
    return []


def _page(
    model_admin: ModelAdmin,
    request: Any,
    article: Article,
    form: MoveForm,
    reasons: Sequence[Reason],
    status: int = 200,
) -> HttpResponse:
    label = form.move.label
    context = {
        **model_admin.admin_site.each_context(request),
        "title": getattr(form, "title", "") or label,
        "opts": model_admin.opts,
        "article": article,
        "original": article,
        "text": mark_safe(sanitise(article.text("body", article.source_language))),
        "changes": _changes(article, form),
        "move": form.move.name,
        "label": label,
        "form": form,
        "reasons": [(reason, place(reason)) for reason in reasons],
        "is_stale": any(reason.code == "stale" for reason in reasons),
        "is_impossible": any(r.code in {"wrong_state", "wrong_role"} for r in reasons),
        "back": reverse("admin:articles_article_change", args=[article.pk]),
        "media": Media.from_media(model_admin.media + form.media, nonce=request.csp_nonce),
    }
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(request, "admin/articles/article/move.html", context, status=status)
