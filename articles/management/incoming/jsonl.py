"""A story a line. The names are those of the help of import_stories."""

from collections.abc import Mapping
from typing import Any

from articles.management.incoming.story import (
    Incoming,
    Unreadable,
    body_from,
    decoded,
    digest_of,
    json_of,
    moment_of,
    name_of,
    names_of,
    not_taken,
    text_of,
)
from articles.models.story_fields import BROUGHT_TEXTS

_KNOWN: tuple[str, ...] = ("id", "uri", "language", "headline", "title", "body", "section")
_KNOWN += ("topics", "byline", "published", "translations", "embargoed_until", "embargo")


def read(line: bytes, language: str) -> Incoming:
    """`language`: that of a line which names none."""
    record = json_of(decoded(line))
    if not isinstance(record, dict):
        raise Unreadable("A line must be one JSON object.")
    spoken = name_of(record, "language") or language
    headline, body = text_of(record, "headline", "title"), text_of(record, "body")
    known = {*BROUGHT_TEXTS, *_KNOWN}
    return Incoming(
        language=spoken,
        texts={spoken: _texts(record), **_translations(record, spoken)},
        uri=name_of(record, "uri", "id") or digest_of(spoken, headline, body),
        section=name_of(record, "section"),
        topics=names_of(record, "topics"),
        byline=names_of(record, "byline"),
        published_at=moment_of(record, "published"),
        embargoed_until=moment_of(record, "embargoed_until", "embargo"),
        remarks=not_taken(record, known),
    )


def _texts(record: Mapping[str, Any]) -> dict[str, str]:
    texts = {name: text for name in BROUGHT_TEXTS if (text := text_of(record, name))}
    texts["headline"] = text_of(record, "headline", "title")
    texts["body"] = body_from(text_of(record, "body"))
    return texts


def _translations(record: Mapping[str, Any], spoken: str) -> dict[str, dict[str, str]]:
    found = record.get("translations") or {}
    if not isinstance(found, dict) or not all(isinstance(one, dict) for one in found.values()):
        raise Unreadable("«translations» must be an object: language → texts.")
    if spoken in found:
        raise Unreadable(f"«translations» holds the story's own language, {spoken}.")
    return {code: _texts(texts) for code, texts in found.items()}
