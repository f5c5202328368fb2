"""A paper that comes from before 0050 knows after it which stories a picture stands in."""

from importlib import import_module

import pytest
from django.apps import apps

from articles import roles, workflow
from articles.models import Article, NamedPicture
from tests import makers

pytestmark = pytest.mark.django_db
note = import_module("articles.migrations.0050_pictures_that_texts_name").note


def noted() -> set[tuple[int, int]]:
    return set(NamedPicture.objects.values_list("article", "image"))


def anew() -> set[tuple[int, int]]:
    NamedPicture.objects.all().delete()
    note(apps, None)
    return noted()


def test_those_of_the_working_copy_and_those_that_only_its_print_still_shows():
    story = makers.with_everything()
    inside = story.pictures.get().image
    story = workflow.publish(article=story, by=makers.person(roles.DESK_EDITOR), at=makers.NOON)
    assert noted() == {(story.pk, inside.pk)} == anew()
    bare = dict.fromkeys(["body_ar", "body_en"], makers.BODY)
    Article.objects.filter(pk=story.pk).update(**bare)
    assert anew() == {(story.pk, inside.pk)}
    story.publications.all().delete()
    assert anew() == set()
    Article.objects.filter(pk=story.pk).update(
        body_en=f'<figure data-image="{inside.pk}"></figure><figure data-image="999999"></figure>'
    )
    assert anew() == {(story.pk, inside.pk)}
