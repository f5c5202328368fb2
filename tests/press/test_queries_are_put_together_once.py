"""A query of readers' pages whose text is kept gives what its QuerySet gives, for any values."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.utils import timezone, translation

from articles.models import Publication, Section
from articles.models.compiled import Compiled
from tests import makers

pytestmark = pytest.mark.django_db


def _found(*, at: Any, language: str, keys: list[int]) -> QuerySet[Any, Any]:
    public = Publication.objects.public(at=at).in_language(language).filter(pk__in=keys)
    return public.newest_first().values_list("headline", "pk", "first_published_at", named=True)


def test_it_gives_what_the_queryset_gives() -> None:
    makers.archive(20, english=True)
    query, now = Compiled(_found), timezone.now()
    keys = list(Publication.objects.values_list("pk", flat=True))
    for at in (now, now - timedelta(days=365 * 9), now + timedelta(days=1)):
        for language in ("ar", "en", "fr"):
            for some in ([], keys[:1], keys[:8], keys[:9], keys):
                told = query.rows(at=at, language=language, keys=some)
                assert told == list(_found(at=at, language=language, keys=some))


def test_its_text_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def build(**values: Any) -> QuerySet[Any, Any]:
        made.append(values)
        return _found(**values)

    query = Compiled(build)
    for number in range(10):
        query.rows(at=timezone.now(), language="ar", keys=list(range(number)))
    assert len(made) == 2  # up to eight keys, and up to sixteen


def test_a_value_that_does_not_stand_in_the_query_is_a_mistake() -> None:
    def build(*, at: Any, word: str) -> QuerySet[Any, Any]:
        return Publication.objects.public(at=at).filter(headline__contains=word).values_list("pk")

    with pytest.raises(ValueError, match="does not stand"):
        Compiled(build).rows(at=timezone.now(), word="x")


def test_rows_of_a_model_that_speaks_languages_come_in_the_order_asked_for() -> None:
    makers.section()

    def build(*, slug: str) -> QuerySet[Any, Any]:
        found = Section.objects.filter(slug=slug)
        return found.values_list("name_en", "slug", "position", "name_ar", "pk")

    query = Compiled(build)
    for language in ("ar", "en"):
        with translation.override(language):
            assert query.rows(slug="economy") == list(build(slug="economy"))


def test_nothing_that_is_sent_becomes_a_part_of_the_statement() -> None:
    makers.section()

    def build(*, slug: str) -> QuerySet[Any, Any]:
        return Section.objects.filter(slug=slug).values_list("pk")

    assert Compiled(build).rows(slug="economy' OR 1=1 --") == []
