"""What editors put on a front, with the keys of the stories that readers may see."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from modeltranslation.utils import build_localized_fieldname

from articles.models import FrontSlot, Publication
from articles.models.compiled import Compiled
from articles.models.front import FOLLOWING
from articles.reading.cards import Card

_FOLLOWING = [f"following_{place}" for place in range(FOLLOWING)]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the front of a section, or on the home page for None. `story`: the key of what
    stands there; `following`: those of what stands under it."""

    section: int | None
    headline: str
    story: int
    following: list[int]

    def put(self, cards: dict[int, Card]) -> None:
        """Tells the card what stands under it, and how an editor calls it here."""
        if card := cards.get(self.story):
            card.is_called(self.headline)
            card.following = [cards[key] for key in self.following if key in cards]


def slots(language: str, *, at: datetime, section: int | None = None) -> list[Slot]:
    """Those that hold now, in their order: of a section, or of all fronts. 1 query."""
    own = {} if section is None else {"section": section}
    return [
        Slot(front, headline or "", story, [key for key in following if key])
        for front, headline, story, *following in _SLOTS.rows(at=at, language=language, **own)
    ]


def _slots(*, at: datetime, language: str, section: int | None = None) -> QuerySet[Any, Any]:
    public = Publication.objects.public(at=at).in_language(language)
    live = FrontSlot.objects.live(at=at)
    found = live if section is None else live.on(section)
    told: QuerySet[Any, Any] = found.with_stories(public)
    headline = build_localized_fieldname("headline_override", get_language() or "")
    return told.values_list("section_id", headline, "story", *_FOLLOWING)


_SLOTS = Compiled(_slots)
