"""Lists of what stories hang on, in the order of their slugs, which never change."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse
from rest_framework import serializers

from articles.api.pagination import DEFAULT_SIZE, LARGEST_SIZE
from articles.api.questions import Query
from articles.api.reading import ReadersView


class NamedQuery(Query):
    after = serializers.CharField(
        required=False, max_length=120, help_text="The slug the page begins after."
    )
    page_size = serializers.IntegerField(min_value=1, max_value=LARGEST_SIZE, default=DEFAULT_SIZE)


def named_page(
    view: ReadersView, rows: QuerySet[Any], entry: type[serializers.Serializer[Any]]
) -> HttpResponse:
    """One page of those that have a name in this language. One query."""
    asked, language = view.asked, view.language
    rows = rows.exclude(**{f"name_{language}": ""}).exclude(**{f"name_{language}": None})
    if "after" in asked:
        rows = rows.filter(slug__gt=asked["after"])
    size = asked["page_size"]
    found = list(rows.order_by("slug")[: size + 1])
    following = None
    if len(found) > size:
        query = view.request.GET.copy()
        query["after"] = found[size - 1].slug
        following = f"{settings.SITE_URL}{view.request.path}?{query.urlencode()}"
    page = found[:size]
    return view.fresh(
        [following, page], lambda: {"next": following, "results": entry(page, many=True).data}
    )
