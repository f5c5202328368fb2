"""What the house style says about a story, beside its text: advice, never a bar. A button mends one
remark, or all of a kind in a field, through the desk's own verb."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import sources, workflow
from articles.admin.desk import account
from articles.models import Article
from articles.models.story_fields import PROSE_TEXTS
from articles.text.bidi import isolate
from articles.text.house_style import Advice, advise_story, fixed

SHOWN = 30  # remarks on the page; the rest is counted, and comes up as these are settled
_TOLD = 3  # changes a message names before it only counts them

LABELS: Mapping[str, Promise] = {
    "straight_quotes": gettext_lazy("Straight quotation marks"),
    "unbalanced_quotes": gettext_lazy("A quotation mark without its partner"),
    "tatweel_dash": gettext_lazy("A tatweel used as a dash"),
    "invisible_character": gettext_lazy("A character nobody sees"),
    "presentation_form": gettext_lazy("Letters as a PDF draws them"),
    "persian_letter": gettext_lazy("Persian letters or digits"),
    "double_space": gettext_lazy("More than one space"),
    "latin_punctuation": gettext_lazy("Latin punctuation in Arabic prose"),
    "arabic_punctuation": gettext_lazy("Arabic punctuation in English prose"),
    "spelling": gettext_lazy("The house spells it otherwise"),
    "plural_sources": gettext_lazy("«مصادر», but fewer than two sources stand behind the story"),
    "bare_source": gettext_lazy("«مصدر» is described by nothing at its first mention"),
}

_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Remark:
    """One advice as it is shown. `order` is what its button sends; "" without one."""

    before: str
    excerpt: str
    after: str
    suggestion: str | None
    order: str


@dataclass(frozen=True, slots=True)
class Group:
    """The remarks of one kind on one field. `order` mends them all; "" for fewer than two."""

    label: str
    field: str
    language: str
    place: str
    remarks: Sequence[Remark]
    order: str


@dataclass(frozen=True, slots=True)
class Shown:
    groups: Sequence[Group]
    total: int
    more: int
    action: str
    version: int


def shown(article: Article, *, may_mend: bool) -> Shown:
    """Everything the house style has to say about the working copy, as the form shows it."""
    groups: list[Group] = []
    total = left = 0
    for language, field, advice in _advice(article):
        by_code = defaultdict(list)
        for one in advice:
            by_code[one.code].append(one)
        total += len(advice)
        for code, all_of_it in by_code.items():
            told = all_of_it[: max(0, SHOWN - left)]
            left += len(told)
            if told:
                groups.append(_group(field, language, code, told, all_of_it, may_mend))
    action = reverse("admin:articles_article_house_style", args=[article.pk])
    return Shown(groups, total, total - left, action, article.version)


def view_for(model_admin: ModelAdmin) -> Callable[..., HttpResponse]:
    """POST: `version` the editor saw, `fix` field:code:start:end (field:code: for a whole kind)."""

    @require_POST
    def mend(request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article.objects.seen_by(request.user), pk=pk)
        if not model_admin.has_change_permission(request, article):
            raise PermissionDenied
        back = reverse("admin:articles_article_change", args=[article.pk])
        column, chosen = _chosen(article, request.POST.get("fix", ""))
        if request.POST.get("version") != str(article.version) or not chosen:
            messages.warning(
                request, _("The text has changed since this was suggested. Nothing was changed.")
            )
            return HttpResponseRedirect(f"{back}#house-style")
        try:
            _mend(request, article, column, chosen)
        except workflow.Refused as refused:
            messages.error(request, str(refused))
        return HttpResponseRedirect(f"{back}#house-style")

    return mend


def _mend(request: HttpRequest, article: Article, column: str, chosen: Sequence[Advice]) -> None:
    label = str(LABELS[chosen[0].code])
    edited = workflow.edit(
        article=article,
        by=account(request),
        at=timezone.now(),
        change=lambda row: setattr(row, column, fixed(getattr(row, column), chosen)),
        version=article.version,
        note=_("House style: %(what)s") % {"what": label},
    )
    changes = [_told(one) for one in chosen[:_TOLD]]
    more = ["…"] if len(chosen) > _TOLD else []
    messages.success(request, f"{label}: {_(', ').join([*changes, *more])}")
    if edited.status != article.status:
        messages.warning(
            request,
            _("The sign-offs do not cover the new text. The story is now: %(state)s.")
            % {"state": edited.get_status_display()},
        )


def _told(one: Advice) -> str:
    """«كویت» is now «كويت»."""
    words = {"before": visible(one.excerpt), "after": visible(one.suggestion or "")}
    return _("«%(before)s» is now «%(after)s»") % {k: isolate(v) for k, v in words.items()}


def _chosen(article: Article, order: str) -> tuple[str, list[Advice]]:
    """The column a button names and the remarks on it that can be mended, found anew."""
    column, _colon, rest = order.partition(":")
    code, _colon, place = rest.partition(":")
    for language, field, advice in _advice(article):
        if column == f"{field}_{language}":
            found = [one for one in advice if one.code == code and one.edits]
            return column, [one for one in found if place in {"", f"{one.start}:{one.end}"}]
    return column, []


def _advice(article: Article) -> Iterator[tuple[str, str, list[Advice]]]:
    """Language, field and remarks, the language the story was written in first."""
    voices = sources.voices(sources.weigh(article))
    codes = sorted(settings.LANGUAGE_CODES, key=lambda code: code != article.source_language)
    for language in codes:
        texts = {field: article.text(field, language) for field in PROSE_TEXTS}
        for field, advice in advise_story(texts, language, sources=voices).items():
            yield language, field, advice


def _group(
    field: str,
    language: str,
    code: str,
    told: Sequence[Advice],
    all_of_it: Sequence[Advice],
    may_mend: bool,
) -> Group:
    order = f"{field}_{language}:{code}:"
    verbose: Any = Article._meta.get_field(field)
    name = str(verbose.verbose_name)
    if language != settings.LANGUAGE_CODE:
        name = f"{name} ({get_language_info(language)['name_translated']})"
    is_many = may_mend and sum(bool(one.edits) for one in all_of_it) > 1
    remarks = [
        Remark(
            before=one.before,
            excerpt=visible(one.excerpt),
            after=one.after,
            suggestion=None if one.suggestion is None else visible(one.suggestion),
            order=f"{order}{one.start}:{one.end}" if may_mend and one.edits else "",
        )
        for one in told
    ]
    place = f"id_{field}_{language}"
    return Group(str(LABELS[code]), name, language, place, remarks, order if is_many else "")


def visible(text: str) -> str:
    """A place as somebody can read it: what nobody sees by its number, spaces by a sign, and the
    middle of a long quotation left out."""
    if not text:
        return _("(nothing)")
    text = _UNSEEN.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)
    if not text.strip():
        text = text.replace("\u00a0", "⍽").replace(" ", "␣")
    return text if len(text) <= 60 else f"{text[:28]} … {text[-28:]}"
