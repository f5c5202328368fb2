"""Attributing a story sentence by sentence: what has an attribution, what the copy itself says who
told it, what stands open. One press attributes one sentence; nothing is attributed by itself."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget

from articles import sources, workflow
from articles.admin.article_parts import AgreementField, agreements_for, named_for
from articles.admin.desk import account, direction
from articles.models import Article, Attribution
from articles.models.source import Agreement
from articles.sources import Sentence, Sourcing
from articles.workflow import Facts, people


class RestsOn(forms.Form):
    """What the sentences that are pressed next rest on."""

    agreement = AgreementField(
        Agreement.objects.none(),
        label=_("What they rest on"),
        empty_label=None,
        widget=UnfoldAdminSelectWidget,
    )
    kind = forms.ChoiceField(
        label=_("kind of claim"), choices=Attribution.Kind.choices, widget=UnfoldAdminSelectWidget
    )
    gravity = forms.ChoiceField(
        label=_("gravity"), choices=Attribution.Gravity.choices, widget=UnfoldAdminSelectWidget
    )

    def __init__(self, *args: Any, agreements: QuerySet[Agreement], **more: Any) -> None:
        super().__init__(*args, **more)
        field: Any = self.fields["agreement"]
        field.queryset = agreements


def view_for(model_admin: ModelAdmin) -> Callable[..., HttpResponse]:
    """POST: `version` the editor saw, and one of `take` language:number, `move` and `drop`, the key
    of an attribution."""

    def attributions(request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article.objects.seen_by(request.user), pk=pk)
        facts = Facts(article)
        may_edit = people.may_edit(facts, request.user)
        agreements = agreements_for(request, article.pk)
        if request.method != "POST":
            form = RestsOn(initial=request.GET.dict(), agreements=agreements)
            return _page(model_admin, request, article, facts.sourcing, form if may_edit else None)
        if not may_edit:
            raise PermissionDenied
        form = RestsOn(request.POST, agreements=agreements)
        change, place = _change(article, facts.sourcing, request.POST, form)
        if "take" in request.POST and not form.is_valid():
            return _page(model_admin, request, article, facts.sourcing, form, status=400)
        if change is None or request.POST.get("version") != str(article.version):
            messages.warning(
                request, gettext("The text has changed since this was shown. Nothing was changed.")
            )
        else:
            _edit(request, article, change)
        kept = {name: request.POST.get(name, "") for name in form.fields}
        here = reverse("admin:articles_article_attributions", args=[article.pk])
        return HttpResponseRedirect(f"{here}?{urlencode(kept)}#{place}")

    return attributions


def _change(
    article: Article, sourcing: Sourcing, sent: Any, form: RestsOn
) -> tuple[Callable[[Article], Any] | None, str]:
    """What was pressed, as a change of the story, and where on the page that was; no change where
    it is not there any more."""
    if "take" in sent:
        language, _colon, number = sent["take"].partition(":")
        place = f"{language}-{number}"
        text = sources.read(article, sourcing).texts.get(language, [])
        told = [one for part in text for one in part]
        chosen = next((one for one in told if str(one.number) == number and not one.by), None)
        if chosen is None or not form.is_valid():
            return None, place
        row = _attribution(told, chosen, language, form.cleaned_data)
        return lambda locked: locked.attributions.add(row, bulk=False), place
    rows = {str(one.pk): one for one in [*sourcing.attributions, *sourcing.translated]}
    if dropped := rows.get(sent.get("drop", "")):
        return lambda _locked: dropped.delete(), "attributions"
    for one, now in sources.adrift(article, sourcing):
        if str(one.pk) == sent.get("move") and now:
            return lambda _locked, one=one, now=now: _moved(one, now), "attributions"
    return None, "attributions"


def _attribution(
    told: list[Sentence], chosen: Sentence, language: str, claim: dict[str, Any]
) -> Attribution:
    """Anchored where it was pressed, also where the same sentence stands twice."""
    before = told[chosen.number - 1].text if chosen.number else ""
    after = told[chosen.number + 1].text if chosen.number + 1 < len(told) else ""
    return Attribution(
        language=language,
        exact=chosen.text,
        prefix=" ".join(before.split()[-6:])[-120:],
        suffix=" ".join(after.split()[:6])[:120],
        **claim,
    )


def _moved(one: Attribution, now: str) -> None:
    one.exact = now
    one.save(update_fields=["exact"])


def _edit(request: HttpRequest, article: Article, change: Callable[[Article], Any]) -> None:
    try:
        edited = workflow.edit(
            article=article,
            by=account(request),
            at=timezone.now(),
            change=change,
            version=article.version,
            note=gettext("Attributions"),
        )
    except workflow.Refused as refused:
        messages.error(request, str(refused))
        return
    if edited.status != article.status:
        messages.warning(
            request,
            gettext("The sign-offs do not cover it any more. The story is now: %(state)s.")
            % {"state": edited.get_status_display()},
        )


def _page(
    of: ModelAdmin,
    request: HttpRequest,
    article: Article,
    sourcing: Sourcing,
    form: RestsOn | None,
    status: int = 200,
) -> HttpResponse:
    read = sources.read(article, sourcing)
    name_of = named_for(request, [*sourcing.attributions, *sourcing.translated])
    context = {
        **of.admin_site.each_context(request),
        "title": gettext("Sentence by sentence"),
        "opts": of.opts,
        "story": article,
        "form": form,
        "has_agreements": form is not None and form.fields["agreement"].queryset.exists(),  # type: ignore[attr-defined]
        "texts": [
            (
                code,
                direction(code),
                get_language_info(code)["name_translated"],
                _shown(parts, name_of),
            )
            for code, parts in read.texts.items()
            if parts
        ],
        "proposed": read.proposed,
        "open": len(read.open),
        "adrift": [(one, name_of(one), now) for one, now in sources.adrift(article, sourcing)],
    }
    request.current_app = of.admin_site.name
    where = "admin/articles/article/attributions.html"
    return TemplateResponse(request, where, context, status=status)


def _shown(parts: list[list[Sentence]], name_of: Callable[[Attribution], str]) -> list[list[dict]]:
    """Each sentence in three pieces, the phrase that says who told it in the middle."""
    shown = []
    for part in parts:
        of_it = []
        for one in part:
            start, end = one.phrase or (0, 0)
            of_it.append(
                {
                    "number": one.number,
                    "pieces": (one.text[:start], one.text[start:end], one.text[end:]),
                    "state": "told" if one.by else "proposed" if one.is_proposed else "open",
                    "by": [(row, name_of(row)) for row in one.by],
                }
            )
        shown.append(of_it)
    return shown
