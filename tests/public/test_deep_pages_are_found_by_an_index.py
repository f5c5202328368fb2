"""A page from the middle of the archive begins where it begins, not at the newest story."""

from datetime import timedelta

import pytest
from django.db import connection

from articles.models import Publication
from articles.reading import keyset
from tests import makers

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="reads PostgreSQL's plan"),
]


@pytest.mark.parametrize("older", [True, False])
def test_a_place_is_a_bound_of_the_index(older):
    public = Publication.objects.public(at=makers.NOON).in_language("ar")
    place = keyset.Place(makers.NOON - timedelta(days=900), 7, older=older)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
    plan = keyset.asked(public, place, size=20, by="first_published_at").explain()
    bound = next(line for line in plan.splitlines() if "Index Cond" in line)
    assert f"first_published_at {'<=' if older else '>='}" in bound, plan
