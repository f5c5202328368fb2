"""Pieces that lead to an unnamed source when they are put together. Said to its handler and to a
chief who may decide on it, to nobody else: the warning itself is a piece."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from articles import roles
from articles.models import Article, Attribution
from articles.models.account import Someone, groups_of
from articles.models.source import Agreement, Source
from articles.sources.risk import UNNAMED, Sourcing
from articles.sources.telling import Risk
from articles.text.normalise import fold

MANY_STORIES = 5  # in which one source stays unnamed


def jigsaw(article: Article, sourcing: Sourcing, who: Someone) -> Iterator[Risk]:
    """What may lead readers to a source of this story, for whoever may know it. No query for
    a story without an unnamed source, at most 4 otherwise."""
    known = _known_to(who, sourcing.unnamed_source_ids)
    if not known:
        return
    behind = Attribution.objects.filter(
        agreement__source__in=known, agreement__ground_rule__in=UNNAMED
    )
    counted = behind.order_by().values("agreement__source")
    if counted.annotate(of=Count("article", distinct=True)).filter(of__gte=MANY_STORIES).exists():
        yield Risk(
            _("An unnamed source of it stands behind many stories: together they may lead to him."),
            _("Describe the source more widely, or rest this story on another one."),
        )
    told = {one.agreement_id: one.agreement for one in sourcing.unnamed}
    if any(_is_narrow(article, one) for one in told.values() if one.source_id in known):
        yield Risk(
            _(
                "Its dateline, its topics and how the source is described may fit few people when "
                "they are read together."
            ),
            _("Leave out the place, or describe the source without the body that a topic names."),
        )


def _known_to(who: Someone, sources: set[int]) -> set[int]:
    """Those of these sources that this account handles or may decide on."""
    held = groups_of(who)
    if not sources or not held & roles.HANDLERS:
        return set()
    may = Q() if held & roles.CHIEFS else Q(handler=who)
    seen = Source.objects.seen_by(who).filter(may, pk__in=sources)
    return set(seen.values_list("pk", flat=True))


def _is_narrow(article: Article, agreement: Agreement) -> bool:
    """The description names what a topic of the story names, and the story says where it was
    written."""
    language = article.source_language
    described = fold(getattr(agreement, f"description_{language}") or "")
    if not article.text("dateline", language).strip() or not described:
        return False
    named = (getattr(topic, f"name_{language}") for topic in article.topics.all())
    return any(fold(name) in described for name in named if name)
