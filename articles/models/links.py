"""What a print is about and who made it, a row each. When the story first appeared stands here too,
so that the newest of a topic or a person are found by an index, however old they are."""

from typing import ClassVar

from django.db import models

from articles.models.language import languages


class _Link(models.Model):
    language = models.CharField(max_length=8, choices=languages)
    first_published_at = models.DateTimeField()

    class Meta:
        abstract = True


class TopicLink(_Link):
    """Written by articles.press with the print."""

    publication = models.ForeignKey(
        "articles.Publication", models.CASCADE, related_name="topic_links"
    )
    topic = models.ForeignKey("articles.Topic", models.CASCADE, related_name="+")

    class Meta:
        db_table = "articles_publication_topics"
        unique_together: ClassVar = [("publication", "topic")]
        indexes: ClassVar = [
            models.Index(
                fields=["topic", "language", "-first_published_at", "-publication"],
                name="topic_newest",
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication} · {self.topic}"


class ContributorLink(_Link):
    """Written by articles.press with the print."""

    publication = models.ForeignKey(
        "articles.Publication", models.CASCADE, related_name="contributor_links"
    )
    contributor = models.ForeignKey("articles.Contributor", models.CASCADE, related_name="+")

    class Meta:
        db_table = "articles_publication_contributors"
        unique_together: ClassVar = [("publication", "contributor")]
        indexes: ClassVar = [
            models.Index(
                fields=["contributor", "language", "-first_published_at", "-publication"],
                name="contributor_newest",
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication} · {self.contributor}"
