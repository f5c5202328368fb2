"""All renditions of a page's pictures in one query."""

from collections.abc import Iterable

from django.db.models import Prefetch, prefetch_related_objects

from articles.models import Image, Publication, Rendition


def fill_sizes(images: Iterable[Image | None]) -> None:
    """Gives each picture its `sizes`, which the picture component reads. One query, or none."""
    missing = [image for image in images if image and not hasattr(image, "sizes")]
    if missing:
        renditions = Rendition.objects.order_by("width")
        prefetch_related_objects(missing, Prefetch("renditions", renditions, to_attr="sizes"))


def picture_first(stories: list[Publication]) -> list[Publication]:
    """The same stories, the first one that has a picture in the lead: for places filled by time."""
    lead = next((one for one in stories if one.lead_image), None)
    return [lead, *(one for one in stories if one is not lead)] if lead else stories
