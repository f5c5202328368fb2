"""Which public pages a story stands on, named by surrogate keys: a cache in front of the site keeps
pages under these names (the Surrogate-Key header) and drops them when the story moves."""

from typing import Any

from articles.models import Article


def keys(publication: Any) -> list[str]:
    """The names under which the page of this publication, or of its row, is kept."""
    return [f"article-{publication.article_id}", f"section-{publication.section_id}"]


def stale(article: Article) -> list[str]:
    """The names of every page a move of this story makes stale."""
    return [f"article-{article.pk}", f"section-{article.section_id}", "front", "latest"]
