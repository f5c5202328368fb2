"""The newest of a live story, as fronts tell it under its headline."""

from collections.abc import Iterable

from articles.models import LiveEntry
from articles.models.live import stream
from articles.reading.cards import Card

SHOWN, READ = 3, 40


def tell_what_is_live(stories: Iterable[Card]) -> None:
    """Gives each that is live its `moments`. 1 query, or none. All are of one language."""
    live = {one.article_id: one for one in stories if one.is_live}
    if not live:
        return
    language = next(iter(live.values())).language
    rows = list(LiveEntry.objects.told_of(live, language)[:READ])
    for number, story in live.items():
        told = [one for one in stream(rows) if one.first.article_id == number]
        story.moments = [one for one in told if not one.is_taken_back][:SHOWN]
