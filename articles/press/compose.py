"""One publication of one language, composed in memory."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from articles.models import Article, Attribution, Image, Publication, Revision
from articles.press.marks import mark_attributions
from articles.press.pictures import place_pictures
from articles.text.html import blocks, plain_text, reading_minutes, sanitise, word_count
from articles.text.slug import slugify


def compose(
    article: Article,
    revision: Revision,
    language: str,
    *,
    at: datetime,
    visible_from: datetime,
    byline: Sequence[Mapping[str, str]],
    images: Mapping[int, Image],
    disclosure: Mapping[str, Any] | None = None,
    refs: Sequence[tuple[Attribution, int]] = (),
) -> Publication:
    """An unsaved Publication: sanitised HTML, block tree, plain text, word count, slug.

    `byline`: name, slug and credit of each contributor in this language; `images`: the pictures
    that the body names, by id; `refs`: attributions with their place in the disclosure."""
    body = sanitise(article.text("body", language))
    text = plain_text(body)
    words = word_count(text)
    headline = article.text("headline", language)
    return Publication(
        article=article,
        uuid=article.uuid,
        language=language,
        revision=revision,
        section=article.section,
        genre=article.genre,
        urgency=article.urgency,
        is_exclusive=article.is_exclusive,
        is_sensitive=article.is_sensitive,
        shares_enabled=article.shares_enabled,
        show_share_count=article.show_share_count,
        slug=article.text("slug", language) or slugify(headline, language, fallback="story"),
        kicker=article.text("kicker", language),
        headline=headline,
        short_headline=article.text("short_headline", language),
        standfirst=article.text("standfirst", language),
        dateline=article.text("dateline", language),
        seo_title=article.text("seo_title", language),
        seo_description=article.text("seo_description", language),
        body_html=place_pictures(body, images, language),
        blocks=mark_attributions(
            blocks(body, language), [r for r in refs if r[0].language == language]
        ),
        plain_text=text,
        word_count=words,
        reading_minutes=reading_minutes(words, language),
        byline=[dict(one) for one in byline],
        disclosure=dict(disclosure or {}),
        lead_image_id=article.lead_image_id,
        visible_from=visible_from,
        first_published_at=visible_from,
        modified_at=at,
        is_held=article.legal_hold,
    )
