"""The stream of a live story as its editors write it: a form, and what was told beneath it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
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
from unfold.widgets import (
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanWidget,
)

from articles import workflow
from articles.admin.desk import account, direction, languages
from articles.models import Article, LiveEntry
from articles.models.live import READ, stream
from articles.workflow import live


class EntryForm(forms.Form):
    """What is missing is said by the verb."""

    headline = forms.CharField(
        label=_("Headline"), max_length=160, required=False, widget=UnfoldAdminTextInputWidget
    )
    text = forms.CharField(
        label=_("Text"),
        max_length=4000,
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 4}),
    )
    said_by = forms.CharField(
        label=_("Whose word it is"),
        max_length=160,
        required=False,
        widget=UnfoldAdminTextInputWidget,
        help_text=_("Printed with the entry: who announced it, saw it or told it."),
    )
    is_key = forms.BooleanField(label=_("A key moment"), required=False, widget=UnfoldBooleanWidget)
    is_last = forms.BooleanField(
        label=_("The coverage ends with it"), required=False, widget=UnfoldBooleanWidget
    )
    told = forms.CharField(
        label=_("What readers are told"),
        max_length=1000,
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 2}),
        help_text=_("What was wrong, in a sentence; it stands with the entry."),
    )

    def __init__(self, *args: Any, language: str, entry: LiveEntry | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("is_key", "is_last") if entry else ("told",):
            del self.fields[name]
        for name in {"headline", "text", "said_by", "told"} & set(self.fields):
            self.fields[name].widget.attrs |= {"lang": language, "dir": direction(language)}


def view_for(model_admin: ModelAdmin) -> Callable[..., HttpResponse]:
    """GET: the stream in `language`, with `entry` the form that corrects this one. POST: prints
    what was typed; with `take_back`, in the place of the entry only why."""

    @never_cache
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article.objects.seen_by(request.user), pk=pk)
        if not model_admin.has_view_permission(request, article):
            raise PermissionDenied
        language = request.GET.get("language", article.source_language)
        if language not in settings.LANGUAGE_CODES:
            language = article.source_language
        entry = _asked(request, article, language)
        words: dict[str, Any] = {"language": language, "entry": entry}
        if request.method == "POST":
            form = EntryForm(request.POST, **words)
            if form.is_valid() and _printed(request, article, language, entry, form):
                here = reverse("admin:articles_article_live", args=[article.pk])
                return HttpResponseRedirect(f"{here}?language={language}")
            return _page(model_admin, request, article, language, entry, form, status=400)
        form = EntryForm(initial=_standing(entry) if entry else {}, **words)
        return _page(model_admin, request, article, language, entry, form)

    return page


def _asked(request: HttpRequest, article: Article, language: str) -> LiveEntry | None:
    """The entry that is asked about, by its first words; a 404 for one of another story."""
    number = request.GET.get("entry", "")
    if not number:
        return None
    is_number = number.isascii() and number.isdecimal() and len(number) < 19
    entries = article.live_entries.filter(entry=None, language=language)
    return get_object_or_404(entries, pk=number if is_number else 0)


def _standing(entry: LiveEntry) -> dict[str, str]:
    """The words that readers have of it now."""
    stands = entry.later_words.order_by("-pk").first() or entry
    return {"headline": stands.headline, "text": stands.text, "said_by": stands.said_by}


def _printed(
    request: HttpRequest, article: Article, language: str, entry: LiveEntry | None, form: EntryForm
) -> bool:
    said: dict[str, Any] = {**form.cleaned_data, "by": account(request), "at": timezone.now()}
    try:
        if entry is None:
            live.write(article=article, language=language, **said)
        elif "take_back" in request.POST:
            live.take_back(entry=entry, told=said["told"], by=said["by"], at=said["at"])
        else:
            live.correct(entry=entry, **said)
    except workflow.Refused as refused:
        for reason in refused.reasons:
            where = reason.field if reason.field in form.fields else None
            form.add_error(where, str(reason.message))
        return False
    return True


def _page(
    of: ModelAdmin,
    request: HttpRequest,
    article: Article,
    language: str,
    entry: LiveEntry | None,
    form: EntryForm,
    status: int = 200,
) -> HttpResponse:
    rows = LiveEntry.objects.told(article.pk, language)[:READ]
    context: dict[str, Any] = {
        **of.admin_site.each_context(request),
        "title": gettext("Correct an entry") if entry else gettext("Live coverage"),
        "opts": of.opts,
        "article": article,
        "language": language,
        "languages": languages(),
        "entries": stream(rows),
        "entry": entry,
        "form": form,
        "may_write": live.may_write(account(request)),
    }
    request.current_app = of.admin_site.name
    where = "admin/articles/article/live.html"
    return TemplateResponse(request, where, context, status=status)
