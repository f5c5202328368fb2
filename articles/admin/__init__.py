"""The editors' door: forms, lists and buttons in front of the desk. It translates between a screen
and the verbs of articles.workflow; it decides nothing itself."""

from articles.admin import (  # noqa: F401  each registers its noun
    account,
    article,
    breaking,
    contributor,
    correction,
    front,
    image,
    match,
    paper_page,
    power,
    section,
    setback,
    share_review,
    site,
    source,
    source_log,
    spelling,
    stock_phrase,
    story_template,
    topic,
    transition,
)
