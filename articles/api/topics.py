"""GET topics/"""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from articles.api.documentation import PROBLEM
from articles.api.named import NamedQuery, named_page
from articles.api.reading import ReadersView
from articles.models import Publication, Topic


class TopicEntry(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    kind = serializers.ChoiceField(choices=Topic.Kind.choices)
    description = serializers.CharField()


class TopicPage(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    results = TopicEntry(many=True)


class TopicList(ReadersView):
    """Topics of public stories in this language: one that only a draft has is not named."""

    query = NamedQuery

    @extend_schema(parameters=[NamedQuery], responses={200: TopicPage, **PROBLEM})
    def get(self, request: Any) -> HttpResponse:
        public = Publication.objects.public(at=timezone.now()).in_language(self.language)
        return named_page(self, public.carry(Topic), TopicEntry)
