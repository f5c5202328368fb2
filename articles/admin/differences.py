"""Two texts beside each other, as an editor reads them: word by word."""

from collections.abc import Iterator
from typing import Any

from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe

from articles.models import Article
from articles.text.diff import word_diff

_SHAPES = {"gone": "<del>{}</del>", "new": "<ins>{}</ins>", "same": "{}"}


def drawn(old: str, new: str) -> SafeString:
    """The way from one text to the other: <del> what is gone, <ins> what is new."""
    pieces = word_diff(old, new)
    return mark_safe("".join(format_html(_SHAPES[kind], words) for kind, words in pieces))


def readable(html: str) -> str:
    """A body as lines of words."""
    return strip_tags(html.replace("</p>", "</p>\n")).strip()


def since_print(article: Article) -> Iterator[tuple[str, str, SafeString]]:
    """What the working copy changes in each printed language: label, language, drawn difference."""
    for printed in article.publications.order_by("language"):
        language = printed.language
        for field in ("kicker", "headline", "standfirst", "body"):
            old = printed.body_html if field == "body" else getattr(printed, field)
            new = article.text(field, language)
            if field == "body":
                old, new = readable(old), readable(new)
            if old.split() != new.split():
                column: Any = Article._meta.get_field(field)
                yield str(column.verbose_name), language, drawn(old, new)
