"""GET sections/"""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from articles.api.documentation import PROBLEM
from articles.api.questions import Query
from articles.api.reading import ReadersView
from articles.models import Section


class SectionEntry(serializers.Serializer[Any]):
    slug = serializers.CharField()
    name = serializers.CharField()
    colour = serializers.CharField()


class Sections(serializers.Serializer[Any]):
    results = SectionEntry(many=True)


class SectionList(ReadersView):
    """The sections that have a name in this language, in the paper's order."""

    @extend_schema(parameters=[Query], responses={200: Sections, **PROBLEM})
    def get(self, request: Any) -> HttpResponse:
        named = [section for section in Section.objects.all() if section.name]
        return self.fresh(named, lambda: {"results": SectionEntry(named, many=True).data})
