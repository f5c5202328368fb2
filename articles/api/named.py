"""Lists of what stories hang on, in the order of their slugs, which never change."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.response import Response

from articles.api.pagination import DEFAULT_SIZE, LARGEST_SIZE
from articles.api.questions import Query


class NamedQuery(Query):
    after = serializers.CharField(
        required=False, max_length=120, help_text="The slug the page begins after."
    )
    page_size = serializers.IntegerField(min_value=1, max_value=LARGEST_SIZE, default=DEFAULT_SIZE)


def named_page(
    request: Any,
    rows: QuerySet,
    asked: dict[str, Any],
    language: str,
    entry: type[serializers.Serializer],
) -> Response:
    """One page of those that have a name in this language. One query."""
    rows = rows.exclude(**{f"name_{language}": ""}).exclude(**{f"name_{language}": None})
    if "after" in asked:
        rows = rows.filter(slug__gt=asked["after"])
    size = asked["page_size"]
    found = list(rows.order_by("slug")[: size + 1])
    following = None
    if len(found) > size:
        query = request.GET.copy()
        query["after"] = found[size - 1].slug
        following = f"{settings.SITE_URL}{request.path}?{query.urlencode()}"
    return Response({"next": following, "results": entry(found[:size], many=True).data})
