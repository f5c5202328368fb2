"""The readers' pages: one view a page, and nothing here decides what a reader may see."""

from articles.site.views.archive import archive, day, month
from articles.site.views.breaking import breaking
from articles.site.views.card import card, card_of, shape
from articles.site.views.corrections import corrections
from articles.site.views.errors import away, not_found, server_error
from articles.site.views.front import front
from articles.site.views.lists import author, latest, section, topic
from articles.site.views.live import live
from articles.site.views.most_shared import most_shared
from articles.site.views.of_the_paper import POLICIES
from articles.site.views.of_the_paper import page as of_the_paper
from articles.site.views.preview import preview
from articles.site.views.report import report
from articles.site.views.search import search, suggest
from articles.site.views.sharing import share
from articles.site.views.still import feeds, offline
from articles.site.views.story import article, short
from articles.site.views.worker import speculation, worker

__all__ = [
    "POLICIES",
    "archive",
    "article",
    "author",
    "away",
    "breaking",
    "card",
    "card_of",
    "corrections",
    "day",
    "feeds",
    "front",
    "latest",
    "live",
    "month",
    "most_shared",
    "not_found",
    "of_the_paper",
    "offline",
    "preview",
    "report",
    "search",
    "section",
    "server_error",
    "shape",
    "share",
    "short",
    "speculation",
    "suggest",
    "topic",
    "worker",
]
