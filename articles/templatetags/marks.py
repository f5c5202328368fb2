"""The line above a headline: the marks a story bears, and its kicker where no mark says it."""

from typing import Any

from django import template
from django.template import Context
from django.utils.translation import gettext

from articles.models import Article

register = template.Library()


@register.inclusion_tag("components/kicker.html", takes_context=True)
def kicker(context: Context, story: Any) -> dict[str, Any]:
    """The context's `now` says what is live."""
    now = context.get("now")
    return marks_of(story, is_live=bool(now) and story.is_live(at=now))


def marks_of(story: Any, *, is_live: bool) -> dict[str, Any]:
    """`marks`: the word and the shape of the weightiest mark it bears, if any. A kicker that says
    what a mark says is left out."""
    marks = [
        (gettext("Live"), "mark-live", is_live),
        (gettext("Breaking"), "", story.is_breaking),
        (gettext("Exclusive"), "", story.is_exclusive),
        (gettext("Opinion"), "mark-quiet", story.is_opinion),
        (gettext("Analysis"), "mark-quiet", story.genre == Article.Genre.ANALYSIS),
    ]
    borne = [(word, shape) for word, shape, is_borne in marks if is_borne]
    words = {word for word, _shape in borne}
    return {"marks": borne[:1], "kicker": "" if story.kicker in words else story.kicker}
