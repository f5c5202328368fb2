"""GET most-shared/"""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from articles import shares
from articles.api.articles import section_named
from articles.api.cards import CARD_FIELDS, Card
from articles.api.documentation import PROBLEM
from articles.api.questions import Names, OneOf, Query
from articles.api.reading import ReadersView


class MostSharedQuery(Query):
    window = OneOf(choices=["24h", "7d"], default="24h")
    section = serializers.CharField(required=False, max_length=60, help_text="A section's slug.")
    limit = serializers.IntegerField(min_value=1, max_value=20, default=10)
    fields = Names(allowed=CARD_FIELDS, required=False)  # type: ignore[assignment]


class RankedCards(serializers.Serializer[Any]):
    results = Card(many=True)


class MostShared(ReadersView):
    """What readers pass on most, from their intents on our own site and apps; at most 4 queries."""

    query = MostSharedQuery

    @extend_schema(parameters=[MostSharedQuery], responses={200: RankedCards, **PROBLEM})
    def get(self, request: Any) -> HttpResponse:
        slug = self.asked.get("section")
        stories = shares.top(
            language=self.language,
            at=timezone.now(),
            window=self.asked["window"],
            limit=self.asked["limit"],
            section=section_named(slug) if slug else None,
        )
        cards = Card(stories, many=True, fields=self.asked.get("fields"))
        return self.fresh(stories, lambda: {"results": cards.data})
