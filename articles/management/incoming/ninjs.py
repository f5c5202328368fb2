"""ninjs, the IPTC's News in JSON: 3.x (camelCase), 2.x (headlines, bodies) and 1.x (headline,
body_xhtml …). What describes a text is read, and what its sender forbids; pictures, places and the
like are not, and what is not is said."""

from collections.abc import Mapping
from typing import Any

from articles.management.incoming.story import (
    CANCELED,
    USABLE,
    WITHHELD,
    Incoming,
    Unreadable,
    body_from,
    digest_of,
    moment_of,
    name_of,
    not_taken,
    text_of,
)

_TO_EDITORS = ("ednote", "usageterms", "copyrightnotice")
_READ = {"uri", "language", "headline", "headlines", "bodies", "subjects", "subject", "bylines"}
_READ |= {"by", "byline", "firstcreated", "versioncreated", "embargoeduntil", "embargoed"}
_READ |= {"version", "pubstatus", "urgency", "standard", "type", "$standard", *_TO_EDITORS}
_READ |= {"expires", "body_xhtml", "body_html", "body_richtext", "body_text", "profile"}
_MARKUP = ("xhtml", "html")
_BODIES_OF_1 = ("body_xhtml", "body_html", "body_richtext", "body_text")


def read(item: Any, language: str) -> Incoming:
    """`language`: that of an item which names none."""
    if not isinstance(item, dict):
        raise Unreadable("An item must be one JSON object.")
    # Version 3 writes versionCreated where version 2 wrote versioncreated.
    record = {str(name).lower(): value for name, value in item.items()}
    spoken = (name_of(record, "language") or language).split("-")[0].lower()
    headline, body = _headline(record), _body(record)
    use = name_of(record, "pubstatus").lower() or USABLE
    if use not in (USABLE, WITHHELD, CANCELED):
        raise Unreadable(f"«pubStatus» says «{use[:40]}»: nobody knows what that allows.")
    return Incoming(
        language=spoken,
        texts={spoken: {"headline": headline, "body": body_from(body)}},
        uri=name_of(record, "uri") or digest_of(spoken, headline, body),
        topics=_names(record, "subjects", "subject"),
        byline=_names(record, "bylines")
        or [one for one in [name_of(record, "by", "byline")] if one],
        published_at=moment_of(record, "firstcreated", "versioncreated"),
        embargoed_until=moment_of(record, "embargoeduntil", "embargoed"),
        expires_at=moment_of(record, "expires"),
        version=_version(record)[:40],
        use=use,
        urgency=_urgency(record),
        note=_note(record),
        remarks=not_taken(record, _READ),
    )


def _version(record: Mapping[str, Any]) -> str:
    given = record.get("version")
    return str(given) if isinstance(given, int) else name_of(record, "version")


def _urgency(record: Mapping[str, Any]) -> int | None:
    given = record.get("urgency")
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int) or not 1 <= given <= 9:
        raise Unreadable("«urgency» must be a number from 1 to 9.")
    return given


def _note(record: Mapping[str, Any]) -> str:
    """What the sender says to editors, and on what terms it may be used."""
    return "\n".join(filter(None, (text_of(record, name) for name in _TO_EDITORS)))


def _headline(record: Mapping[str, Any]) -> str:
    told = _objects(record, "headlines")
    main = [one for one in told if one.get("role") in ("main", None)] or told
    return text_of(main[0], "value") if main else text_of(record, "headline")


def _body(record: Mapping[str, Any]) -> str:
    """The richest of the bodies: one with markup before plain text."""
    bodies = [one for one in _objects(record, "bodies") if one.get("value")]
    bodies.sort(key=lambda one: not any(kind in _content_type(one) for kind in _MARKUP))
    return text_of(bodies[0], "value") if bodies else text_of(record, *_BODIES_OF_1)


def _content_type(body: Mapping[str, Any]) -> str:
    return str(body.get("contentType") or body.get("contenttype") or "")


def _names(record: Mapping[str, Any], *keys: str) -> list[str]:
    """Names out of a list of names or of objects that hold one."""
    for key in keys:
        listed = record.get(key) or []
        if not isinstance(listed, list):
            raise Unreadable(f"«{key}» must be a list.")
        found = [_name(one) for one in listed]
        if any(found):
            return list(dict.fromkeys(filter(None, found)))
    return []


def _name(one: Any) -> str:
    return name_of(
        {"name": one} if isinstance(one, str) else _object(one), "name", "byline", "value"
    )


def _objects(record: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    listed = record.get(key) or []
    if not isinstance(listed, list):
        raise Unreadable(f"«{key}» must be a list.")
    return [_object(one) for one in listed]


def _object(one: Any) -> Mapping[str, Any]:
    if not isinstance(one, dict):
        raise Unreadable("A list of objects holds something else.")
    return one
