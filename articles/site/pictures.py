"""Where the pictures of a page stand."""

from articles.reading.cards import Card


def picture_first(stories: list[Card]) -> list[Card]:
    """The same stories, the first one that has a picture in the lead: for places filled by time."""
    lead = next((one for one in stories if one.picture), None)
    return [lead, *(one for one in stories if one is not lead)] if lead else stories
