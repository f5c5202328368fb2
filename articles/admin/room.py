"""The writing room: which fields stand in the text, beside it and in the drawer, and what its page
may load."""

from collections.abc import Mapping, Sequence
from typing import Any

from csp.constants import NONCE, SELF
from django.conf import settings
from django.contrib.admin import site
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.admin.desk import direction, label_of, languages
from articles.models import Article, Image
from articles.models.story_fields import TEXT_FIELDS, TEXTS_AS_READ

# As strict as the readers' pages, but for one style that the editor (Tiptap) puts into the page.
POLICY = {
    "script-src": [SELF, NONCE],
    "style-src": [SELF, NONCE, "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"],
}
ROWS = {"headline": 1, "standfirst": 2, "sources_note": 3}

_ABOUT: list[Any] = [
    (
        _("Where it belongs"),
        {
            "classes": ["is-open"],
            "fields": ["section", "genre", "topics", "urgency", "is_exclusive", "is_sensitive"],
        },
    ),
    (
        _("How it is made"),
        {
            "fields": [
                *("source_language", "lead_image", "is_own_observation"),
                *("no_byline_reason", "ed_note"),
            ],
        },
    ),
    (
        _("Time and sharing"),
        {
            "fields": [
                *("planned_for", "embargoed_until", "event_date"),
                *("shares_enabled", "show_share_count"),
            ],
        },
    ),
]
# What a new story asks for first stands beside the text; the rest of it in the drawer.
_ASKED_FIRST = ("section", "genre", "is_own_observation")


def fieldsets(article: Article | None) -> list[Any]:
    """The texts of each language, that of the story first, and the parts of the drawer. Those of
    class `room-text` stand in the middle, `is-beside` beside them, others in the drawer."""
    first = article.source_language if article else settings.LANGUAGE_CODE
    spoken = sorted(languages(), key=lambda one: one[0] != first)
    texts = [
        (name, {"classes": ["room-text", f"room-{code}"], "fields": _columns(code, is_read=True)})
        for code, name in spoken
    ]
    more = [
        (_("More texts: %(language)s") % {"language": name}, {"fields": _columns(code)})
        for code, name in spoken
    ]
    if article is not None:
        return [*texts, *_ABOUT, *more]
    options = {"classes": ["is-beside", "is-open"], "fields": list(_ASKED_FIRST)}
    return [
        *texts,
        (_("To begin with"), options),
        *(_but(one, _ASKED_FIRST) for one in _ABOUT),
        *more,
    ]


def pictures(request: HttpRequest) -> Mapping[str, Any]:
    """What the dialogue of pictures needs: addresses, the words that a new one is asked for, and
    what this person may."""
    desk = site.get_model_admin(Image)
    words: list[Any] = [Image._meta.get_field(f"{name}_{code}") for code, name in _words()]
    return {
        "choose": reverse("admin:articles_image_choose"),
        "upload": reverse("admin:articles_image_upload"),
        "image": reverse("admin:articles_image_changelist"),
        "may_add": desk.has_add_permission(request),
        "may_change": desk.has_change_permission(request),
        "fields": [
            {
                "name": field.name,
                "label": label_of(field),
                "max_length": field.max_length,
                "language": field.language,
                "direction": direction(field.language),
            }
            for field in words
        ],
    }


def _words() -> list[tuple[str, str]]:
    texts = ("alt_text", "caption", "credit")
    return [(code, name) for code in settings.LANGUAGE_CODES for name in texts]


def _columns(code: str, *, is_read: bool = False) -> list[str]:
    """The texts of a language that stand on the page one under the other, or the others."""
    return [f"{name}_{code}" for name in TEXT_FIELDS if (name in TEXTS_AS_READ) == is_read]


def _but(fieldset: Any, names: Sequence[str]) -> Any:
    """A fieldset without the fields of these names."""
    title, options = fieldset
    return title, {**options, "fields": [one for one in options["fields"] if one not in names]}
