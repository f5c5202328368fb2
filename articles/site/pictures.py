"""Where the pictures of a page stand."""

from articles.models import Publication


def picture_first(stories: list[Publication]) -> list[Publication]:
    """The same stories, the first one that has a picture in the lead: for places filled by time."""
    lead = next((one for one in stories if one.lead_image), None)
    return [lead, *(one for one in stories if one is not lead)] if lead else stories
