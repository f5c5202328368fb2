"""GET articles/ · GET articles/{id}/"""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from articles.api import pagination
from articles.api.cards import CARD_FIELDS, Card
from articles.api.documentation import PROBLEM
from articles.api.languages import choose
from articles.api.problems import Problem
from articles.api.questions import Moment, Names, PagedQuery, Query
from articles.api.reading import ReadersView, last_modified, last_move, moments_of
from articles.api.stories import DETAIL_FIELDS, Detail, corrections_of
from articles.models import Publication, Section


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


class CardPage(serializers.Serializer):
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
    def get(self, request: Any) -> Response:
        public = Publication.objects.public(at=timezone.now()).in_language(self.language)
        page = pagination.page(
            self._narrowed(public).for_card(),
            self.asked.get("cursor"),
            size=self.asked["page_size"],
            by="first_published_at",
        )
        cards = Card(page.rows, many=True, fields=self.asked.get("fields"))
        answer = {
            "next": pagination.link(request, page.next),
            "previous": pagination.link(request, page.previous),
            "results": cards.data,
        }
        changed = last_modified([*moments_of(page.rows), last_move()])
        return Response(answer, headers=changed)

    def _narrowed(self, stories: Any) -> Any:
        asked = self.asked
        if "section" in asked:
            stories = stories.in_section(section_named(asked["section"]))
        if "topic" in asked:
            stories = stories.filter(topics__slug=asked["topic"])
        if "contributor" in asked:
            stories = stories.filter(contributors__slug=asked["contributor"])
        if "since" in asked:
            stories = stories.filter(first_published_at__gte=asked["since"])
        return stories


def section_named(slug: str) -> Section:
    """Raises Problem, naming the sections there are."""
    found = Section.objects.filter(slug=slug).first()
    if found is None:
        allowed = list(Section.objects.values_list("slug", flat=True))
        raise Problem("unknown_section", allowed=allowed)
    return found


class ArticleDetail(ReadersView):
    """One story in one language, at most 8 queries. Without ?lang= a story that is not printed in
    the language the reader wants comes in the one he would take next."""

    query = ArticleQuery

    @extend_schema(parameters=[ArticleQuery], responses={200: Detail, **PROBLEM})
    def get(self, request: Any, id: int) -> Response:
        now = timezone.now()
        public = Publication.objects.public(at=now).filter(article_id=id)
        printed = {
            one.language: one for one in public.for_card().defer(None).prefetch_related("topics")
        }
        language = choose(request, self.asked.get("lang"), printed)
        if language is None:
            raise self._nothing(request, id, now)
        self.speak(language)
        publication = printed[language]
        corrections = corrections_of(publication, now)
        context = {"now": now, "printed": printed, "corrections": corrections}
        detail = Detail(publication, fields=self.asked.get("fields"), context=context)
        changed = last_modified([*moments_of([publication]), *(one.at for one in corrections)])
        return Response(detail.data, headers=changed)

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
