"""The line above a headline: the marks a story bears, and its kicker where no mark says it."""

from typing import Any

from django import template
from django.utils.translation import gettext

from articles.models import Article

register = template.Library()


@register.inclusion_tag("components/kicker.html")
def kicker(story: Any) -> dict[str, Any]:
    """`marks`: pairs of a word and whether it is a quiet one. A kicker that says what a mark says
    is left out."""
    marks = [
        (gettext("Breaking"), False, story.is_breaking),
        (gettext("Exclusive"), False, story.is_exclusive),
        (gettext("Opinion"), True, story.is_opinion),
        (gettext("Analysis"), True, story.genre == Article.Genre.ANALYSIS),
    ]
    borne = [(word, quiet) for word, quiet, is_borne in marks if is_borne]
    words = {word for word, _quiet in borne}
    return {"marks": borne, "kicker": "" if story.kicker in words else story.kicker}
