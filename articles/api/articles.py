"""GET articles/ · GET articles/{id}/"""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from articles import addresses
from articles.api import listed, pagination, stories
from articles.api.cards import CARD_FIELDS, Card, absolute, share_count
from articles.api.documentation import PROBLEM
from articles.api.languages import choose
from articles.api.problems import Problem
from articles.api.questions import Moment, Names, PagedQuery, Query
from articles.api.reading import ReadersView
from articles.api.stories import BY_DEFAULT, DETAIL_FIELDS, RELATED, Detail, pictures_of
from articles.models import Article, Contributor, LiveEntry, Publication, Section, Topic
from articles.models.compiled import Compiled
from articles.models.live import READ
from articles.models.publication import address_of
from articles.press import pieces
from articles.reading import keyset

# What a story's page asks of the print beside its piece.
_COLUMNS = (
    "pk",
    "article_id",
    "language",
    "section_id",
    "section__slug",
    "slug",
    "genre",
    "shares_enabled",
    "show_share_count",
    "share_total",
    "shares_as_of",
    "story",
)


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
        place, size = self.asked.get("cursor"), self.asked["page_size"]
        values = self._narrowed()
        if place:
            values |= {"moment": place.moment, "pk": place.pk}
        way = place and place.older
        found = _LISTED.rows(way, size, at=timezone.now(), language=self.language, **values)
        page = keyset.cut(found, place, size=size, by="first_published_at")
        cards = listed.cards(page.rows)
        facts = [page.next, page.previous, *listed.facts(cards)]
        return self.fresh(facts, lambda: self._composed(request, page, cards))

    def _composed(self, request: Any, page: keyset.Page, cards: list[listed.Row]) -> dict[str, Any]:
        return {
            "next": pagination.link(request, page.next),
            "previous": pagination.link(request, page.previous),
            "results": listed.composed(cards, self.asked.get("fields")),
        }

    def _narrowed(self) -> dict[str, Any]:
        """What is asked for of the stories, by the names of `_listed`."""
        asked, values = self.asked, {}
        if "section" in asked:
            values["section"] = section_named(asked["section"]).pk
        if "topic" in asked:
            values["topic"] = _named(Topic, asked["topic"])
        if "contributor" in asked:
            values["contributor"] = _named(Contributor, asked["contributor"])
        if "since" in asked:
            values["since"] = asked["since"]
        return values


def _listed(
    older: bool | None,
    size: int,
    *,
    at: datetime,
    language: str,
    section: int | None = None,
    topic: int | None = None,
    contributor: int | None = None,
    since: datetime | None = None,
    moment: datetime | None = None,
    pk: int = 0,
) -> QuerySet[Any, Any]:
    found = Publication.objects.public(at=at).in_language(language)
    if section is not None:
        found = found.in_section(section)
    if topic is not None:
        found = found.about(topic)
    if contributor is not None:
        found = found.by_contributor(contributor)
    if since is not None:
        found = found.filter(first_published_at__gte=since)
    place = keyset.Place(moment, pk, bool(older)) if moment else None
    return listed.rows(keyset.asked(found, place, size=size, by="first_published_at"))


_LISTED = Compiled(_listed)


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
        printed = {one.language: one for one in _PRINTED.rows(at=now, number=int(id))}
        language = choose(request, self.asked.get("lang"), printed)
        if language is None:
            raise self._nothing(request, id, now)
        self.speak(language)
        row = printed[language]
        fields = self.asked.get("fields") or BY_DEFAULT
        (kept,) = pieces.kept_or_made("story", [row])
        told = pieces.unpacked(kept)
        related = _related(row, told.pop("topic_keys"), now) if "related" in fields else []
        pictures = pictures_of(told["blocks"]) if "blocks" in fields else []
        rows = _stream(row) if "entries" in fields else []
        alternates = [
            {"language": one.language, "url": absolute(address_of(one))}
            for one in printed.values()
            if one is not row
        ]
        facts = [row[:-1], bytes(kept), alternates, *listed.facts(related), pictures, rows]

        def composed() -> dict[str, Any]:
            story = {
                **told,
                "blocks": stories.with_pictures(told["blocks"], pictures),
                "shares": share_count(row),
                "entries": stories.entries(rows),
                "related": listed.composed(related, None),
                "alternates": alternates,
            }
            return {name: story[name] for name in DETAIL_FIELDS if name in fields}

        return self.fresh(facts, composed)

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


def _printed(*, at: datetime, number: int) -> QuerySet[Any, Any]:
    public = Publication.objects.public(at=at).filter(article_id=number).order_by("language")
    told = public.with_shares().annotate(story=pieces.piece("story"))
    return told.values_list(*_COLUMNS, named=True)


_PRINTED = Compiled(_printed)


def _related(row: Any, topics: list[int], now: datetime) -> list[listed.Row]:
    """The newest on its subject. 1 query."""
    own: dict[str, Any] = {f"topic_{place}": key for place, key in enumerate(topics)}
    own |= {} if topics else {"section": row.section_id}
    return listed.cards(_RELATED.rows(at=now, pk=row.pk, language=row.language, **own))


def _on_its_subject(
    *, at: datetime, pk: int, language: str, section: int = 0, **topics: int
) -> QuerySet[Any, Any]:
    public = Publication.objects.public(at=at)
    keys = public.related_to(pk, language, topics=topics.values(), section=section, most=RELATED)
    return listed.rows(public.filter(pk__in=keys).newest_first()[:RELATED])


_RELATED = Compiled(_on_its_subject)


def _stream(row: Any) -> list[LiveEntry]:
    """The rows of a live story, the newest first. 1 query, or none."""
    if row.genre != Article.Genre.LIVE:
        return []
    return list(LiveEntry.objects.told(row.article_id, row.language)[:READ])
