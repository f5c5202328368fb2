"""Notes on a story: read, answered and resolved on a page of their own, which the room shows in
place."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from unfold.widgets import UnfoldAdminTextareaWidget

from articles import workflow
from articles.admin.desk import account
from articles.models import Article, EditorialNote
from articles.workflow import notes


class NoteForm(forms.Form):
    text = forms.CharField(
        label=_("Note"),
        max_length=4000,
        required=False,  # the verb says it
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("All who see the story read it: nothing about who a source is."),
    )
    passage = forms.CharField(required=False, widget=forms.HiddenInput)


def view_for(model_admin: ModelAdmin) -> Callable[..., HttpResponse]:
    """GET: all notes; with `thread` one of them, with `passage` a new one on these words. POST:
    `text` (and `passage`), or `resolved`."""

    @never_cache
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article.objects.seen_by(request.user), pk=pk)
        if not model_admin.has_view_permission(request, article):
            raise PermissionDenied
        thread = request.GET.get("thread", "")
        is_number = thread.isascii() and thread.isdecimal() and len(thread) < 19
        first = (
            get_object_or_404(article.notes.filter(thread=None), pk=thread) if is_number else None
        )
        if request.method != "POST":
            form = NoteForm(initial={"passage": request.GET.get("passage", "").replace("\0", "")})
            return _page(model_admin, request, article, form, first)
        form = NoteForm(request.POST)
        if first is not None and "resolved" in request.POST:
            notes.resolve(note=first, at=timezone.now())
        elif not form.is_valid() or not _written(request, article, form, first):
            return _page(model_admin, request, article, form, first, status=400)
        back = reverse("admin:articles_article_change", args=[article.pk])
        return HttpResponseRedirect(f"{back}#notes")

    return page


def _written(
    request: HttpRequest, article: Article, form: NoteForm, first: EditorialNote | None
) -> bool:
    try:
        notes.write(
            article=article,
            by=account(request),
            at=timezone.now(),
            answers=first,
            **form.cleaned_data,
        )
    except workflow.Refused as refused:
        for reason in refused.reasons:
            form.add_error(reason.field, str(reason.message))
        return False
    return True


def _page(
    of: ModelAdmin,
    request: HttpRequest,
    article: Article,
    form: NoteForm,
    first: EditorialNote | None,
    status: int = 200,
) -> HttpResponse:
    all_of_them = notes.threads(article)
    context: dict[str, Any] = {
        **of.admin_site.each_context(request),
        "title": gettext("Answer the note") if first else gettext("Notes"),
        "opts": of.opts,
        "article": article,
        "threads": [one for one in all_of_them if first is None or one.note.pk == first.pk],
        "first": first,
        "form": form,
        "back": reverse("admin:articles_article_change", args=[article.pk]),
    }
    request.current_app = of.admin_site.name
    where = "admin/articles/article/notes.html"
    return TemplateResponse(request, where, context, status=status)
