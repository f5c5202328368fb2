"""The bands of the home page: which layout each section gets, and which of its stories stand there.

An editor says how a section should stand. What its stories cannot fill gives way to the nearest
layout that they can, so that no place of a page is empty."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Layout, Match, Section
from articles.reading.cards import Card
from articles.site.pictures import picture_first

# How many stories each layout takes.
MOST = {
    Layout.LEAD: 7,
    Layout.PAIR: 6,
    Layout.LIST: 4,
    Layout.OPINION: 5,
    Layout.LONG: 1,
    Layout.SPORT: 4,
    Layout.CULTURE: 4,
}
PLACES = max(MOST.values())
_BY_TURNS = (Layout.LEAD, Layout.PAIR, Layout.LIST)


@dataclass(slots=True)
class Band:
    """`section` is None for the opinions of a paper that has no section for them."""

    section: Section | None
    layout: Layout
    stories: list[Card]
    matches: Sequence[Match] = ()

    @property
    def template(self) -> str:
        return f"components/bands/{self.layout}.html"

    @property
    def results(self) -> list[dict[str, Any]]:
        """`name` and `matches`, each competition once, that of the first match first."""
        names = dict.fromkeys(one.competition for one in self.matches)
        return [
            {"name": name, "matches": [one for one in self.matches if one.competition == name]}
            for name in names
        ]


def opinions(section: Section | None, stories: Sequence[Card]) -> list[Band]:
    """Those of the whole paper, at the place of the section that is laid out for them."""
    told = list(stories[: MOST[Layout.OPINION]])
    return [Band(section, Layout.OPINION, told)] if told else []


def band(
    section: Section,
    stories: Sequence[Card],
    *,
    matches: Sequence[Match],
    is_placed: bool,
    above: Layout | None,
) -> list[Band]:
    """The band of a section, or none. `stories`: its own, in their order; `is_placed`: whether an
    editor chose the first of them; `above`: the layout of the band over it, which is repeated only
    where an editor asked for it or nothing else can be filled. Opinion stands elsewhere."""
    asked = Layout(section.layout)
    if asked == Layout.NONE or not stories:
        return []
    pictures = sum(bool(one.picture) for one in stories)
    can_be_filled = {
        Layout.LEAD: True,
        Layout.PAIR: pictures > 1,
        Layout.LIST: len(stories) > 1,
        Layout.LONG: is_placed,
        Layout.SPORT: bool(matches),
        Layout.CULTURE: pictures > 0,
    }
    wished = (asked, _next(above), Layout.LEAD)
    layout = next(one for one in wished if can_be_filled.get(one))
    told = list(stories) if is_placed else _pictures_first(stories, layout)
    return [Band(section, layout, told[: MOST[layout]], matches)]


def _next(above: Layout | None) -> Layout:
    """Whose turn it is after the band above."""
    turn = _BY_TURNS.index(above) + 1 if above in _BY_TURNS else 0
    return _BY_TURNS[turn % len(_BY_TURNS)]


def _pictures_first(stories: Sequence[Card], layout: Layout) -> list[Card]:
    if layout != Layout.PAIR:
        return picture_first(list(stories))
    pair = [one for one in stories if one.picture][:2]
    return [*pair, *(one for one in stories if one not in pair)]
