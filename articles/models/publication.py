"""What readers get: one row per story and language, written by articles.press alone.

`Publication.objects.public(at=…)` is the only gate between the desk and the readers."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.contributor import Contributor
from articles.models.edition import Edition
from articles.models.language import languages
from articles.models.links import ContributorLink, TopicLink
from articles.models.section import Section
from articles.models.share import ShareTotal
from articles.models.topic import Topic

# From how many words and headings on a story has a list of its parts beside it.
_LONG, _PARTS = 900, 3
_BY_LINK = ("linked_at", "linked_key")
_HEAVY = ("body_html", "blocks", "plain_text", "disclosure", "old_slugs")


class PublicationQuerySet(models.QuerySet["Publication"]):
    def public(self, *, at: datetime) -> "PublicationQuerySet":
        """What a reader may see at this moment. Time is compared here and nowhere else, so a late
        clock holds no story back and an early one releases none."""
        return self.filter(
            visible_from__lte=at,
            withdrawn_at__isnull=True,
            retracted_at__isnull=True,
            is_held=False,
        )

    def announced_gone(self, *, at: datetime) -> "PublicationQuerySet":
        """Stories that were public and were taken back, whose address tells the reader so."""
        return self.filter(visible_from__lte=at, is_held=False).filter(
            Q(withdrawn_at__isnull=False) | Q(retracted_at__isnull=False)
        )

    def in_language(self, language: str) -> "PublicationQuerySet":
        return self.filter(language=language)

    def in_section(self, section: Section | int | OuterRef) -> "PublicationQuerySet":
        return self.filter(section=section)

    def about(self, topic: Topic | int | OuterRef) -> "PublicationQuerySet":
        return self._linked("topic_links", topic=topic)

    def by_contributor(self, contributor: Contributor | int | OuterRef) -> "PublicationQuerySet":
        return self._linked("contributor_links", contributor=contributor)

    def _linked(self, links: str, **owner: Any) -> "PublicationQuerySet":
        """Those that have such a link, ordered by the link's own columns (`ordered_by`)."""
        one = {f"{links}__{name}": value for name, value in owner.items()}
        found = self.filter(**one, **{f"{links}__language": F("language")})
        columns = (f"{links}__first_published_at", f"{links}__publication")
        return found.alias(**dict(zip(_BY_LINK, map(F, columns), strict=True)))

    def carry(self, model: type[Topic] | type[Contributor]) -> models.QuerySet[Any]:
        """The topics, or the people, that one of these stories has. Each is asked for its newest,
        by the index of its links; joined, the database would read every story for the few."""
        owner = OuterRef("pk")
        stories = self.about(owner) if model is Topic else self.by_contributor(owner)
        newest = stories.order_by(*(f"-{name}" for name in stories.ordered_by)).values("pk")[:1]
        found: models.QuerySet[Any] = model._default_manager.alias(newest=Subquery(newest))
        return found.filter(newest__isnull=False)

    @property
    def ordered_by(self) -> tuple[str, str]:
        """What tells the newest: the moment and the key, of the print or of its link. The two say
        the same; the one that the condition is about has the index."""
        return _BY_LINK if _BY_LINK[0] in self.query.annotations else ("first_published_at", "pk")

    def newest_first(self) -> "PublicationQuerySet":
        return self.order_by(*(f"-{column}" for column in self.ordered_by))

    def by_day(self) -> dict[date, int]:
        """How many were printed on each day of the site's clock. 1 query."""
        counted = self.order_by().annotate(day=TruncDate("first_published_at")).values("day")
        return dict(counted.annotate(n=Count("pk")).values_list("day", "n"))

    def related_to(
        self, pk: int, language: str, *, topics: Iterable[int], section: int, most: int
    ) -> "models.QuerySet[Any, Any]":
        """The keys of the `most` newest others than this one on each of these topics; of its
        section where there are none."""
        others = self.in_language(language).exclude(pk=pk)
        lists = [others.about(one) for one in topics] or [others.in_section(section)]
        # One after the other: a condition on all of them at once reads the archive.
        keys = [one.newest_first().values("pk")[:most] for one in lists]
        first, *rest = (Publication.objects.filter(pk__in=one).values("pk") for one in keys)
        return first.union(*rest)

    def with_neighbours(self, *, at: datetime) -> "PublicationQuerySet":
        """`older_key` and `newer_key`: of its section and language, the last story before it and
        the first one after it."""
        here = Publication.objects.public(at=at).exclude(pk=OuterRef("pk"))
        here = here.filter(language=OuterRef("language"), section=OuterRef("section"))
        moment = OuterRef("first_published_at")
        older = here.filter(first_published_at__lte=moment).newest_first()
        newer = here.filter(first_published_at__gt=moment).order_by("first_published_at", "id")
        return self.annotate(
            older_key=Subquery(older.values("pk")[:1]), newer_key=Subquery(newer.values("pk")[:1])
        )

    def with_shares(self) -> "PublicationQuerySet":
        total = ShareTotal.objects.filter(article=OuterRef("article"))
        return self.annotate(
            share_total=Coalesce(Subquery(total.values("total")[:1]), 0),
            shares_as_of=Subquery(total.values("as_of")[:1]),
        )

    def for_card(self) -> "PublicationQuerySet":
        """What a teaser shows: 2 queries, without the text."""
        return self.defer(*_HEAVY).select_related("section", "lead_image").with_shares()

    def for_pieces(self) -> "PublicationQuerySet":
        """With all that pieces of pages are made of (articles.press.pieces): 3 queries."""
        return self.select_related("section", "lead_image").prefetch_related(
            "topics", with_portraits()
        )


