"""The working copy of a story as readers would get it, composed like a print and stored nowhere.
For its desk, and for whoever was given a link; no reader's door reads this."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from articles import press
from articles.models import Article, Contributor, Image, Publication, Section, Topic
from articles.reading import cards
from articles.workflow import composing


@dataclass(frozen=True, slots=True)
class Preview:
    """`publication` is unsaved, with no share buttons, for its address is not there yet."""

    publication: Publication
    people: list[dict[str, Any]]
    topics: list[Topic]


def preview(article: Article, language: str, *, at: datetime) -> Preview:
    """One language of the working copy. At most 14 queries."""
    composition = composing.compose(article)[language].composition
    named = {one.image for one in composition.pictures}
    if composition.lead:
        named.add(composition.lead.image)
    images = Image.objects.in_bulk(named)
    contributors = Contributor.objects.select_related("portrait").in_bulk(
        [key for key, _credit in composition.byline]
    )
    printed = press.publication(
        article,
        composition,
        at=at,
        visible_from=at,
        contributors=contributors,
        images=images,
    )
    printed.shares_enabled = False
    printed.section = article.section or Section()  # of a draft that has none yet
    if composition.lead:
        printed.lead_image = images.get(composition.lead.image)
    by_slug = {one.slug: one.portrait for one in contributors.values()}
    topics = Topic.objects.in_bulk(composition.topics)
    return Preview(
        publication=printed,
        people=[{**one, "portrait": by_slug.get(one["slug"])} for one in printed.byline],
        topics=[topics[key] for key in composition.topics if key in topics],
    )


def context(article: Article, language: str, *, at: datetime) -> dict[str, Any]:
    """What `site/preview.html` asks for."""
    found = preview(article, language, at=at)
    return {
        "now": at,
        "publication": found.publication,
        "card": cards.of_unsaved(found.publication, at=at),
        "section": article.section,
        "people": found.people,
        "topics": [one for one in found.topics if one.name],
        "corrections": [],
        "editions": [],
    }
