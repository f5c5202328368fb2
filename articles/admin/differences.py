"""What differs, as an editor reads it: two texts word by word, two compositions value by value."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Model
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from articles.models import Article, Byline, Contributor, Image, Section, Topic
from articles.models.edition import Edition
from articles.models.story_fields import FIELD, HTML_TEXTS
from articles.press import Difference
from articles.text.diff import word_diff
from articles.workflow.changes import Changed

_SHAPES = {"gone": "<del>{}</del>", "new": "<ins>{}</ins>", "same": "{}"}
Row = tuple[str, str, SafeString]


def drawn(old: str, new: str) -> SafeString:
    """The way from one text to the other: <del> what is gone, <ins> what is new."""
    pieces = word_diff(old, new)
    return mark_safe("".join(format_html(_SHAPES[kind], words) for kind, words in pieces))


def readable(html: str, *, strip: bool = True) -> str:
    """A body as lines of words."""
    words = strip_tags(html.replace("</p>", "</p>\n"))
    return words.strip() if strip else words


def shown(changes: Sequence[Changed]) -> Iterator[Row]:
    """Label, language and drawn difference of everything that changed."""
    for changed in changes:
        if changed.is_new:
            name = get_language_info(changed.language)["name_translated"]
            yield str(name), changed.language, mark_safe(drawn("", _("printed for the first time")))
        yield from _rows(changed.language, changed.differences)
        for sentence in changed.weighed:
            yield _("Sources"), "", drawn("", sentence)


def _rows(language: str, differences: Sequence[Difference]) -> Iterator[Row]:
    for one in differences:
        yield label(one.field, language), language, drawn(*two(one.field, one.old, one.new))


def two(field: str, old: Any, new: Any) -> tuple[str, str]:
    """Both values of a field in words; of a text of which only the markup differs, the markup."""
    was, now = in_words(field, old), in_words(field, new)
    if field in HTML_TEXTS and was.split() == now.split():
        return str(old), str(new)
    return was, now


def label(field: str, language: str = "") -> str:
    """The name of what a reader gets; of a text in another language than the paper's first, with
    that language."""
    if field in FIELD and field != "topics":
        column: Any = Article._meta.get_field(field)
        name = str(column.verbose_name)
        if not FIELD[field].is_translated or Edition(language).is_first:
            return name
        return f"{name} ({get_language_info(language)['name_translated']})"
    return str(
        {
            "byline": _("Byline"),
            "topics": _("Topics"),
            "lead": _("Lead picture"),
            "pictures": _("Pictures in the text"),
            "shelf": _("Pictures in the text"),
            "disclosure": _("How we know"),
            "passages": _("Passages of unnamed sources"),
        }[field]
    )


def in_words(field: str, value: Any) -> str:
    """A value in words, names in the editor's language."""
    if field in HTML_TEXTS:
        return readable(value)
    if field in _IN_WORDS:
        return _IN_WORDS[field](value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if field in FIELD and not FIELD[field].is_translated:
        column: Any = Article._meta.get_field(field)
        return str(dict(column.flatchoices).get(value, value if value is not None else ""))
    return str(value)


def _section(pk: int | None) -> str:
    return _names(Section, [pk] if pk else [])


def _byline(byline: Sequence[tuple[int, str]]) -> str:
    people = Contributor.objects.in_bulk([pk for pk, _credit in byline])
    return "\n".join(
        f"{people.get(pk, pk)} ({Byline.Credit(credit).label})" for pk, credit in byline
    )


def _topics(keys: Sequence[int]) -> str:
    return _names(Topic, keys)


def _names(model: type[Model], keys: Sequence[int]) -> str:
    found = model._default_manager.in_bulk(keys)
    return "\n".join(str(found.get(key, key)) for key in keys)


def _images(keys: Any) -> str:
    return _names(Image, keys if isinstance(keys, list) else [keys] if keys else [])


def _pictures(value: Any) -> str:
    pictures = value if isinstance(value, list | tuple) else [value] if value else []
    return "\n".join(
        " · ".join([f"#{one.image}", one.alt_text, one.caption, one.credit]) for one in pictures
    )


def _disclosure(value: Mapping[str, Any]) -> str:
    return "\n".join(value.get("sentences", []))


def _passages(value: Sequence[Any]) -> str:
    return "\n".join(f"{one.ref} · {one.exact}" for one in value)


_IN_WORDS: Mapping[str, Callable[[Any], str]] = {
    "section": _section,
    "byline": _byline,
    "topics": _topics,
    "lead": _pictures,
    "lead_image": _images,
    "shelf": _images,
    "pictures": _pictures,
    "disclosure": _disclosure,
    "passages": _passages,
}
