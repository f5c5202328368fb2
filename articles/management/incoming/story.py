"""A story as a file brings it, in one shape whatever the file was, and what is wrong with it."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from articles.models import Article
from articles.text.html import from_plain, layers_of
from articles.text.normalise import clean
from articles.text.raw_story import read_raw

_TAG = re.compile(
    r"</?(?:p|h[1-6]|[uo]l|li|blockquote|figure|div|section|article|br|strong|em|b|i|a|span|table"
    r"|img|script|sup|sub|q|del|ins|s|u|table)\b[^>]*>",
    re.IGNORECASE,
)
_MOST_LETTERS = {one.name: one.max_length for one in Article._meta.fields}
_LONGEST_NAME = 120
_LONGEST_URI = 500
_EARLIEST = datetime(1700, 1, 1, tzinfo=UTC)


_LAYERS = {
    "deleted": "deleted or struck-out text",
    "comment": "comments in the margin",
    "hidden": "hidden text",
}
# What a sender allows (ninjs, pubStatus): printing, holding alone, nothing any more.
USABLE, WITHHELD, CANCELED = "usable", "withheld", "canceled"


class Unreadable(Exception):
    """A record that cannot be taken in; its words say why."""


@dataclass(slots=True)
class Incoming:
    """`texts`: language → field → text, bodies as HTML. `uri`: the story's name where it comes
    from, or the digest of its text. `version`: of the story there. `use`: what its sender allows.
    `note`: the sender's words to editors. `remarks`: what the person at the shell should know."""

    language: str
    texts: Mapping[str, Mapping[str, str]]
    uri: str
    section: str = ""
    topics: list[str] = field(default_factory=list)
    byline: list[str] = field(default_factory=list)
    published_at: datetime | None = None
    embargoed_until: datetime | None = None
    expires_at: datetime | None = None
    version: str = ""
    use: str = USABLE
    urgency: int | None = None
    note: str = ""
    remarks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Raises Unreadable for what no story may hold."""
        if self.use == CANCELED:
            return  # a cancel brings no text
        for code in (self.language, *self.texts):
            if code not in settings.LANGUAGE_CODES:
                raise Unreadable(_unknown_language(code))
        own = self.texts.get(self.language, {})
        if not own.get("body", "").strip():
            raise Unreadable("The story has no text.")
        for language, texts in self.texts.items():
            for name, text in texts.items():
                most = _MOST_LETTERS[name]
                if most and len(text) > most:
                    raise Unreadable(_too_long(f"{name} ({language})", text, most))
        for name in [*self.topics, *self.byline]:
            if len(name) > _LONGEST_NAME:
                raise Unreadable(_too_long(f"{name[:30]}…", name, _LONGEST_NAME))
        if len(self.uri) > _LONGEST_URI:
            raise Unreadable(_too_long("uri", self.uri, _LONGEST_URI))

    @property
    def left_out(self) -> list[str]:
        """Remarks on hidden layers of the bodies, which no story takes over."""
        bodies = (texts.get("body", "") for texts in self.texts.values())
        layers = dict.fromkeys(layer for body in bodies for layer in layers_of(body))
        return [f"left out: {_LAYERS[layer]}" for layer in layers]

    @property
    def has_headline(self) -> bool:
        return bool(self.texts[self.language].get("headline", "").strip())

    def may_be_printed(self, at: datetime) -> bool:
        """Whether its sender lets it be printed at `at`."""
        is_embargoed = self.embargoed_until is not None and self.embargoed_until > at
        is_over = self.expires_at is not None and self.expires_at <= at
        return self.use == USABLE and not is_embargoed and not is_over


def _too_long(name: str, text: str, most: int) -> str:
    return f"«{name}» is {len(text):,} characters long; the most is {most:,}."


def _unknown_language(code: str) -> str:
    known = ", ".join(settings.LANGUAGE_CODES)
    return f"The language «{code[:20]}» is not one of this newsroom's: {known}."


def decoded(content: bytes) -> str:
    """The text of a file or line. Raises Unreadable when it is not UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise Unreadable(f"Not UTF-8: byte {wrong.start + 1} cannot be read.") from wrong


def json_of(text: str) -> Any:
    """What the JSON says. Raises Unreadable, saying where it is broken."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as wrong:
        where = f"line {wrong.lineno}, column {wrong.colno}"
        raise Unreadable(f"Broken JSON: {wrong.msg} ({where}).") from wrong
    except (ValueError, RecursionError) as wrong:
        raise Unreadable(f"Broken JSON: {wrong}.") from wrong


def text_of(record: Mapping[str, Any], *names: str) -> str:
    """The first of `names` that is filled, else "". Raises Unreadable for what is no text."""
    for name in names:
        value = record.get(name)
        if value is None or value == "":
            continue
        if isinstance(value, int) and not isinstance(value, bool) and name == "id":
            return str(value)
        if not isinstance(value, str):
            raise Unreadable(f"«{name}» must be text.")
        return without_nul(name, value)
    return ""


def without_nul(name: str, text: str) -> str:
    """The same text. Raises Unreadable when NUL characters show that it is none."""
    if "\x00" in text:
        raise Unreadable(f"«{name}» holds NUL characters: this is not text.")
    return text


def name_of(record: Mapping[str, Any], *names: str) -> str:
    """The same for what is a name and not a text: cleaned, on one line."""
    return _one_line(text_of(record, *names))


def names_of(record: Mapping[str, Any], name: str) -> list[str]:
    """A list of names, each once; a lone name counts as a list of one."""
    value = record.get(name) or []
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise Unreadable(f"«{name}» must be a list of names.")
    return list(dict.fromkeys(filter(None, (_one_line(without_nul(name, n)) for n in listed))))


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


def not_taken(record: Mapping[str, Any], known: Iterable[str]) -> list[str]:
    """A remark on what a record holds and nobody reads here; [] when there is nothing."""
    left = sorted(name for name, value in record.items() if value and name not in known)
    return [f"not taken: {', '.join(name[:40] for name in left)}"] if left else []


def moment_of(record: Mapping[str, Any], *names: str) -> datetime | None:
    """An ISO 8601 moment; without an offset it is the paper's own time."""
    written = text_of(record, *names).strip()
    if not written:
        return None
    try:
        moment = datetime.fromisoformat(written)
        if timezone.is_naive(moment):
            moment = timezone.make_aware(moment, timezone.get_default_timezone())
        moment = moment.astimezone(UTC)
    except (ValueError, OverflowError) as wrong:
        raise Unreadable(f"«{written[:40]}» is not an ISO 8601 date.") from wrong
    if moment < _EARLIEST:
        raise Unreadable(f"«{written[:40]}» lies before the first newspaper of this archive.")
    return moment


def body_from(text: str) -> str:
    """A body as HTML: markup stays as it came (the desk cleans it), plain text gets paragraphs."""
    return text if _TAG.search(text) else from_plain("\n".join(read_raw(text).paragraphs))


def digest_of(language: str, headline: str, body: str) -> str:
    """The name of a story that came without one."""
    words = json.dumps([language, headline, body])
    return f"sha256:{hashlib.sha256(words.encode()).hexdigest()}"