def with_portraits() -> "models.Prefetch[Any]":
    return models.Prefetch("contributors", Contributor.objects.select_related("portrait"))


def address(language: str, section: str, number: int, slug: str) -> str:
    """The canonical path of a story; `section` is the slug of its section."""
    return f"{Edition(language).root}/{quote(section)}/{number}/{quote(slug)}/"


def address_of(row: Any) -> str:
    """The same from a row of values: `language`, `section__slug`, `article_id`, `slug`."""
    return address(row.language, row.section__slug, row.article_id, row.slug)


class Publication(models.Model):
    article = models.ForeignKey(Article, models.PROTECT, related_name="publications")
    uuid = models.UUIDField()
    language = models.CharField(max_length=8, choices=languages)
    revision = models.ForeignKey("articles.Revision", models.PROTECT, related_name="+")
    section = models.ForeignKey("articles.Section", models.PROTECT, related_name="publications")
    languages = models.JSONField(default=list)

    genre = models.CharField(max_length=10, choices=Article.Genre)
    urgency = models.PositiveSmallIntegerField(default=5)
    is_exclusive = models.BooleanField(default=False)
    is_sensitive = models.BooleanField(default=False)
    shares_enabled = models.BooleanField(default=True)
    show_share_count = models.BooleanField(default=True)

    slug = models.CharField(max_length=120)
    old_slugs = models.JSONField(default=list)
    kicker = models.CharField(max_length=80, blank=True)
    headline = models.CharField(max_length=200)
    short_headline = models.CharField(max_length=80, blank=True)
    standfirst = models.TextField(blank=True)
    dateline = models.CharField(max_length=80, blank=True)
    seo_title = models.CharField(max_length=120, blank=True)
    seo_description = models.CharField(max_length=320, blank=True)
    body_html = models.TextField()
    blocks = models.JSONField(default=list)
    plain_text = models.TextField()
    word_count = models.PositiveIntegerField(default=0)
    reading_minutes = models.PositiveSmallIntegerField(default=1)
    byline = models.JSONField(default=list)
    disclosure = models.JSONField(default=dict)
    contributors = models.ManyToManyField(
        "articles.Contributor", through=ContributorLink, related_name="publications"
    )
    topics = models.ManyToManyField(
        "articles.Topic", through=TopicLink, related_name="publications"
    )
    lead_image = models.ForeignKey(
        "articles.Image", models.SET_NULL, null=True, related_name="publications"
    )
    # Its words as they were signed; what is written on the picture's page later is not printed.
    lead_alt_text = models.CharField(max_length=300, blank=True)
    lead_caption = models.CharField(max_length=400, blank=True)
    lead_credit = models.CharField(max_length=120, blank=True)
    proof = models.ForeignKey("articles.Proof", models.PROTECT, null=True, related_name="+")

    visible_from = models.DateTimeField()
    first_published_at = models.DateTimeField()
    # What readers are told; a typing slip does not move it.
    modified_at = models.DateTimeField()
    printed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    retracted_at = models.DateTimeField(null=True)
    is_held = models.BooleanField(default=False)
    # Of a live story: until when, by its last entry (articles.workflow.live).
    live_until = models.DateTimeField(null=True)
    notice = models.TextField(blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "language"], name="publication_once_per_language"
            ),
            models.CheckConstraint(
                name="publication_retraction_has_notice",
                violation_error_message=_("A retraction tells readers why."),
                condition=Q(retracted_at__isnull=True) | ~Q(notice=""),
            ),
        ]
        indexes = [
            models.Index(
                fields=["language", "-first_published_at", "-id"], name="publication_latest"
            ),
            models.Index(
                fields=["language", "section", "-first_published_at", "-id"],
                name="publication_section",
            ),
            models.Index(
                fields=["language", "genre", "-first_published_at", "-id"],
                name="publication_genre",
            ),
            # What comes out or ends next (articles.freshness.moments).
            models.Index(fields=["visible_from"], name="publication_comes_out"),
            models.Index(
                fields=["live_until"],
                condition=Q(live_until__isnull=False),
                name="publication_live_until",
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        """The canonical path, percent-encoded once; the first language stands at the root."""
        return address(self.language, self.section.slug, self.article_id, self.slug)

    @property
    def is_breaking(self) -> bool:
        """Urgency 1 and 2 are IPTC's flash and bulletin."""
        return self.urgency <= 2

    @property
    def is_opinion(self) -> bool:
        return self.genre == Article.Genre.OPINION

    @property
    def is_live_story(self) -> bool:
        """Whether it has a stream, be it over or not."""
        return self.genre == Article.Genre.LIVE

    def is_live(self, *, at: datetime) -> bool:
        return self.is_live_story and self.live_until is not None and self.live_until > at

    @property
    def parts(self) -> list[str]:
        """The headings of a long story, in order; [] for one that is read in one go."""
        found = [
            "".join(span["text"] for span in block["spans"])
            for block in self.blocks
            if block["type"] == "heading" and block["level"] == 2
        ]
        return found if self.word_count >= _LONG and len(found) >= _PARTS else []

    def short_url(self) -> str:
        """The short ASCII path that copy and share buttons hand out."""
        return f"{Edition(self.language).root}/n/{self.article_id}"
