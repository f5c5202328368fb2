"""The page of a story: drawn when it is printed and kept with it, with holes for what changes
without the story."""

import json
import re
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from articles import shares
from articles.models import Channel, Publication
from articles.models.live import Told
from articles.reading.shown import corrections_told
from articles.site import metadata
from articles.site.context import Paper
from articles.templatetags.marks import marks_of

_HOLE = re.compile("\x00(.+?)\x00")
# No text holds a NUL, so nothing that was typed is taken for a hole.
_HOLES = (
    "alternates",
    "key_moments",
    "kicker",
    "latest_told",
    "live",
    "related",
    "share_count",
    "since",
    "since_line",
    "turn",
    "updated",
)
_NEAREST = frozenset(Channel.values) - {Channel.EMAIL, Channel.LINKEDIN}
_MOMENT = timedelta(minutes=1)
_LEVEL = 6  # of compression: once a print

# What a page is made of before its holes are filled. `head` and `story`: text and names of holes by
# turns; `path`: of the page; `topics`: their keys.
Parts = dict[str, Any]


def piece(publication: Publication) -> bytes:
    """What is kept of the page with a print (articles.press.pieces). Of a live story nothing: its
    head says what its stream says."""
    if publication.is_live_story:
        return b""
    told = json.dumps(drawn(publication), ensure_ascii=False)
    return zlib.compress(told.encode(), _LEVEL)


def unpacked(page: bytes | memoryview) -> Parts:
    parts: Parts = json.loads(zlib.decompress(page))
    return parts


def drawn(publication: Publication, entries: Sequence[Told] = ()) -> Parts:
    """The parts of a page of a print `articles.press.pieces.for_pieces`, in the active language.
    `entries`: of a live story, those that the page shows."""
    now = timezone.now()
    paper = Paper(publication.language, now)
    corrections = corrections_told(publication.article_id, at=now)
    page = metadata.of_story(publication, {}, corrections, paper, entries)
    channels = shares.channels(publication.language)
    moment = updated_at(publication)
    holes = {name: mark_safe(f"\x00{name}\x00") for name in _HOLES}
    context = {
        **holes,
        "updated": holes["updated"] if moment else "",
        "publication": publication,
        "page": page,
        "paper": paper,
        "now": now,
        "people": _people(publication),
        "topics": [topic for topic in publication.topics.all() if topic.name],
        "corrections": corrections,
        "channels": channels,
        "nearest_channels": [one for one in channels if one.key in _NEAREST],
    }
    return {
        "title": page.title,
        "path": page.path,
        "updated_at": moment.isoformat() if moment else "",
        "topics": [topic.pk for topic in publication.topics.all()],
        "head": _HOLE.split(render_to_string("components/metadata.html", context)),
        "story": _HOLE.split(render_to_string("components/story.html", context)),
        "kicker": {
            name: render_to_string("components/kicker.html", marks_of(publication, is_live=is_live))
            for name, is_live in (("told", False), ("live", True))
        },
    }


def filled(parts: Sequence[str], words: Mapping[str, str]) -> SafeString:
    """The text with these words in its holes; nothing in those that have none."""
    told = list(parts)
    told[1::2] = [words.get(name, "") for name in told[1::2]]
    return mark_safe("".join(told))


def updated_at(publication: Publication) -> datetime | None:
    """When the text changed after readers first saw it."""
    since = publication.modified_at - publication.first_published_at
    return publication.modified_at if since > _MOMENT else None


def _people(publication: Publication) -> list[dict[str, Any]]:
    """The byline as it was printed, each name with the portrait and biography we have now."""
    known = {one.slug: one for one in publication.contributors.all()}
    return [
        {
            **one,
            "portrait": getattr(known.get(one["slug"]), "portrait", None),
            "biography": getattr(known.get(one["slug"]), "biography", ""),
        }
        for one in publication.byline
    ]
