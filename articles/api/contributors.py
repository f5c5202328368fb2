"""GET contributors/"""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from articles.api.documentation import PROBLEM
from articles.api.named import NamedQuery, named_page
from articles.api.reading import ReadersView
from articles.models import Contributor, Publication


class ContributorEntry(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    biography = serializers.CharField()


class ContributorPage(serializers.Serializer[Any]):
    next = serializers.URLField(allow_null=True)
    results = ContributorEntry(many=True)


class ContributorList(ReadersView):
    """People on the byline of public stories in this language."""

    query = NamedQuery

    @extend_schema(parameters=[NamedQuery], responses={200: ContributorPage, **PROBLEM})
    def get(self, request: Any) -> HttpResponse:
        public = Publication.objects.public(at=timezone.now()).in_language(self.language)
        return named_page(self, public.carry(Contributor), ContributorEntry)
