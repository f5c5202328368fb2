"""A reader who presses a share button."""

from datetime import datetime
from typing import Any

from articles import shares
from articles.models import Article
from tests import makers

PHONE = "Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 Chrome/126.0 Mobile"


def press(story: Article, at: datetime = makers.NOON, **words: Any) -> bool:
    """Whether the intent was counted."""
    asked = {"channel": "whatsapp", "language": "ar", "address": "192.0.2.7", "agent": PHONE}
    return shares.record(article_id=story.pk, at=at, **{**asked, **words})
