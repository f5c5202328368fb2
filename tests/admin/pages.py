"""The pages of the admin, as a test walks them."""

from html.parser import HTMLParser

from django.test import Client
from django.urls import reverse

from articles.models import Article
from articles.models.source import Source
from tests import makers

LISTS = (
    "articles_article",
    "articles_image",
    "articles_frontslot",
    "articles_breakingline",
    "articles_match",
    "articles_setback",
    "articles_sharereview",
    "articles_source",
    "articles_sourceaccess",
    "articles_refusedlook",
    "articles_correction",
    "articles_transition",
    "articles_section",
    "articles_topic",
    "articles_contributor",
    "auth_user",
    "auth_group",
    "articles_accountrequest",
    "articles_accountchange",
)


def signed_in(user, language: str = "") -> Client:
    client = Client()
    client.force_login(user)
    if language:
        client.cookies["django_language"] = language
    return client


def list_page(name: str) -> str:
    return reverse(f"admin:{name}_changelist")


def story_page(article: Article) -> str:
    return reverse("admin:articles_article_change", args=[article.pk])


def move_page(article: Article, move: str) -> str:
    return reverse("admin:articles_article_move", args=[article.pk, move])


def source_page(source: Source) -> str:
    return reverse("admin:articles_source_change", args=[source.pk])


def form_of(client: Client, address: str) -> dict:
    """What a browser would send back if the form of this page were saved untouched."""
    context = client.get(address).context
    data = {}
    forms = [context["adminform"].form]
    for formset in (one.formset for one in context["inline_admin_formsets"]):
        forms += [formset.management_form, *formset.initial_forms]
    for form in forms:
        for bound in form:
            data.update(_sent(bound))
    return data


def _sent(bound) -> dict:
    widget, value = getattr(bound.field.widget, "widget", bound.field.widget), bound.value()
    if hasattr(widget, "widgets"):
        parts = widget.decompress(value)
        return {
            f"{bound.html_name}_{place}": part.format_value(one) or ""
            for place, (part, one) in enumerate(zip(widget.widgets, parts, strict=True))
        }
    if getattr(widget, "input_type", "") == "checkbox" and isinstance(value, bool):
        return {bound.html_name: "on"} if value else {}
    if getattr(widget, "allow_multiple_selected", False):
        return {bound.html_name: value} if value else {}
    return {bound.html_name: "" if value is None else value}


def visible_words(html: str) -> str:
    """The words of a page that somebody reads or hears."""
    reader = _Reader()
    reader.feed(html)
    return " ".join(reader.words)


class _Reader(HTMLParser):
    """Icons are drawn from Latin names, scripts and styles are not read, and what is marked as
    another language may speak it."""

    _EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
    _SILENT = {"script", "style", "template", "svg"}
    _SPOKEN = {"title", "alt", "placeholder", "aria-label", "data-label"}

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.silent: list[bool] = [False]

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        icon = {"material-symbols-outlined", "material-icons"} & set(
            (given.get("class") or "").split()
        )
        foreign = tag != "html" and given.get("lang", "ar") != "ar"
        silent = self.silent[-1] or foreign or bool(icon) or tag in self._SILENT
        if not silent:
            self.words += [given[name] or "" for name in self._SPOKEN & given.keys()]
            if tag == "input" and given.get("type") in {"submit", "button"}:
                self.words.append(given.get("value") or "")
        if tag not in self._EMPTY:
            self.silent.append(silent)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._EMPTY and len(self.silent) > 1:
            self.silent.pop()

    def handle_data(self, data: str) -> None:
        if not self.silent[-1]:
            self.words.append(data)


def world() -> Article:
    """A story in every state, a source, and one of everything else."""
    for make in makers.IN_STATE.values():
        make()
    return makers.in_review(agreement=makers.unnamed_source(), english=True)
