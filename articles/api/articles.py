"""GET articles/ · GET articles/{id}/"""

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from articles import addresses
from articles.api import pagination
from articles.api.cards import CARD_FIELDS, Card
from articles.api.documentation import PROBLEM
from articles.api.languages import choose
from articles.api.problems import Problem
from articles.api.questions import Moment, Names, PagedQuery, Query
from articles.api.reading import ReadersView
from articles.api.stories import DETAIL_FIELDS, RELATED, Detail, pictures_of
from articles.models import Contributor, LiveEntry, Publication, Section, Topic
from articles.models.live import READ
from articles.reading import keyset
from articles.reading.shown import corrections_told

# What a story's page reads beside the story, in the order its validator takes it.
_READ = ("corrections", "related", "pictures", "entries")


class ArticlesQuery(PagedQuery):
    section = serializers.CharField(required=False, max_length=60, help_text="A section's slug.")
    topic = serializers.CharField(required=False, max_length=120, help_text="A topic's slug.")
    contributor = serializers.CharField(
        required=False, max_length=120, help_text="The slug of somebody on the byline."
    )
    since = Moment(
        required=False, help_text="Published then or later; write the + of an offset as %2B."
    )
    fields = Names(allowed=CARD_FIELDS, required=False)  # type: ignore[assignment]


class ArticleQuery(Query):
    fields = Names(allowed=DETAIL_FIELDS, required=False)  # type: ignore[assignment]


class CardPage(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)
    results = Card(many=True)


class ArticleList(ReadersView):
    """The newest first, at most 5 queries. An unknown topic or contributor has no stories."""

    query = ArticlesQuery

    @extend_schema(
        operation_id="articles_list",
        parameters=[ArticlesQuery],
        responses={200: CardPage, **PROBLEM},
    )
    def get(self, request: Any) -> HttpResponse:
        public = Publication.objects.public(at=timezone.now()).in_language(self.language)
        page = keyset.page(
            self._narrowed(public).for_card(),
            self.asked.get("cursor"),
            size=self.asked["page_size"],
            by="first_published_at",
        )
        facts = [page.next, page.previous, page.rows]
        return self.fresh(facts, lambda: self._composed(request, page))

    def _composed(self, request: Any, page: keyset.Page) -> dict[str, Any]:
        return {
            "next": pagination.link(request, page.next),
            "previous": pagination.link(request, page.previous),
            "results": Card(page.rows, many=True, fields=self.asked.get("fields")).data,
        }

    def _narrowed(self, stories: Any) -> Any:
        asked = self.asked
        if "section" in asked:
            stories = stories.in_section(section_named(asked["section"]))
        if "topic" in asked:
            stories = stories.about(_named(Topic, asked["topic"]))
        if "contributor" in asked:
            stories = stories.by_contributor(_named(Contributor, asked["contributor"]))
        if "since" in asked:
            stories = stories.filter(first_published_at__gte=asked["since"])
        return stories


def _named(model: type[Any], slug: str) -> int:
    """The key of the topic or person that has this slug, or had it, and one that nobody has: what
    is not public costs what nonsense costs. The database plans better for a key than for a slug."""
    keys = model.objects.filter(Q(slug=slug) | Q(former_slugs__slug=slug)).values_list("pk")
    found: tuple[int] = keys.first() or (0,)
    return found[0]


def section_named(slug: str) -> Section:
    """Raises Problem, naming the sections there are."""
    found = Section.objects.filter(slug=slug).first() or addresses.owner(Section, slug)
    if found is None:
        allowed = list(Section.objects.values_list("slug", flat=True))
        raise Problem("unknown_section", allowed=allowed)
    return found


class ArticleDetail(ReadersView):
    """One story in one language, at most 8 queries. Without ?lang= a story that is not printed in
    the language the reader wants comes in the one he would take next."""

    query = ArticleQuery

    @extend_schema(parameters=[ArticleQuery], responses={200: Detail, **PROBLEM})
    def get(self, request: Any, id: int) -> HttpResponse:
        now = timezone.now()
        public = Publication.objects.public(at=now)
        prints = public.filter(article_id=id).for_card().defer(None)
        printed = {one.language: one for one in prints.prefetch_related("topics")}
        language = choose(request, self.asked.get("lang"), printed)
        if language is None:
            raise self._nothing(request, id, now)
        self.speak(language)
        publication = printed[language]
        fields = self.asked.get("fields") or DETAIL_FIELDS
        corrections = corrections_told(publication.article_id, at=now)
        topics = list(publication.topics.all())
        keys = public.related_to(
            publication.pk,
            language,
            topics=[one.pk for one in topics],
            section=publication.section_id,
            most=RELATED,
        )
        related = public.filter(pk__in=keys).for_card().newest_first()
        context = {
            "printed": printed,
            "corrections": corrections,
            "related": list(related[:RELATED]) if "related" in fields else [],
            "pictures": pictures_of(publication) if "blocks" in fields else [],
            "entries": _stream(publication) if "entries" in fields else [],
        }
        facts = [list(printed.values()), topics, *(context[name] for name in _READ)]
        return self.fresh(facts, lambda: self._composed(publication, context))

    def _composed(self, publication: Publication, context: dict[str, Any]) -> Any:
        return Detail(publication, fields=self.asked.get("fields"), context=context).data

    def _nothing(self, request: Any, id: int, now: Any) -> Problem:
        """What was taken back says so; what is not public is no different from nonsense."""
        gone = Publication.objects.announced_gone(at=now).filter(article_id=id)
        told = {one.language: one for one in gone.defer("body_html", "blocks", "plain_text")}
        language = choose(request, self.asked.get("lang"), told)
        if language is None:
            return Problem("not_found")
        publication = told[language]
        code = "retracted" if publication.retracted_at else "withdrawn"
        return Problem(code, notice=publication.notice)


def _stream(publication: Publication) -> list[LiveEntry]:
    """The rows of a live story, the newest first. 1 query, or none."""
    if not publication.is_live_story:
        return []
    return list(LiveEntry.objects.told(publication.article_id, publication.language)[:READ])
