"""What a story begins with: a template of its genre, the story that it follows, or a text that was
sent in, with its paragraphs, what was left out of it, and the sentences that say who told them."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget, UnfoldAdminTextareaWidget

from articles import sources, workflow
from articles.admin.desk import account, direction, languages
from articles.models import Article, StoryTemplate
from articles.text.html import from_outline, from_plain
from articles.text.raw_story import RawStory, read_raw
from articles.workflow.people import Account

LONGEST = 200_000  # letters


class SentIn(forms.Form):
    language = forms.ChoiceField(
        label=_("Language of the text"), choices=languages, widget=UnfoldAdminSelectWidget
    )
    text = forms.CharField(
        label=_("Text"),
        max_length=LONGEST,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 12, "dir": "auto"}),
        help_text=_("As it came: paragraphs are made of it, and every word stays."),
    )


def begun(user: Account, asked: Mapping[str, str]) -> dict[str, Any]:
    """What a new story begins with. Of `follows`, another that this person sees: its kicker,
    section, genre, topics and a link to it where it is printed. Of `template`: its genre, section
    and outline. Otherwise the section for which he wrote last."""
    if (pk := _number(asked.get("follows"))) is not None:
        story = Article.objects.seen_by(user).filter(pk=pk).first()
        if story is not None:
            return _of(story)
    last = Article.objects.filter(created_by=user).order_by("-pk").first()
    found: dict[str, Any] = {"section": last.section_id} if last else {}
    if (pk := _number(asked.get("template"))) is not None:
        template = StoryTemplate.objects.filter(pk=pk).first()
        if template is not None:
            found |= _outlined(template)
    return found


def view_for(model_admin: ModelAdmin) -> Callable[..., HttpResponse]:
    """GET: templates to choose from and a field for a text. POST `language text`: what would become
    of it; with `make` the story."""

    def page(request: HttpRequest) -> HttpResponse:
        if not model_admin.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            initial = {"language": settings.LANGUAGE_CODE}
            return _page(model_admin, request, SentIn(initial=initial), None)
        form = SentIn(request.POST)
        read = read_raw(form.cleaned_data["text"]) if form.is_valid() else None
        if read is not None and not read.paragraphs:
            form.add_error("text", gettext("There are no words in it."))
            read = None
        if read is None or "make" not in request.POST:
            return _page(model_admin, request, form, read)
        return _made(request, form.cleaned_data["language"], read)

    return page


def _number(asked: str | None) -> int | None:
    is_one = asked and asked.isascii() and asked.isdecimal() and len(asked) < 19
    return int(asked) if asked and is_one else None


def _of(story: Article) -> dict[str, Any]:
    texts = {f"kicker_{code}": story.text("kicker", code) for code in settings.LANGUAGE_CODES}
    for printed in story.publications.public(at=timezone.now()):
        with override(printed.language):
            said = _("Read before: %(link)s")
            link = format_html('<a href="{}">{}</a>', printed.short_url(), printed.headline)
            texts[f"body_{printed.language}"] = format_html(
                "<p>{}</p>", format_html(str(said).replace("%(link)s", "{}"), link)
            )
    facts = {"section": story.section_id, "genre": story.genre}
    return {**facts, "topics": list(story.topics.values_list("pk", flat=True)), **texts}


def _outlined(template: StoryTemplate) -> dict[str, Any]:
    outlines = {code: getattr(template, f"outline_{code}") for code in settings.LANGUAGE_CODES}
    texts = {f"body_{code}": from_outline(text) for code, text in outlines.items() if text}
    section = {"section": template.section_id} if template.section_id else {}
    return {"genre": template.genre, **section, **texts}


def _made(request: HttpRequest, language: str, read: RawStory) -> HttpResponse:
    user = account(request)

    def write(article: Article) -> None:
        article.source_language = language
        article.section_id = begun(user, {}).get("section")
        setattr(article, f"body_{language}", from_plain("\n".join(read.paragraphs)))

    try:
        made = workflow.create(
            by=user, at=timezone.now(), change=write, note=gettext("From a text that was sent in")
        )
    except workflow.Refused as refused:
        messages.error(request, str(refused))
        return HttpResponseRedirect(reverse("admin:articles_article_begin"))
    for dropped in read.dropped:
        messages.warning(request, gettext("Left out at the end: %(words)s") % {"words": dropped})
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[made.pk]))


def _page(of: ModelAdmin, request: HttpRequest, form: SentIn, read: RawStory | None) -> Any:
    language = form["language"].value()
    shown = sources.read_paragraphs(read.paragraphs, language) if read else []
    context = {
        **of.admin_site.each_context(request),
        "title": gettext("Begin a story"),
        "opts": of.opts,
        "templates": StoryTemplate.objects.select_related("section"),
        "form": form,
        "read": read,
        "language": language,
        "direction": direction(language) if read else "",
        "paragraphs": shown,
        "told": sum(one.phrase is not None for part in shown for one in part),
    }
    request.current_app = of.admin_site.name
    status = 400 if form.errors else 200
    where = "admin/articles/article/begin.html"
    return TemplateResponse(request, where, context, status=status)
