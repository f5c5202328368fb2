"""The page of a story: drawn when it is printed and kept with it, with holes for what changes
without the story."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe

from articles import shares
from articles.models import Channel, Publication
from articles.models.live import Told
from articles.press import pieces
from articles.reading.shown import corrections_told
from articles.site import metadata
from articles.site.context import Paper
from articles.text.holes import cut, hole

_HOLES = (
    "alternates",
    "key_moments",
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

# What a page is made of before its holes are filled. `head` and `story`: text and names of holes by
# turns; `path`: of the page; `topics`: their keys.
Parts = dict[str, Any]


def piece(publication: Publication) -> bytes:
    """What is kept of the page with a print (articles.press.pieces). Of a live story nothing: its
    head says what its stream says."""
    if publication.is_live_story:
        return b""
    return pieces.packed(drawn(publication))


def drawn(publication: Publication, entries: Sequence[Told] = ()) -> Parts:
    """The parts of a page of a print `articles.press.pieces.for_pieces`, in the active language.
    `entries`: of a live story, those that the page shows."""
    now = timezone.now()
    paper = Paper(publication.language, now)
    corrections = corrections_told(publication.article_id, at=now)
    page = metadata.of_story(publication, {}, corrections, paper, entries)
    channels = shares.channels(publication.language)
    moment = updated_at(publication)
    holes = {name: mark_safe(hole(name)) for name in _HOLES}
    context = {
        **holes,
        "updated": holes["updated"] if moment else "",
        "publication": publication,
        "page": page,
        "paper": paper,
        "paper_name": paper.name,
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
        "head": cut(render_to_string("components/metadata.html", context)),
        "story": cut(render_to_string("components/story.html", context)),
    }


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
