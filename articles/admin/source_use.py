"""Where a source is used, and the page on which it is held to be wrong. Stories that somebody does
not see are counted, never named."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminTextareaWidget

from articles import workflow
from articles.admin.desk import account, label_of
from articles.models import Article
from articles.models.source import Agreement, GroundRule, Source
from articles.sources import handling
from articles.workflow import people
from articles.workflow.people import Account

SHOWN = 50  # stories; how many more there are is said


class Why(forms.Form):
    why = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 3}),
        help_text=_("For the log of sources. No story and no reader is told of it."),
    )


def uses(source: Source, who: Account) -> Mapping[str, Any]:
    """`stories` that this person sees, the newest SHOWN, each with how many of its passages rest on
    the source; `more`: how many further stories; `hidden`: how many passages stand in others;
    `may_say`: whether he may hold the source to be wrong. 3 queries."""
    passages = handling.resting_on(source)
    seen: Any = Article.objects.seen_by(who)
    counted = passages.filter(article__in=seen.values("pk")).values_list("article")
    counts = dict(counted.annotate(count=Count("pk")).order_by("-article"))
    stories = seen.for_list().in_bulk(list(counts)[:SHOWN])
    count = passages.count()
    return {
        "source": source,
        "stories": [(stories[pk], counts[pk]) for pk in sorted(stories, reverse=True)],
        "more": len(counts) - len(stories),
        "hidden": count - sum(counts.values()),
        "count": count,
        "may_say": handling.may_change(source, who),
    }


def versions(source: Source) -> list[Mapping[str, Any]]:
    """What was agreed before: when, by whom and why it was changed, and each field as it was. 1
    query."""
    rules = dict(GroundRule.choices)
    told: list[Mapping[str, Any]] = []
    for one in handling.versions_of(source):
        was = {**one.was, "ground_rule": rules.get(one.was.get("ground_rule"), "")}
        lines = [
            (label_of(Agreement._meta.get_field(name)), value)
            for name, value in was.items()
            if value not in {None, "", True}
        ]
        told.append({"row": one, "by": people.name_of(one.by), "lines": lines})
    return told


def view_for(model_admin: ModelAdmin) -> Any:
    def wrong(request: HttpRequest, pk: int) -> HttpResponse:
        who = account(request)
        source = Source.objects.seen_by(who).filter(pk=pk).first()
        if source is None or not handling.may_change(source, who):
            handling.record_refusal(who, at=timezone.now())
            raise Http404
        form = Why(request.POST or None)
        back = reverse("admin:articles_source_change", args=[source.pk])
        if not form.is_valid():
            return _page(model_admin, request, source, form, back)
        is_wrong = source.wrong_since is None
        try:
            workflow.source_found_wrong(
                source=source.pk,
                is_wrong=is_wrong,
                by=who,
                at=timezone.now(),
                why=form.cleaned_data["why"],
            )
        except PermissionDenied:  # handed over meanwhile
            raise Http404 from None
        said = (
            gettext("Every story that rests on it has a task, and none of them learns of another.")
            if is_wrong
            else gettext(
                "It is no longer held to be wrong. Tasks stay until somebody has done them."
            )
        )
        model_admin.message_user(request, said)
        return HttpResponseRedirect(back)

    return wrong


def _page(
    model_admin: ModelAdmin, request: HttpRequest, source: Source, form: Why, back: str
) -> HttpResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "uses": uses(source, account(request)),
        "title": _("Hold it to be right again") if source.wrong_since else _("It was wrong"),
        "opts": model_admin.opts,
        "source": source,
        "form": form,
        "back": back,
    }
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(request, "admin/articles/source/wrong.html", context)
