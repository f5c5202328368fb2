"""A small archive whose words are known."""

from datetime import datetime, timedelta

from django.utils import timezone

from articles import search, workflow
from articles.models import Publication
from articles.workflow import ArchivedStory
from tests import makers


def printed(*headlines: str, body: str = "نص المادة.", language: str = "ar") -> list[Publication]:
    """Prints a story for each headline, the first one the newest, an hour apart."""
    now = timezone.now()
    home, writer, about = makers.section(), makers.contributor(), makers.topic()
    stories = [
        ArchivedStory(
            texts={language: {"headline": headline, "body": f"<p>{body}</p>"}},
            language=language,
            section=home,
            published_at=now - timedelta(hours=place + 1),
            topics=[about],
            contributors=[(writer, "text")],
        )
        for place, headline in enumerate(headlines)
    ]
    made = workflow.take_in(stories, by=makers.person("managing_editor"), at=now)
    return [one.publications.get() for one in made]


def found(text: str, language: str = "ar", **narrowed: object) -> list[str]:
    """The headlines that answer, in order."""
    words = {"at": timezone.now(), **narrowed}
    return [one.headline for one in search.find(text=text, language=language, **words).publications]


def later(hours: float) -> datetime:
    return timezone.now() - timedelta(hours=hours)
